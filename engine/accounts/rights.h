// What each verb asks of whoever gives it: the row of the verb, and where the case asks for more or
// less. No law's: what offices that work by it need.
#pragma once

#include "engine/accounts/access.h"
#include "engine/accounts/right.h"
#include "engine/dossier/command.h"

namespace motcua {

struct VerbRight {
  Verb verb;
  Right right;  // with all roles that may give it in some case
};

inline constexpr RoleSet desk = set_of({Role::clerk, Role::officer, Role::head});
inline constexpr RoleSet decision = set_of({Role::officer, Role::head});
inline constexpr RoleSet intake = set_of({Role::clerk, Role::service_receive});

inline constexpr std::array verb_rights{
    VerbRight{Verb::submit, {set_of({Role::clerk, Role::service_submit}), Scope::receiving}},
    VerbRight{Verb::receive, {intake, Scope::receiving}},
    VerbRight{Verb::refuse, {intake, Scope::receiving}},
    VerbRight{Verb::hand_over, {desk | bit_of(Role::supervisor), Scope::handling_or_holder}},
    VerbRight{Verb::request_supplement, {desk, Scope::handling}},
    VerbRight{Verb::provide_supplement,
              {desk | bit_of(Role::service_submit), Scope::receiving_or_handling}},
    VerbRight{Verb::request_payment, {desk, Scope::handling}},
    VerbRight{Verb::record_payment,
              {desk | bit_of(Role::service_pay), Scope::receiving_or_handling}},
    VerbRight{Verb::issue_apology, {decision, Scope::handling}},
    VerbRight{Verb::acknowledge_apology,
              {desk | bit_of(Role::service_return), Scope::receiving_or_handling}},
    VerbRight{Verb::resolve, {decision, Scope::handling}},
    VerbRight{Verb::return_result,
              {desk | bit_of(Role::service_return), Scope::receiving_or_handling}},
    VerbRight{Verb::withdraw, {desk | bit_of(Role::service_submit), Scope::receiving_or_handling}},
    VerbRight{Verb::stop, {desk, Scope::receiving_or_handling}},
    VerbRight{Verb::annul, {desk, Scope::handling}},
    VerbRight{Verb::reopen, with_step_up(bit_of(Role::supervisor), Scope::handling)},
    VerbRight{
        Verb::amend,
        {desk | set_of({Role::supervisor, Role::service_submit}), Scope::receiving_or_handling}},
    VerbRight{Verb::rate, {bit_of(Role::service_submit), Scope::any_place}},
    VerbRight{Verb::correct, {desk | bit_of(Role::supervisor), Scope::receiving_or_handling}},
    VerbRight{Verb::erase, with_step_up(bit_of(Role::data_protection), Scope::any_place)},
    VerbRight{Verb::arrive, {desk | bit_of(Role::service_receive), Scope::receiving_or_handling}},
    VerbRight{Verb::alert, {set_of({Role::clerk, Role::service_submit}), Scope::receiving}},
    VerbRight{Verb::adjust_return_time, {desk, Scope::receiving_or_handling}},
    VerbRight{Verb::consult, {decision, Scope::handling}},
    VerbRight{Verb::answer_consultation,
              {desk | bit_of(Role::service_return), Scope::handling_or_asked}},
    VerbRight{Verb::notify,
              {desk | set_of({Role::service_submit, Role::service_return}),
               Scope::receiving_or_handling}},
    VerbRight{Verb::move_due_time,
              with_step_up(set_of({Role::head, Role::supervisor}), Scope::handling)},
    VerbRight{Verb::move_to_successor, with_step_up(bit_of(Role::supervisor), Scope::handling)},
    VerbRight{Verb::assign_part, {decision, Scope::handling}},
    VerbRight{Verb::finish_part, {desk | bit_of(Role::service_return), Scope::handling_or_part}},
    VerbRight{Verb::attach_file,
              {desk | set_of({Role::service_submit, Role::service_return}),
               Scope::receiving_or_handling}},
    VerbRight{Verb::withdraw_file, {desk, Scope::receiving_or_handling}},
    VerbRight{Verb::record_refund,
              {desk | bit_of(Role::service_pay), Scope::receiving_or_handling}},
    VerbRight{Verb::exempt_fee, {desk, Scope::receiving_or_handling}},
};
static_assert(has_a_row_for_each(verb_rights, &VerbRight::verb));
constexpr const Right& right_of(Verb verb) {
  return verb_rights[static_cast<size_t>(verb) - 1].right;
}

// What is told later than usual only a supervisor lets be told, in place of who else may do it; not
// what is others' alone.
inline constexpr Right late_entry = with_step_up(bit_of(Role::supervisor), Scope::handling);
constexpr bool may_be_told_late(Verb verb) { return verb != Verb::rate && verb != Verb::erase; }
// Who may give it besides, if it is told late.
constexpr RoleSet roles_if_late(Verb verb) {
  return may_be_told_late(verb) ? late_entry.roles : RoleSet{};
}

// Of what is no verb.
inline constexpr Right anybody{.is_for_all = true};
inline constexpr Right signed_in{};
inline constexpr Right reading{
    desk | set_of({Role::supervisor, Role::data_protection, Role::service_read}), Scope::any_place};
inline constexpr Right listing{desk | set_of({Role::supervisor, Role::service_read}),
                               Scope::any_place};
inline constexpr Right reporting{decision | bit_of(Role::supervisor), Scope::unit};
// The dossiers behind figures.
inline constexpr Right inspecting{set_of({Role::head, Role::supervisor}), Scope::unit};
inline constexpr Right freezing = with_step_up(set_of({Role::head, Role::supervisor}), Scope::unit);
inline constexpr Right keeping{bit_of(Role::data_protection), Scope::unit};
inline constexpr Right operating{bit_of(Role::system_operator), Scope::none};
// Of no dossier yet; which it may be of is asked when it is attached.
inline constexpr Right uploading{right_of(Verb::attach_file).roles, Scope::any_place};
inline constexpr Right importing = with_step_up(bit_of(Role::importer), Scope::handling);
inline constexpr Right publishing = with_step_up(bit_of(Role::publisher), Scope::none);
inline constexpr Right managing_accounts = with_step_up(bit_of(Role::account_manager), Scope::none);

// What this command asks. `dossier`: null for a new one. `now`: the stamp.
Right right_of(const DossierCommand& command, const Dossier* dossier, Instant now);
// Where a dossier is, for this command: of its parts the one that is finished, of its consultations
// the one that is answered, and no other. `now`: the stamp.
Places places_for(const DossierCommand& command, const Dossier& dossier, const Catalogue& catalogue,
                  Instant now);

}  // namespace motcua
