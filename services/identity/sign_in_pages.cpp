// Forms in, redirections out; the session goes as a cookie that scripts cannot read.
#include "services/identity/sign_in_pages.h"

#include <algorithm>
#include <array>
#include <boost/url/params_encoded_view.hpp>
#include <boost/url/params_view.hpp>
#include <boost/url/parse_query.hpp>
#include <boost/url/src.hpp>
#include <functional>
#include <utility>

#include "services/identity/cookie.h"
#include "services/identity/second_factor.h"
#include "services/text/messages.h"

namespace motcua {
namespace {

constexpr size_t form_bytes_max = 4096;

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

constexpr std::string_view style =
    "body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1f2328;background:#f4f5f7}"
    "main{max-width:24rem;margin:4rem auto;padding:1.5rem 2rem;background:#fff;"
    "border:1px solid #d5d9de;border-top:4px solid #b3261e;border-radius:4px}"
    "h1{margin:0 0 1rem;font-size:1.25rem}small{color:#59636e}"
    "input{box-sizing:border-box;width:100%;padding:.5rem;font:inherit;border:1px solid #8c959f;"
    "border-radius:4px}button{padding:.5rem "
    "1rem;font:inherit;color:#fff;background:#1a5fb4;border:0;"
    "border-radius:4px}code{display:block;overflow-wrap:anywhere}"
    ":focus-visible{outline:3px solid #1a5fb4;outline-offset:2px}"
    "[role=alert]{padding:.5rem .75rem;background:#fdecea;border-left:4px solid #b3261e}";

std::string page_of(const std::string& body) {
  return "<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">"
         "<meta name=\"viewport\" content=\"width=device-width\">"
         "<title>Motcua</title><link rel=\"stylesheet\" href=\"/sign-in.css\"></head><body><main>"
         "<h1>Motcua</h1>" +
         body + "</main></body></html>\n";
}

std::string input(const char* name, std::string_view key, const char* attributes) {
  return "<p><label>" + both(key) + "<br><input name=\"" + name + "\" " + attributes +
         "></label></p>";
}

std::string form(const char* path, const std::string& inputs, std::string_view button) {
  return std::string("<form method=\"post\" action=\"") + path + "\">" + inputs + "<p><button>" +
         both(button) + "</button></p></form>";
}

std::string code_input(std::string_view key, const char* attributes = "") {
  return input(
      "code", key,
      (std::string(attributes) + " inputmode=\"numeric\" autocomplete=\"one-time-code\"").c_str());
}

// What was wrong, if anything, above the form.
std::string alert(const Rejection* rejection) {
  if (!rejection) return "";
  return "<p role=\"alert\">" + in_html(message_of(*rejection, Language::vietnamese)) +
         " <small lang=\"en\">" + in_html(message_of(*rejection, Language::english)) +
         "</small></p>";
}

std::string sign_in_form(const Rejection* rejection = nullptr) {
  return page_of(
      alert(rejection) +
      form("/sign-in",
           input("name", "page.account", "autocomplete=\"username\" required autofocus") +
               input("password", "login.password",
                     "type=\"password\" autocomplete=\"current-password\" required") +
               code_input("login.code_if_any"),
           "page.sign_in"));
}

std::string password_form(const Account& account, const Rejection* rejection = nullptr) {
  return page_of(
      "<p>" + both("page.new_password") + "</p>" + alert(rejection) +
      form("/sign-in/password",
           input("password", "login.password",
                 "type=\"password\" autocomplete=\"current-password\" required autofocus") +
               input("new_password", "login.new_password",
                     "type=\"password\" autocomplete=\"new-password\" required") +
               (account.has_second_factor ? code_input("login.code", "required") : ""),
           "page.set_password"));
}

// Its first form has nothing to fill in unless there is a second factor to be replaced.
std::string offer_form(const Account& account, const Rejection* rejection = nullptr) {
  const std::string proof =
      account.has_second_factor
          ? input("password", "login.password",
                  "type=\"password\" autocomplete=\"current-password\" required") +
                code_input("login.code", "required")
          : "";
  return page_of("<p>" + both("page.second_factor") + "</p>" + alert(rejection) +
                 form("/sign-in/second-factor", proof, "page.offer_seed"));
}

std::string seed_form(const Account& account, const std::string& seed) {
  return page_of("<p>" + both("page.seed") + "</p><p><code>" + in_html(seed_in_letters(seed)) +
                 "</code></p><p><a href=\"" + in_html(authenticator_uri(seed, account.name)) +
                 "\">" + both("page.open_authenticator") + "</a></p>" +
                 form("/sign-in/second-factor/code", code_input("login.code", "required autofocus"),
                      "page.confirm_seed"));
}

std::string greeting(const Caller& caller) {
  return page_of("<p>" + both("page.signed_in") + ": <strong>" +
                 in_html(caller.account->account.officer) + "</strong> (" +
                 in_html(caller.claim.account) + ")</p>" + form("/sign-out", "", "page.sign_out") +
                 "<p><a href=\"/sign-in/password\">" + both("page.set_password") +
                 "</a><br><a href=\"/sign-in/second-factor\">" + both("page.offer_seed") +
                 "</a></p>");
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

PageAnswer with_session(const OrRejection<BegunSession>& begun, const Identity& identity,
                        bool is_encrypted) {
  const int64_t seconds = identity.limits().minutes_max * 60;
  return see_other("/sign-in", {{"set-cookie", cookie_of(begun->token, seconds, is_encrypted)}});
}

// Each page, of callers who have signed in but for the first two.
class Pages {
 public:
  Pages(Identity& identity, OwnAccount& own) : identity_(identity), own_(own) {}

  PageAnswer show(const PageRequest& request) const {
    const auto caller = caller_of(identity_, request);
    if (!caller || !caller->account) return html(200, sign_in_form());
    const Account& account = caller->account->account;
    if (caller->asked_first == Reason::PASSWORD_CHANGE_REQUIRED) {
      return html(200, password_form(account));
    }
    if (caller->asked_first == Reason::SECOND_FACTOR_REQUIRED) {
      return html(200, offer_form(account));
    }
    return html(200, greeting(*caller));
  }

  PageAnswer sign_in(const PageRequest& request) const {
    const std::string given = decoded(request.body);
    const auto session = identity_.sign_in(
        {field(given, "name"), field(given, "password"), field(given, "code")}, request.address);
    if (!session) return html(401, sign_in_form(&session.error()));
    return with_session(session, identity_, request.is_encrypted);
  }

  PageAnswer sign_out(const PageRequest& request, const Caller& caller) const {
    if (const auto ended = identity_.sign_out(caller, false); !ended) return html(503, "");
    return see_other("/sign-in", {{"set-cookie", cookie_of("", 0, request.is_encrypted)}});
  }

  PageAnswer show_password(const PageRequest&, const Caller& caller) const {
    return html(200, password_form(caller.account->account));
  }

  PageAnswer set_password(const PageRequest& request, const Caller& caller) const {
    const std::string given = decoded(request.body);
    const auto session = own_.change_password(caller, {.old_password = field(given, "password"),
                                                       .code = field(given, "code"),
                                                       .password = field(given, "new_password")});
    if (!session) return html(400, password_form(caller.account->account, &session.error()));
    return with_session(session, identity_, request.is_encrypted);
  }

  PageAnswer show_second_factor(const PageRequest&, const Caller& caller) const {
    return html(200, offer_form(caller.account->account));
  }

  PageAnswer offer_seed(const PageRequest& request, const Caller& caller) const {
    const std::string given = decoded(request.body);
    const Account& account = caller.account->account;
    const auto seed = own_.offer_seed(caller, field(given, "password"), field(given, "code"));
    return seed ? html(200, seed_form(account, *seed))
                : html(400, offer_form(account, &seed.error()));
  }

  PageAnswer confirm_seed(const PageRequest& request, const Caller& caller) const {
    const auto confirmed = own_.confirm_seed(caller, field(decoded(request.body), "code"));
    if (confirmed) return see_other("/sign-in");
    return html(400, offer_form(caller.account->account, &confirmed.error()));
  }

 private:
  Identity& identity_;
  OwnAccount& own_;
};

}  // namespace

void add_sign_in_pages(Gateway& gateway, const Door& door, Worker& sign_ins) {
  const Pages pages(*door.identity, *door.own_account);
  Identity& identity = *door.identity;
  const auto signed_in = [&identity, pages](auto page) {
    return [&identity, pages, page](const PageRequest& request) {
      const auto caller = caller_of(identity, request);
      if (!caller || !caller->account) return see_other("/sign-in");
      return page(pages, request, *caller);
    };
  };
  const auto add_page = [&](const char* path, auto page) {
    gateway.add_page("GET", path,
                     [page](const PageRequest& request, PageDone done) { done(page(request)); });
  };
  const auto add_form = [&](const char* path, auto take) {
    gateway.add_page("POST", path, [&sign_ins, take](PageRequest request, PageDone done) {
      const std::string_view type = header_of(request.headers, "content-type");
      const bool is_form = type.starts_with("application/x-www-form-urlencoded");
      if (!is_form || request.body.size() > form_bytes_max) return done(html(415, ""));
      if (!is_of_this_site(request)) return done(html(403, ""));
      const std::string whose = whose_share(request.address);
      const auto answer = std::make_shared<PageDone>(std::move(done));
      const bool has_room = sign_ins.post(
          whose, [take, request = std::move(request), answer] { (*answer)(take(request)); });
      if (!has_room) (*answer)(html(503, ""));
    });
  };
  add_page("/sign-in.css", [](const PageRequest&) {
    return PageAnswer{.headers = {{"content-type", "text/css"}}, .body = std::string(style)};
  });
  add_page("/sign-in", [pages](const PageRequest& request) { return pages.show(request); });
  add_page("/sign-in/password", signed_in(std::mem_fn(&Pages::show_password)));
  add_page("/sign-in/second-factor", signed_in(std::mem_fn(&Pages::show_second_factor)));
  add_form("/sign-in", [pages](const PageRequest& request) { return pages.sign_in(request); });
  add_form("/sign-out", signed_in(std::mem_fn(&Pages::sign_out)));
  add_form("/sign-in/password", signed_in(std::mem_fn(&Pages::set_password)));
  add_form("/sign-in/second-factor", signed_in(std::mem_fn(&Pages::offer_seed)));
  add_form("/sign-in/second-factor/code", signed_in(std::mem_fn(&Pages::confirm_seed)));
}

}  // namespace motcua
