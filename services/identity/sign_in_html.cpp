// No script, and one style for all: the pages work everywhere, and their policy allows no more.
#include "services/identity/sign_in_html.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/utf8.h"
#include "services/identity/cookie.h"
#include "services/identity/password.h"
#include "services/identity/second_factor.h"
#include "services/text/messages.h"
#include "services/text/qr_code.h"

namespace motcua {
namespace {

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

std::string input(const char* name, std::string_view key, const std::string& attributes) {
  return "<p><label>" + both(key) + "<br><input name=\"" + name + "\" " + attributes +
         "></label></p>";
}

std::string form(const char* path, const std::string& inputs, std::string_view button,
                 const char* attributes = "") {
  return std::string("<form method=\"post\" action=\"") + path + "\">" + inputs + "<p><button" +
         attributes + ">" + both(button) + "</button></p></form>";
}

std::string sign_out_form() {
  return form("/sign-out", "", "page.sign_out", " class=\"secondary\"");
}

std::string code_input(std::string_view key, const char* attributes = "") {
  return input("code", key,
               std::string(attributes) + " inputmode=\"numeric\" autocomplete=\"one-time-code\"");
}

std::string link(const char* where, const std::string& text) {
  return std::string("<p><a href=\"") + where + "\">" + text + "</a></p>";
}

// A picture within the page, for its policy takes none from elsewhere: dark modules as strips of a
// row each. Nothing of a text that is too long.
std::string picture_of(const std::string& text, std::string_view name) {
  const auto code = QrCode::of(text);
  if (!code) return "";
  std::string strips;
  for (int row = 0; row < code->size(); ++row) {
    for (int column = 0; column < code->size(); ++column) {
      const int begin = column;
      while (code->is_dark(row, column)) ++column;
      if (column == begin) continue;
      const std::string length = std::to_string(column - begin);
      strips += "M" + std::to_string(begin) + " " + std::to_string(row) + "h" + length + "v1h-" +
                length + "z";
    }
  }
  const std::string side = std::to_string(code->size());
  return "<svg role=\"img\" aria-label=\"" + in_html(Speech()(name)) + "\" viewBox=\"0 0 " + side +
         " " + side + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + side +
         "v" + side + "H0z\"/><path d=\"" + strips + "\"/></svg>";
}

template <class Say>
std::string in_both(const Say& say) {
  return in_html(say(Language::vietnamese)) + " <small lang=\"en\">" +
         in_html(say(Language::english)) + "</small>";
}

std::string alert_in(const std::string& text) { return "<p role=\"alert\">" + text + "</p>"; }

std::string_view offer_of(const Account& account) {
  return account.has_second_factor ? "page.replace_seed" : "page.offer_seed";
}

}  // namespace

const std::string_view sign_in_style =
    "body{margin:0;font:16px/1.5 system-ui,sans-serif;color:#1f2328;background:#f4f5f7}"
    "main{max-width:24rem;margin:4rem auto;padding:1.5rem 2rem;background:#fff;"
    "border:1px solid #d5d9de;border-top:4px solid #b3261e;border-radius:4px}"
    "h1{margin:0 0 1rem;font-size:1.25rem}small{color:#59636e}"
    "input{box-sizing:border-box;width:100%;margin-top:.5rem;padding:.5rem;font:inherit;"
    "border:1px solid #8c959f;border-radius:4px}"
    "button{padding:.5rem 1rem;font:inherit;color:#fff;background:#1a5fb4;"
    "border:1px solid #1a5fb4;border-radius:4px}.secondary{color:#1a5fb4;background:#fff}"
    "button small{color:inherit}code{display:block;overflow-wrap:anywhere}"
    "svg{display:block;width:100%;max-width:16rem;margin:auto}"
    ":focus-visible{outline:3px solid #1a5fb4;outline-offset:2px}"
    "[role=alert],[role=status]{padding:.5rem .75rem;border-left:4px solid}"
    "[role=alert]{background:#fdecea;border-color:#b3261e}"
    "[role=status]{background:#e6f4ea;border-color:#1e7b34}";

std::string both(std::string_view key, const Metadata& facts) {
  return in_both([&](Language language) { return message(key, facts, language); });
}

std::string alert_of(std::string_view key, const Metadata& facts) {
  return alert_in(both(key, facts));
}

std::string alert_of(const Rejection& rejection) {
  return alert_in(in_both([&](Language language) { return message_of(rejection, language); }));
}

std::string alert_of_own(const Rejection& rejection) {
  if (rejection.reason == Reason::SIGN_IN_FAILED) return alert_of("page.not_proved");
  const auto& wrong = rejection.violations;
  if (wrong.size() != 1) return alert_of(rejection);
  if (wrong[0].expected.starts_with("password ")) return alert_of("page.weak_password");
  return alert_in(in_both([&](Language language) { return message_of(wrong[0], language); }));
}

std::string notice_of(std::string_view key, const Metadata& facts) {
  return "<p role=\"status\">" + both(key, facts) + "</p>";
}

std::string page_of(std::string_view title, const std::string& body, bool goes_on) {
  const std::string site = message("page.title", {}, Language::vietnamese) + " – ";
  return std::string("<!doctype html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">") +
         "<meta name=\"viewport\" content=\"width=device-width\">" +
         (goes_on ? "<meta http-equiv=\"refresh\" content=\"0;url=/sign-in\">" : "") + "<title>" +
         in_html(site + Speech()(title)) +
         "</title><link rel=\"stylesheet\" href=\"/sign-in.css\"></head><body><main><h1>" +
         in_html(site) + both(title) + "</h1>" + body +
         (goes_on ? link("/sign-in", both("page.go_on")) : "") + "</main></body></html>\n";
}

std::string sign_in_form(const std::string& alert, const std::string& provider_name,
                         const std::string& account) {
  std::string html = alert;
  if (!provider_name.empty()) {
    html += link("/sign-in/provider", both("page.sign_in_by", {{"name", provider_name}}));
  }
  const std::string typed = "value=\"" + in_html(legible(account)) + "\"";
  const std::string name = "autocomplete=\"username\" required ";
  const std::string password = "type=\"password\" autocomplete=\"current-password\" required";
  return page_of(
      "page.sign_in",
      html + form("/sign-in",
                  input("name", "page.account", name + (account.empty() ? "autofocus" : typed)) +
                      input("password", "login.password",
                            password + (account.empty() ? "" : " autofocus")) +
                      code_input("login.code_if_any"),
                  "page.sign_in"));
}

std::string password_form(const Account& account, const std::string& alert) {
  const bool is_temporary = account.password.temporary_until.has_value();
  const std::string least = std::to_string(password_characters_min(account));
  return page_of(
      "page.set_password",
      (is_temporary ? alert_of("page.temporary_password") : "") + "<p>" +
          both("page.new_password", {{"characters", least}}) + "</p>" + alert +
          form("/sign-in/password",
               input("password", "page.current_password",
                     "type=\"password\" autocomplete=\"current-password\" required autofocus") +
                   input("new_password", "login.new_password",
                         "type=\"password\" autocomplete=\"new-password\" required") +
                   input("new_password_again", "login.new_password_again",
                         "type=\"password\" autocomplete=\"new-password\" required") +
                   (account.has_second_factor ? code_input("login.code", "required") : ""),
               "page.set_password") +
          sign_out_form());
}

// It has nothing to fill in of whoever has just signed in and replaces nothing.
std::string offer_form(const Caller& caller, const std::string& alert) {
  const bool has_one = caller.account->account.has_second_factor;
  const std::string proof =
      has_one || !caller.claim.is_stepped_up
          ? input("password", "login.password",
                  "type=\"password\" autocomplete=\"current-password\" required") +
                (has_one ? code_input("login.code", "required") : "")
          : "";
  return page_of("page.second_factor_title",
                 "<p>" + both("page.second_factor") + "</p>" +
                     (has_one ? "<p>" + both("page.has_second_factor") + "</p>" : "") + alert +
                     form("/sign-in/second-factor", proof, offer_of(caller.account->account)) +
                     sign_out_form());
}

std::string seed_form(const Account& account, const std::string& seed, const std::string& alert) {
  const std::string uri = authenticator_uri(seed, account.name);
  return page_of("page.second_factor_title",
                 "<p>" + both("page.seed") + "</p>" + alert + picture_of(uri, "page.seed_picture") +
                     "<p><code>" + in_html(seed_in_letters(seed)) + "</code></p><p><a href=\"" +
                     in_html(uri) + "\">" + both("page.open_authenticator") + "</a></p>" +
                     form("/sign-in/second-factor/code",
                          code_input("login.code", "required autofocus"), "page.confirm_seed") +
                     sign_out_form());
}

std::string greeting(const Caller& caller, const Identity& identity, const std::string& notice) {
  const Account& account = caller.account->account;
  const bool is_known_there = !account.issuer.empty() && account.issuer == identity.issuer();
  return page_of(
      "page.signed_in",
      notice + "<p>" + both("page.signed_in") + ": <strong>" + in_html(account.officer) +
          "</strong> (" + in_html(caller.claim.account) + ")</p>" +
          (is_known_there ? link("/sign-in/provider?step_up=1", both("page.step_up")) : "") +
          sign_out_form() + link("/sign-in/password", both("page.set_password")) +
          link("/sign-in/second-factor", both(offer_of(account))));
}

PageAnswer html(int status, std::string body, HttpHeaders more) {
  more.emplace_back("content-type", "text/html; charset=utf-8");
  more.emplace_back("cache-control", "no-store");
  return {.status = status, .headers = std::move(more), .body = std::move(body)};
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

std::string cookie_of_session(const Identity& identity, const std::string& token,
                              const PageRequest& request) {
  const int64_t seconds = identity.limits().minutes_max * 60;
  return cookie_of(session_cookie, token, seconds, request.is_encrypted);
}

}  // namespace motcua
