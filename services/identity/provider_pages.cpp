// Whatever goes wrong ends on the page to sign in by, with what to do next.
#include "services/identity/provider_pages.h"

#include <utility>

#include "services/identity/cookie.h"
#include "services/identity/sign_in_html.h"

namespace motcua {
namespace {

PageAnswer told(const ProviderPlaces& places, int status, std::string_view alert,
                HttpHeaders more = {}) {
  const std::string& name = places.provider.options().name;
  return html(status, sign_in_form(alert_of(alert, {{"name", name}}), name), std::move(more));
}

void tell(const ProviderPlaces& places, const char* what, const PageRequest& request,
          const std::string& reason) {
  places.identity.tell(
      {.what = what, .account = {}, .source = request.address, .method = {}, .reason = reason});
}

void send_away(const ProviderPlaces& places, const PageRequest& request, PageDone done) {
  std::optional<std::string> step_up;
  if (request.query == "step_up=1") {
    const auto caller = caller_of(places.identity, request);
    step_up = caller ? caller->session : std::string();
  }
  const auto departure = places.provider.send_away(step_up, places.identity.now());
  if (!departure) {
    tell(places, "provider_failed", request, departure.error());
    return done(told(places, 503, "page.provider_failed"));
  }
  const int64_t seconds = places.provider.options().away_minutes_max * 60;
  done(html(302, "",
            {{"location", departure->location},
             {"set-cookie",
              cookie_of(return_cookie, departure->browser, seconds, request.is_encrypted)}}));
}

// What is told to whoever did not come back as somebody.
PageAnswer not_identified(const ProviderPlaces& places, const PageRequest& request,
                          const NotIdentified& why, HttpHeaders more) {
  switch (why.failure) {
    case ReturnFailure::provider:
      tell(places, "provider_failed", request, why.reason);
      return told(places, 503, "page.provider_failed", std::move(more));
    case ReturnFailure::strayed:
      tell(places, "sign_in_failed", request, why.reason);
      return told(places, 400, "page.strayed", std::move(more));
    case ReturnFailure::refused:
      tell(places, "sign_in_failed", request, why.reason);
      return told(places, 401, "SIGN_IN_FAILED", std::move(more));
  }
  return html(500, "");
}

void take_back(const ProviderPlaces& places, const PageRequest& request, PageDone done) {
  Identity& identity = places.identity;
  HttpHeaders more{{"set-cookie", cookie_of(return_cookie, "", 0, request.is_encrypted)}};
  const std::string browser = value_in(request.headers, return_cookie, request.is_encrypted);
  const auto who = places.provider.take_back(request.query, browser,
                                             identity.limits().stepped_up_minutes, identity.now());
  if (!who) return done(not_identified(places, request, who.error(), std::move(more)));
  const auto session = identity.sign_in_as(*who, request.address);
  if (!session) return done(told(places, 401, "SIGN_IN_FAILED", std::move(more)));
  more.emplace_back("set-cookie", cookie_of_session(identity, session->token, request));
  done(html(200, page_of("page.signed_in", "<p>" + both("page.signed_in") + "</p>", true),
            std::move(more)));
}

}  // namespace

void add_provider_pages(Gateway& gateway, const ProviderPlaces& places) {
  const auto add = [&](const char* path, auto serve) {
    gateway.add_page("GET", path, [places, serve](PageRequest request, PageDone done) {
      const std::string whose = whose_share(request.address);
      const auto answer = std::make_shared<PageDone>(std::move(done));
      const bool has_room = places.asks.post(
          whose, [places, serve, request, answer] { serve(places, request, std::move(*answer)); });
      if (!has_room) (*answer)(told(places, 503, "page.provider_failed"));
    });
  };
  add("/sign-in/provider", send_away);
  add("/sign-in/return", take_back);
}

}  // namespace motcua
