// What is handed in, by whom, and who acts on it: the same for a submission, a receipt and a
// refusal.
#pragma once

#include <string>
#include <vector>

#include "engine/accounts/role.h"
#include "engine/catalogue/entries.h"
#include "engine/fields.h"

namespace motcua {

// Who acts. Without authentication it is what the caller says; with it unit and role are those of
// the grant by which the account may.
struct Actor {
  std::string officer;
  std::string unit;
  Role role = Role::not_said;
  bool authenticated = false;
  std::string account;  // empty without authentication
  bool operator==(const Actor&) const = default;
  static constexpr auto fields() {
    return std::tuple(field(1, "officer", &Actor::officer, impersonal()),
                      field(2, "unit", &Actor::unit, impersonal()), field(3, "role", &Actor::role),
                      field(4, "authenticated", &Actor::authenticated),
                      field(5, "account", &Actor::account, impersonal()));
  }
};

// Whose a caller's reference is: each account has its own, without authentication each unit.
inline std::string reference_owner(const Actor& actor) {
  return actor.account.empty() ? actor.unit : "@" + actor.account;
}

struct Applicant {
  std::string name;
  std::string identity;  // of a person or an enterprise
  std::string telephone;
  std::string email;
  std::string address;
  // The name's words as they are searched for: small letters without marks (services/text),
  // between blanks. The index and a replay need no Unicode. Older records have none.
  std::string folded_name;
  bool operator==(const Applicant&) const = default;
  static constexpr auto fields() {
    constexpr Shape short_text{.characters_max = 40};
    return std::tuple(field(1, "name", &Applicant::name, personal()),
                      field(2, "identity", &Applicant::identity, personal(short_text)),
                      field(3, "telephone", &Applicant::telephone, personal(short_text)),
                      field(4, "email", &Applicant::email, personal()),
                      field(5, "address", &Applicant::address, personal()),
                      field(6, "folded_name", &Applicant::folded_name, personal()));
  }
};

// How an application came in, beside its channel, which decides limits and figures: a kiosk is
// direct or online (118/2025 art. 17(2a)).
enum class Entry {
  not_said = 0,
  portal = 1,
  vneid = 2,
  kiosk = 3,
  ministry_system = 4,
  counter = 5,
  post = 6,
  mobile = 7,     // at home, or wherever the people are
  proactive = 8,  // nobody asked for it (224/2026 art. 16)
};

// Who handed it in (118/2025 art. 15(2)): a kind, and where it was not the applicant, who.
enum class SubmitterKind {
  not_said = 0,  // taken for the applicant
  applicant = 1,
  authorised = 2,
  post = 3,
  hired_service = 4,
  agency = 5,
};

// What the check of who stood there found.
enum class IdentityResult { not_said = 0, confirmed = 1, not_confirmed = 2 };

struct Submitter {
  SubmitterKind kind = SubmitterKind::not_said;
  std::string name;
  std::string identity;
  std::string telephone;
  std::string authorisation;  // the document: number, date, who certified it
  // Whose e-identity account it was: its number. With an authorisation it is the authorising
  // person's (118/2025 art. 17(1)(a)).
  std::string e_account;
  IdentityResult identity_result = IdentityResult::not_said;
  bool operator==(const Submitter&) const = default;
  static constexpr auto fields() {
    constexpr Shape short_text{.characters_max = 40};
    return std::tuple(field(1, "kind", &Submitter::kind),
                      field(2, "name", &Submitter::name, personal()),
                      field(3, "identity", &Submitter::identity, personal(short_text)),
                      field(4, "telephone", &Submitter::telephone, personal(short_text)),
                      field(5, "authorisation", &Submitter::authorisation, personal()),
                      field(6, "e_account", &Submitter::e_account, personal(short_text)),
                      field(7, "identity_result", &Submitter::identity_result));
  }
};

// By what it was made sure who stood there; by VNeID or a card reader papers need no look.
enum class IdentityCheck { not_said = 0, vneid = 1, card_reader = 2, paper = 3, none = 4 };

// What is handed in: the same for a submission, a receipt and a refusal at the counter.
struct Application {
  std::string unit;            // handling unit (cơ quan giải quyết)
  std::string receiving_unit;  // nơi tiếp nhận; empty = the handling unit
  std::string procedure;
  Channel channel = Channel::not_said;
  Applicant applicant;
  std::vector<Paper> papers;
  std::string request_content;   // nội dung yêu cầu giải quyết
  std::string caller_reference;  // the other system's key, unique per caller
  Entry entry = Entry::not_said;
  Submitter submitted_by;
  IdentityCheck identity_check = IdentityCheck::not_said;
  std::string entry_device;  // of a kiosk: which one, and where it stands
  Boundary boundary = Boundary::not_said;
  // A ministry's system handles it, and it is only synchronised here: of an imported history.
  bool mirrored = false;
  bool operator==(const Application&) const = default;
  static constexpr auto fields() {
    constexpr Shape code{.characters_max = 40};
    return std::tuple(
        field(1, "unit", &Application::unit, impersonal(code)),
        field(2, "receiving_unit", &Application::receiving_unit, impersonal(code)),
        field(3, "procedure", &Application::procedure, impersonal(code)),
        field(4, "channel", &Application::channel), field(5, "applicant", &Application::applicant),
        field(6, "papers", &Application::papers),
        field(7, "request_content", &Application::request_content, personal(long_text)),
        field(8, "caller_reference", &Application::caller_reference,
              personal(Shape{.characters_max = 100})),
        field(26, "entry", &Application::entry),
        field(27, "submitted_by", &Application::submitted_by),
        field(28, "identity_check", &Application::identity_check),
        field(29, "entry_device", &Application::entry_device, impersonal()),
        field(9, "boundary", &Application::boundary),
        field(95, "mirrored", &Application::mirrored));
  }
};

}  // namespace motcua
