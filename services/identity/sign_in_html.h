// What the pages to sign in by are made of: plain HTML, Vietnamese first, English beside it.
#pragma once

#include <string>
#include <string_view>

#include "services/gateway/page.h"
#include "services/identity/identity.h"

namespace motcua {

// Of all pages, at /sign-in.css: their policy allows no style within them.
extern const std::string_view sign_in_style;

// `title` is a sentence's key, `body` in HTML; `goes_on`: to /sign-in, by itself or by a link.
std::string page_of(std::string_view title, const std::string& body, bool goes_on = false);
// A sentence in HTML, in both languages.
std::string both(std::string_view key, const Metadata& facts = {});
// What went wrong, to stand above a form.
std::string alert_of(std::string_view key, const Metadata& facts = {});
std::string alert_of(const Rejection& rejection);
// Likewise, of whoever has signed in and changes what they sign in by.
std::string alert_of_own(const Rejection& rejection);
// What was done.
std::string notice_of(std::string_view key, const Metadata& facts = {});

// Pages, each with its alert, or none. To sign in, by the provider of that name, too, if there is
// one; `account` is what was typed as one before;
std::string sign_in_form(const std::string& alert, const std::string& provider_name,
                         const std::string& account = "");
// to set another password;
std::string password_form(const Account& account, const std::string& alert = "");
// to be told a seed of a second factor, and to confirm it.
std::string offer_form(const Caller& caller, const std::string& alert = "");
std::string seed_form(const Account& account, const std::string& seed,
                      const std::string& alert = "");
// Who has signed in, what was done, or nothing, and what may come next.
std::string greeting(const Caller& caller, const Identity& identity, const std::string& notice);

PageAnswer html(int status, std::string body, HttpHeaders more = {});

// Who calls by the session's cookie.
OrRejection<Caller> caller_of(Identity& identity, const PageRequest& request);
std::string cookie_of_session(const Identity& identity, const std::string& token,
                              const PageRequest& request);

}  // namespace motcua
