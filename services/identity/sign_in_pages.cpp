// Forms in, redirections out; the session goes as a cookie that scripts cannot read.
#include "services/identity/sign_in_pages.h"

#include <algorithm>
#include <array>
#include <boost/url/params_encoded_view.hpp>
#include <boost/url/params_view.hpp>
#include <boost/url/parse_query.hpp>
#include <boost/url/src.hpp>
#include <utility>

#include "services/identity/cookie.h"
#include "services/text/messages.h"

namespace motcua {
namespace {

constexpr size_t form_bytes_max = 4096;
constexpr size_t forms_waiting_max = 64;

std::string in_html(std::string_view text) {
  constexpr std::array<std::pair<char, std::string_view>, 4> names{
      {{'<', "&lt;"}, {'>', "&gt;"}, {'&', "&amp;"}, {'"', "&quot;"}}};
  std::string html;
  for (const char c : text) {
    const auto name =
        std::find_if(names.begin(), names.end(), [c](const auto& one) { return one.first == c; });
    name == names.end() ? void(html += c) : void(html += name->second);
  }
  return html;
}

// Vietnamese first, English beside it.
std::string both(std::string_view key) {
  return in_html(message(key, {}, Language::vietnamese)) + " <small lang=\"en\">" +
         in_html(message(key, {}, Language::english)) + "</small>";
}

std::string page_of(const std::string& body) {
  return "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">"
         "<meta name=\"viewport\" content=\"width=device-width\">"
         "<title>Motcua</title></head><body><main>"
         "<h1>Motcua</h1>" +
         body + "</main></body></html>\n";
}

std::string input(const char* name, std::string_view key, const char* attributes) {
  return "<p><label>" + both(key) + "<br><input name=\"" + name + "\" " + attributes +
         "></label></p>";
}

std::string form(bool has_failed) {
  std::string html;
  if (has_failed) html += "<p role=\"alert\">" + both("SIGN_IN_FAILED") + "</p>";
  html +=
      "<form method=\"post\" action=\"/sign-in\">" +
      input("name", "page.account", "autocomplete=\"username\" required autofocus") +
      input("password", "login.password",
            "type=\"password\" autocomplete=\"current-password\" required") +
      input("code", "login.code_if_any", "inputmode=\"numeric\" autocomplete=\"one-time-code\"") +
      "<p><button>" + both("page.sign_in") + "</button></p></form>";
  return page_of(html);
}

std::string greeting(const Caller& caller) {
  return page_of("<p>" + both("page.signed_in") + ": <strong>" +
                 in_html(caller.account->account.officer) + "</strong> (" +
                 in_html(caller.claim.account) +
                 ")</p><form method=\"post\" action=\"/sign-out\"><p><button>" +
                 both("page.sign_out") + "</button></p></form>");
}

PageAnswer html(int status, std::string body, HttpHeaders more = {}) {
  more.emplace_back("content-type", "text/html; charset=utf-8");
  more.emplace_back("cache-control", "no-store");
  return {.status = status, .headers = std::move(more), .body = std::move(body)};
}

// The answer to a form: the browser goes on with a page that it may load again.
PageAnswer see_other(std::string where, HttpHeaders more = {}) {
  more.emplace_back("location", std::move(where));
  return html(303, "", std::move(more));
}

// A form of another site's page comes with another origin, or none.
bool is_of_this_site(const PageRequest& request) {
  const std::string host(header_of(request.headers, "host"));
  return header_of(request.headers, "origin") ==
         (request.is_encrypted ? "https://" : "http://") + host;
}

std::string field(const std::string& form, std::string_view name) {
  const auto query = boost::urls::parse_query(form);
  if (!query) return {};
  for (const auto& [key, value, has_value] : boost::urls::params_view(*query)) {
    if (key == name) return value;
  }
  return {};
}

// Blanks of a form are plus signs.
std::string decoded(std::string form) {
  for (size_t at = form.find('+'); at != std::string::npos; at = form.find('+', at)) {
    form.replace(at, 1, "%20");
  }
  return form;
}

OrRejection<Caller> caller_of(Identity& identity, const PageRequest& request) {
  CallStart start{
      .metadata = {},
      .origin = {
          .address = request.address, .certificate = {}, .is_encrypted = request.is_encrypted}};
  for (const auto& [key, value] : request.headers) {
    if (key == "cookie" || key == "accept-language") start.metadata.emplace_back(key, value);
  }
  return identity.identify(start);
}

void sign_in(Identity& identity, const PageRequest& request, PageDone done) {
  const std::string form_text = decoded(request.body);
  const auto session = identity.sign_in(
      {field(form_text, "name"), field(form_text, "password"), field(form_text, "code")},
      request.address);
  if (!session) return done(html(401, form(true)));
  const int64_t seconds = identity.limits().minutes_max * 60;
  done(see_other("/sign-in",
                 {{"set-cookie", cookie_of(session->token, seconds, request.is_encrypted)}}));
}

void sign_out(Identity& identity, const PageRequest& request, PageDone done) {
  const auto caller = caller_of(identity, request);
  if (caller && caller->account) {
    if (const auto ended = identity.sign_out(*caller, false); !ended) return done(html(503, ""));
  }
  done(see_other("/sign-in", {{"set-cookie", cookie_of("", 0, request.is_encrypted)}}));
}

}  // namespace

void add_sign_in_pages(Gateway& gateway, Identity& identity, Worker& sign_ins) {
  gateway.add_page("GET", "/sign-in", [&identity](const PageRequest& request, PageDone done) {
    const auto caller = caller_of(identity, request);
    const bool is_signed_in = caller && caller->account;
    done(html(200, is_signed_in ? greeting(*caller) : form(false)));
  });
  const auto add_form = [&](const char* path, auto take) {
    gateway.add_page("POST", path, [&, take](PageRequest request, PageDone done) {
      const std::string_view type = header_of(request.headers, "content-type");
      const bool is_form = type.starts_with("application/x-www-form-urlencoded");
      if (!is_form || request.body.size() > form_bytes_max) return done(html(415, ""));
      if (!is_of_this_site(request)) return done(html(403, ""));
      if (sign_ins.waiting() > forms_waiting_max) return done(html(503, ""));
      sign_ins.go_on(
          [&identity, take, request = std::move(request), done = std::move(done)]() mutable {
            take(identity, request, std::move(done));
          });
    });
  };
  add_form("/sign-in", sign_in);
  add_form("/sign-out", sign_out);
}

}  // namespace motcua
