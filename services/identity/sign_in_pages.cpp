// Forms in, redirections out; the session goes as a cookie that scripts cannot read.
#include "services/identity/sign_in_pages.h"

#include <boost/url/params_encoded_view.hpp>
#include <boost/url/params_view.hpp>
#include <boost/url/parse_query.hpp>
#include <boost/url/src.hpp>
#include <functional>
#include <utility>

#include "services/identity/cookie.h"
#include "services/identity/sign_in_html.h"

namespace motcua {
namespace {

constexpr size_t form_bytes_max = 4096;

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

std::string page_of_another_origin() {
  return page_of("page.sign_in", alert_of("page.another_origin") + "<p><a href=\"/sign-in\">" +
                                     both("page.sign_in") + "</a></p>");
}

std::string field(const std::string& form, std::string_view name) {
  const auto query = boost::urls::parse_query(form);
  if (!query) return {};
  for (const auto& [key, value, has_value] : boost::urls::params_view(*query)) {
    if (key == name) return value;
  }
  return {};
}

// What the page before has done, if it says so: nothing else of the query is read.
std::string notice_in(const PageRequest& request, const Caller& caller) {
  if (request.query == "done=password") {
    return notice_of("password.done", {{"account", caller.claim.account}});
  }
  return request.query == "done=second-factor" ? notice_of("second_factor.set") : "";
}

// Blanks of a form are plus signs.
std::string decoded(std::string form) {
  for (size_t at = form.find('+'); at != std::string::npos; at = form.find('+', at)) {
    form.replace(at, 1, "%20");
  }
  return form;
}

// Each page, of callers who have signed in but for the first two.
class Pages {
 public:
  explicit Pages(SignInPlaces places)
      : identity_(places.identity),
        own_(places.own_account),
        provider_name_(std::move(places.provider_name)) {}

  PageAnswer show(const PageRequest& request) const {
    const auto caller = caller_of(identity_, request);
    if (!caller || !caller->account) return html(200, sign_in_form("", provider_name_));
    const Account& account = caller->account->account;
    if (caller->asked_first == Reason::PASSWORD_CHANGE_REQUIRED) {
      const bool is_told = account.password.temporary_until.has_value();  // by the form itself
      return html(200, password_form(account, is_told ? "" : alert_of("PASSWORD_CHANGE_REQUIRED")));
    }
    const std::string notice = notice_in(request, *caller);
    if (caller->asked_first == Reason::SECOND_FACTOR_REQUIRED) {
      return html(200, offer_form(*caller, notice + alert_of("SECOND_FACTOR_REQUIRED")));
    }
    return html(200, greeting(*caller, identity_, notice));
  }

  PageAnswer sign_in(const PageRequest& request) const {
    const std::string given = decoded(request.body);
    const std::string name = field(given, "name");
    const auto session =
        identity_.sign_in({name, field(given, "password"), field(given, "code")}, request.address);
    if (!session) return html(401, sign_in_form(alert_of(session.error()), provider_name_, name));
    const auto before = caller_of(identity_, request);  // whose cookie is overwritten
    if (before && !identity_.end(before->session)) return html(503, "");
    return with_session(*session, request, "/sign-in");
  }

  PageAnswer sign_out(const PageRequest& request, const Caller& caller) const {
    if (const auto ended = identity_.sign_out(caller, false); !ended) return html(503, "");
    return see_other("/sign-in",
                     {{"set-cookie", cookie_of(session_cookie, "", 0, request.is_encrypted)}});
  }

  PageAnswer show_password(const PageRequest&, const Caller& caller) const {
    return html(200, password_form(caller.account->account));
  }

  PageAnswer set_password(const PageRequest& request, const Caller& caller) const {
    const std::string given = decoded(request.body);
    const Account& account = caller.account->account;
    const std::string password = field(given, "new_password");
    if (password != field(given, "new_password_again")) {
      return html(400, password_form(account, alert_of("login.passwords_differ")));
    }
    const auto session = own_.change_password(caller, {.old_password = field(given, "password"),
                                                       .code = field(given, "code"),
                                                       .password = password});
    if (!session) return html(400, password_form(account, alert_of_own(session.error())));
    return with_session(*session, request, "/sign-in?done=password");
  }

  PageAnswer show_second_factor(const PageRequest&, const Caller& caller) const {
    return html(200, offer_form(caller));
  }

  PageAnswer offer_seed(const PageRequest& request, const Caller& caller) const {
    const std::string given = decoded(request.body);
    const Account& account = caller.account->account;
    const auto seed = own_.offer_seed(caller, field(given, "password"), field(given, "code"));
    return seed ? html(200, seed_form(account, *seed))
                : html(400, offer_form(caller, alert_of_own(seed.error())));
  }

  PageAnswer confirm_seed(const PageRequest& request, const Caller& caller) const {
    const auto confirmed = own_.confirm_seed(caller, field(decoded(request.body), "code"));
    if (confirmed) return see_other("/sign-in?done=second-factor");
    const Account& account = caller.account->account;
    const std::string alert = alert_of_own(confirmed.error());
    const std::string seed = own_.offered_seed(caller);
    return html(400, seed.empty() ? offer_form(caller, alert) : seed_form(account, seed, alert));
  }

 private:
  PageAnswer with_session(const BegunSession& begun, const PageRequest& request,
                          const char* where) const {
    return see_other(where, {{"set-cookie", cookie_of_session(identity_, begun.token, request)}});
  }

  Identity& identity_;
  OwnAccount& own_;
  const std::string provider_name_;
};

}  // namespace

void add_sign_in_pages(Gateway& gateway, const SignInPlaces& places) {
  const Pages pages(places);
  Identity& identity = places.identity;
  Worker& sign_ins = places.sign_ins;
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
      const bool is_form = media_type(request.headers) == "application/x-www-form-urlencoded";
      if (!is_form || request.body.size() > form_bytes_max) return done(html(415, ""));
      if (!is_of_this_site(request)) return done(html(403, page_of_another_origin()));
      const std::string whose = whose_share(request.address);
      const auto answer = std::make_shared<PageDone>(std::move(done));
      const bool has_room = sign_ins.post(
          whose, [take, request = std::move(request), answer] { (*answer)(take(request)); });
      if (!has_room) (*answer)(html(503, ""));
    });
  };
  add_page("/sign-in.css", [](const PageRequest&) {
    return PageAnswer{.headers = {{"content-type", "text/css"}},
                      .body = std::string(sign_in_style)};
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
