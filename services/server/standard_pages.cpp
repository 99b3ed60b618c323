// Each page is made when it is asked for; but the description of the API once.
#include "services/server/standard_pages.h"

#include <algorithm>
#include <memory>

#include "services/gateway/openapi.h"
#include "services/server/process_figures.h"

namespace motcua {
namespace {

constexpr const char* plain_text = "text/plain; charset=utf-8";

Language language_of(const PageRequest& request) {
  return parse_language(header_of(request.headers, "accept-language"));
}

PageAnswer in_words(int status, const std::string& text) {
  return {.status = status, .headers = {{"content-type", plain_text}}, .body = text + "\n"};
}

// Whoever looks after the server: from near, or an operator.
bool looks_after(const Door* door, const PageRequest& request) {
  if (!door || door->identity->is_near(request.address)) return true;
  CallStart start{.metadata = {},
                  .origin = {.address = request.address,
                             .certificate = request.certificate,
                             .is_encrypted = request.is_encrypted}};
  for (const auto& [name, value] : request.headers) start.metadata.emplace_back(name, value);
  const auto caller = door->identity->identify(start);
  if (!caller || !caller->account || caller->asked_first) return false;
  return caller->access(operating).check_role("").has_value();
}

// Others hear the reason by its name alone: the words name folders and what the disk said.
PageAnswer readiness(const Watched& watched, const PageRequest& request) {
  const NotWriting not_writing = watched.engine.status().not_writing;
  const Language language = language_of(request);
  if (!not_writing) return in_words(200, message("page.ready", {}, language));
  std::string text(name_of(not_writing->reason));
  if (looks_after(watched.door, request)) text += ": " + message_of(*not_writing, language);
  return in_words(503, text);
}

double changes_in(const CellLag& lag) {
  size_t changes = 0;
  for (size_t i = 0; i < lag.run_count(); ++i) changes += lag.run(i).size();
  return static_cast<double>(changes);
}

void add_engine_figures(const Engine& engine, std::vector<Gauge>& figures) {
  const EngineStatus status = engine.status();
  const auto add = [&](const char* name, const char* help, auto value) {
    figures.push_back({name, help, static_cast<double>(value), ""});
  };
  add("motcua_journal_sequence", "The last record.", status.head.sequence);
  add("motcua_dossiers", "Dossiers in the register.", status.head.dossiers);
  add("motcua_writing", "1: commands are decided; 0: each is refused.", status.not_writing ? 0 : 1);
  add("motcua_tray_commands", "Commands that wait for the writer.", status.waiting_commands);
  add("motcua_lag_changes", "Changes of cells that readers add, not in the cells yet.",
      changes_in(engine.snapshot().cell_lag));
  add("motcua_disk_free_bytes", "Free where the data lie.", status.disk_free_bytes);
  add("motcua_groups_total", "Groups of commands, one sync each.", status.groups.groups);
  add("motcua_group_records_total", "Records of these groups.", status.groups.records);
  add("motcua_sync_seconds_total", "Time that these syncs took.",
      static_cast<double>(status.groups.sync_microseconds) / 1e6);
  for (const StoreFigure& figure : engine.store_figures()) {
    const size_t dot = figure.name.find('.');
    std::string name = "rocksdb_" + figure.name.substr(dot + 1);
    for (char& c : name) c = c == '-' ? '_' : c;
    figures.push_back({std::move(name), "As RocksDB says.", static_cast<double>(figure.value),
                       "database=" + figure.name.substr(0, dot)});
  }
}

void add_door_figures(const Door& door, std::vector<Gauge>& figures) {
  const DoorJournal::Figures journal = door.journal->figures();
  figures.push_back({"motcua_door_journal_waiting",
                     "Sign-ins, denials and looks that wait to be written, once a second.",
                     static_cast<double>(journal.waiting)});
  figures.push_back({"motcua_door_journal_lost_total", "Of these those that found no room.",
                     static_cast<double>(journal.lost)});
}

void add_transport_figures(const Watched& watched, std::vector<Gauge>& figures) {
  const GatewayFigures http = watched.gateway.figures();
  const auto add = [&](const char* name, const char* help, size_t value, const char* label = "") {
    figures.push_back({name, help, static_cast<double>(value), label});
  };
  constexpr const char* queue = "motcua_worker_tasks";
  constexpr const char* queue_help = "Calls that wait for a worker.";
  add(queue, queue_help, watched.pages.waiting(), "queue=pages");
  add(queue, queue_help, watched.reports.waiting(), "queue=reports");
  add(queue, queue_help, watched.audits.waiting(), "queue=audits");
  add(queue, queue_help, watched.sign_ins.waiting(), "queue=sign_ins");
  add("motcua_waiting_answers_bytes", "Large answers that callers have not taken.",
      watched.methods.answers().bytes());
  add("motcua_http_connections", "Open HTTP connections.", http.connections);
  add("motcua_http_calls", "HTTP calls and pages under way.", http.calls);
  add("motcua_http_streams", "Of these, streams.", http.streams);
  add("motcua_http_body_bytes", "Bodies of HTTP requests that are held.", http.body_bytes);
  add("motcua_http_refused_connections_total", "HTTP connections that were too many.",
      http.refused_connections);
}

// Of each RocksDB property both databases, one after another, as the format wants it.
void sort_by_name(std::vector<Gauge>& figures) {
  std::stable_sort(figures.begin(), figures.end(),
                   [](const Gauge& a, const Gauge& b) { return a.name < b.name; });
}

std::string metrics_of(const Watched& watched) {
  std::vector<Gauge> figures;
  add_engine_figures(watched.engine, figures);
  add_transport_figures(watched, figures);
  if (watched.door) add_door_figures(*watched.door, figures);
  add_process_figures(figures);
  sort_by_name(figures);
  return watched.metrics.text(figures);
}

// A plain page without style or script: what is here, in both languages.
std::string index_page(bool has_sign_in) {
  std::string html =
      "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Motcua</title>";
  for (const Language language : {Language::vietnamese, Language::english}) {
    html += "<section lang=\"" + std::string(locale_of(language)) + "\"><h1>" +
            message("page.title", {}, language) + "</h1>";
    if (has_sign_in) {
      html += "<p><a href=\"/sign-in\">" + message("page.sign_in", {}, language) + "</a></p>";
    }
    html += "<p>" + message("page.calls", {}, language) + "</p><ul>";
    for (const char* const path : {"/openapi.json", "/readyz", "/healthz", "/metrics"}) {
      html += "<li><a href=\"" + std::string(path) + "\">" + path +
              "</a>: " + message("page." + std::string(path + 1), {}, language) + "</li>";
    }
    html += "</ul></section>";
  }
  return html + "</html>\n";
}

}  // namespace

void add_standard_pages(Gateway& gateway, const Watched& watched) {
  gateway.add_page("GET", "/healthz",
                   [](const PageRequest&, PageDone done) { done(in_words(200, "ok")); });
  gateway.add_page("GET", "/readyz", [watched](const PageRequest& request, PageDone done) {
    done(readiness(watched, request));
  });
  gateway.add_page("GET", "/metrics", [watched](const PageRequest& request, PageDone done) {
    if (!looks_after(watched.door, request)) {
      return done(in_words(403, message("page.metrics_refused", {}, language_of(request))));
    }
    done({.headers = {{"content-type", "text/plain; version=0.0.4; charset=utf-8"}},
          .body = metrics_of(watched)});
  });
  PageFiles own;
  own.add("/openapi.json", openapi_of(watched.methods, built_in_descriptors()));
  own.add("/index.html", index_page(watched.door != nullptr));
  const auto index = std::make_shared<const PageFile>(own.all().at("/index.html"));
  gateway.add_page("GET", "/", [index](const PageRequest& request, PageDone done) {
    done(answer_with(*index, request));
  });
  add_files(gateway, std::move(own));
}

void add_files(Gateway& gateway, PageFiles files) {
  const auto kept = std::make_shared<const PageFiles>(std::move(files));
  for (const auto& [path, file] : kept->all()) {
    gateway.add_page("GET", path, [kept, &file = file](const PageRequest& request, PageDone done) {
      done(answer_with(file, request));
    });
  }
}

}  // namespace motcua
