// Each reads the account as it stands, and asks the register for it as it is to be.
#include "services/identity/account_methods.h"

#include <algorithm>

#include "engine/accounts/rights.h"
#include "engine/lookup/page_token.h"
#include "engine/try.h"
#include "motcua/v1/account_service.pb.h"
#include "services/identity/account_edits.h"
#include "services/identity/cookie.h"
#include "services/identity/password.h"
#include "services/identity/second_factor.h"
#include "services/identity/secret.h"
#include "services/method/paging.h"
#include "services/method/resources.h"
#include "services/method/status.h"
#include "services/method/wire.h"

namespace motcua {
namespace {

void to_resource(const KnownAccount& known, Instant now, v1::Account& resource) {
  const Account& account = known.account;
  resource.set_name(account.name);
  resource.set_kind(std::string(name_in(account_kinds, account.kind)));
  resource.set_officer(account.officer);
  for (const Grant& grant : account.grants) {
    auto& out = *resource.add_grants();
    out.set_role(static_cast<v1::Role>(grant.role));
    out.set_unit(grant.unit);
  }
  resource.set_disabled(account.disabled);
  resource.set_has_second_factor(account.has_second_factor);
  resource.set_must_change_password(must_be_changed(account, now));
  resource.set_certificate(account.certificate);
  for (const ServiceToken& token : account.tokens) {
    auto& out = *resource.add_tokens();
    out.set_number(token.number);
    out.set_name(token.name);
    *out.mutable_issued_time() = wire::to_timestamp(token.issued_at);
    *out.mutable_expiry_time() = wire::to_timestamp(token.expires_at);
  }
  resource.set_sequence(known.sequence);
  resource.set_issuer(account.issuer);
  resource.set_subject(masked(account.subject));
  resource.set_employment(static_cast<v1::Employment>(account.employment));
  resource.set_seconded_from(account.seconded_from);
  if (account.term_from) resource.set_term_from(format_day(*account.term_from));
  if (account.term_to) resource.set_term_to(format_day(*account.term_to));
  resource.set_may_decide(account.may_decide);
  resource.set_term_over(is_term_over(account, day_of(now)));
}

std::vector<Grant> grants_of(const google::protobuf::RepeatedPtrField<v1::Account::Grant>& given) {
  std::vector<Grant> grants;
  for (const auto& grant : given) {
    grants.push_back({.role = static_cast<Role>(grant.role()), .unit = grant.unit()});
  }
  return grants;
}

// An empty text: none.
OrRejection<std::optional<Day>> day_in(const char* field, const std::string& text) {
  if (text.empty()) return std::optional<Day>();
  const auto day = parse_day(text);
  if (!day) return reject_field(field, "day");
  return day;
}

// A method of one account.
class AccountMethods {
 public:
  AccountMethods(Engine& engine, const Door& door)
      : engine_(engine),
        identity_(*door.identity),
        own_(*door.own_account),
        journal_(*door.journal) {}

  void sign_in(const v1::SignInRequest& request, Reply reply) const {
    const auto session = identity_.sign_in({request.name(), request.password(), request.code()},
                                           reply.caller().source);
    if (!session) return reply.refuse(session.error());
    if (request.as_cookie() && reply.caller().by_cookie) {  // which is overwritten
      const auto ended = identity_.end(reply.caller().session);
      if (!ended) return reply.refuse(ended.error());
    }
    answer_session(*session, request.as_cookie(), std::move(reply));
  }

  void step_up(const v1::StepUpRequest& request, Reply reply) const {
    const Caller& caller = reply.caller();
    const auto session =
        identity_.step_up(caller, {caller.claim.account, request.password(), request.code()});
    if (!session) return reply.refuse(session.error());
    answer_session(*session, caller.by_cookie, std::move(reply));
  }

  void sign_out(const v1::SignOutRequest& request, Reply reply) const {
    const auto ended = identity_.sign_out(reply.caller(), request.everywhere());
    if (!ended) return reply.refuse(ended.error());
    if (reply.caller().by_cookie)
      reply.tell("set-cookie", cookie_of(session_cookie, "", 0, reply.caller().is_encrypted));
    v1::SignOutResponse response;
    response.set_ended_sessions(*ended);
    reply.answer(response);
  }

  void change_password(const v1::ChangePasswordRequest& request, Reply reply) const {
    const Caller& caller = reply.caller();
    const auto session = own_.change_password(caller, {.old_password = request.old_password(),
                                                       .code = request.code(),
                                                       .password = request.new_password()});
    if (!session) return reply.refuse(session.error());
    answer_session(*session, caller.by_cookie, std::move(reply));
  }

  OrRejection<v1::SetSecondFactorResponse> set_second_factor(
      const Caller& caller, const v1::SetSecondFactorRequest& request) const {
    v1::SetSecondFactorResponse response;
    if (request.code().empty()) {
      const auto seed = TRY(own_.offer_seed(caller, request.password(), request.current_code()));
      response.set_uri(authenticator_uri(seed, caller.claim.account));
      response.set_has_second_factor(caller.account->account.has_second_factor);
      return response;
    }
    TRY(own_.confirm_seed(caller, request.code()));
    response.set_has_second_factor(true);
    return response;
  }

  v1::WhoAmIResponse who_am_i(const Caller& caller) const {
    v1::WhoAmIResponse response;
    response.set_authentication(caller.must_sign_in);
    if (caller.account) {
      to_resource(*caller.account, identity_.now(), *response.mutable_account());
      response.mutable_account()->set_must_change_password(caller.asked_first ==
                                                           Reason::PASSWORD_CHANGE_REQUIRED);
    }
    response.set_is_stepped_up(caller.claim.is_stepped_up);
    return response;
  }

  OrRejection<v1::AccountChange> create(const Caller& caller,
                                        const v1::CreateAccountRequest& request) const {
    const std::string kind = request.kind().empty() ? "person" : request.kind();
    const auto known_kind = find_named(account_kinds, kind);
    if (!known_kind) return reject_field("kind", "one_of person, service");
    Account account{.name = request.name(),
                    .kind = *known_kind,
                    .officer = request.officer(),
                    .grants = grants_of(request.grants()),
                    .certificate = request.certificate()};
    TRY(set_subject(account, request.subject()));
    std::string secret;
    if (account.kind == AccountKind::person && account.subject.empty()) {
      secret = make_temporary_password();
      account = with_temporary_password(std::move(account), secret, identity_.now());
    }
    return change_with_secret(caller, AccountAct::created, std::move(account), 0, secret);
  }

  OrRejection<v1::AccountChange> set_grants(const Caller& caller,
                                            const v1::SetGrantsRequest& request) const {
    const auto known = TRY(account_named(request.name()));
    Account account = known->account;
    account.grants = grants_of(request.grants());
    return change_with_secret(caller, AccountAct::granted, std::move(account), known->sequence, "");
  }

  OrRejection<v1::AccountChange> set_disabled(const Caller& caller, const std::string& name,
                                              bool disabled) const {
    const auto known = TRY(account_named(name));
    Account account = known->account;
    account.disabled = disabled;
    const AccountAct act = disabled ? AccountAct::disabled : AccountAct::enabled;
    const auto changed =
        TRY(change_with_secret(caller, act, std::move(account), known->sequence, ""));
    TRY(identity_.end_all(name));
    return changed;
  }

  OrRejection<v1::AccountChange> reset_password(const Caller& caller,
                                                const v1::ResetPasswordRequest& request) const {
    const auto known = TRY(account_named(request.name()));
    Account account = known->account;
    if (account.kind != AccountKind::person) return reject_field("name", "person");
    const std::string secret = make_temporary_password();
    account = with_temporary_password(std::move(account), secret, identity_.now());
    account.has_second_factor = false;
    account.second_factor_seed.clear();
    const auto changed = TRY(change_with_secret(caller, AccountAct::password_set,
                                                std::move(account), known->sequence, secret));
    TRY(identity_.end_all(request.name()));
    return changed;
  }

  OrRejection<v1::AccountChange> identify(const Caller& caller,
                                          const v1::SetSubjectRequest& request) const {
    const auto known = TRY(account_named(request.name()));
    Account account = known->account;
    TRY(set_subject(account, request.subject()));
    const auto changed = TRY(change_with_secret(caller, AccountAct::identified, std::move(account),
                                                known->sequence, ""));
    TRY(identity_.end_all(request.name()));
    return changed;
  }

  OrRejection<v1::AccountChange> employ(const Caller& caller,
                                        const v1::SetEmploymentRequest& request) const {
    const auto known = TRY(account_named(request.name()));
    Account account = known->account;
    account.employment = static_cast<Employment>(request.employment());
    account.seconded_from = request.seconded_from();
    account.term_from = TRY(day_in("term_from", request.term_from()));
    account.term_to = TRY(day_in("term_to", request.term_to()));
    account.may_decide = request.may_decide();
    return change_with_secret(caller, AccountAct::employed, std::move(account), known->sequence,
                              "");
  }

  OrRejection<v1::AccountChange> issue_token(const Caller& caller,
                                             const v1::IssueServiceTokenRequest& request) const {
    const auto known = TRY(account_named(request.name()));
    Account account = known->account;
    if (account.kind != AccountKind::service) return reject_field("name", "service");
    const int days = request.days() == 0 ? token_days_default : request.days();
    if (days < 1 || days > token_days_max) {
      return reject_field("days", "number_between 1–" + std::to_string(token_days_max));
    }
    const std::string secret = make_token();
    account = with_token(std::move(account), request.token_name(), secret, days, identity_.now());
    return change_with_secret(caller, AccountAct::token_issued, std::move(account), known->sequence,
                              secret);
  }

  OrRejection<v1::AccountChange> revoke_token(const Caller& caller,
                                              const v1::RevokeServiceTokenRequest& request) const {
    const auto known = TRY(account_named(request.name()));
    Account account = known->account;
    const auto revoked = std::erase_if(account.tokens, [&](const ServiceToken& token) {
      return token.number == request.number();
    });
    if (revoked == 0) return reject_field("number", "known_token");
    return change_with_secret(caller, AccountAct::token_revoked, std::move(account),
                              known->sequence, "");
  }

  OrRejection<v1::ListAccountsResponse> list(const Caller& caller,
                                             const v1::ListAccountsRequest& request) const {
    const Access access = caller.access(managing_accounts);
    const auto catalogue = engine_.catalogue();
    auto page = TRY(Page::of(request));
    const auto accounts = engine_.accounts();
    v1::ListAccountsResponse response;
    for (const auto& [name, known] : accounts->by_name()) {
      if (page.was_told(name) || !manages(access, *catalogue, known->account)) continue;
      v1::Account item;
      to_resource(*known, identity_.now(), item);
      if (!page.takes(name, item.ByteSizeLong())) break;
      response.add_accounts()->Swap(&item);
    }
    response.set_next_page_token(page.next_page_token());
    return response;
  }

  OrRejection<v1::ListDoorEventsResponse> list_door_events(
      const Reply& reply, const v1::ListDoorEventsRequest& request) const {
    const Right right{bit_of(Role::data_protection)};
    if (!reply.caller().access(right).covers_everything()) {
      return reject(Reason::UNIT_OUT_OF_SCOPE, {{"unit", ""}});
    }
    auto page = TRY(Page::of(request));
    // The newest have the smallest keys, which pages go up by.
    const auto place_of = [](int64_t number) { return page_place(INT64_MAX - number); };
    const auto after = page.after() ? parse_page_place(*page.after()) : std::nullopt;
    auto codes = TRY(codes_of(request.dossier()));
    const DoorQuery query{.before = after ? INT64_MAX - *after : 0,
                          .account = request.account(),
                          .codes = std::move(codes),
                          .goes_on = reply.is_wanted()};
    v1::ListDoorEventsResponse response;
    const auto take = [&](const DoorRecord& record) {
      const std::string key = place_of(record.number);
      v1::ListDoorEventsResponse::DoorEvent event;
      event.set_number(record.number);
      *event.mutable_time() = wire::to_timestamp(record.at);
      event.set_what(record.event.what);
      event.set_account(record.event.account);
      event.set_source(record.event.source);
      event.set_method(record.event.method);
      event.set_reason(record.event.reason);
      event.set_count(record.event.count);
      event.set_dossier(record.event.dossier);
      event.set_unit(record.event.unit);
      if (!page.takes(key, event.ByteSizeLong())) return false;
      response.add_events()->Swap(&event);
      return true;
    };
    if (!journal_.list(query, take)) {
      return reject(Reason::STORE_FAILED, {{"cause", "door journal"}});
    }
    response.set_next_page_token(page.next_page_token());
    return response;
  }

 private:
  // Of the provider that there is.
  OrRejection<void> set_subject(Account& account, const std::string& subject) const {
    if (!subject.empty() && identity_.issuer().empty()) return reject_field("subject", "provider");
    account.issuer = subject.empty() ? "" : identity_.issuer();
    account.subject = subject;
    return {};
  }

  static bool manages(const Access& access, const Catalogue& catalogue, const Account& account) {
    if (access.covers_everything()) return true;
    const auto& grants = account.grants;
    return !grants.empty() && std::all_of(grants.begin(), grants.end(), [&](const Grant& grant) {
      return access.check_unit(catalogue, grant.unit).has_value();
    });
  }

  // All that the dossier has or had, which looks name by that of then; of none the one given.
  OrRejection<std::vector<std::string>> codes_of(const std::string& code) const {
    if (code.empty()) return std::vector<std::string>();
    auto dossier = TRY(find_by_code(engine_.snapshot(), code).map_error(store_failed));
    if (!dossier) return std::vector{code};
    std::vector<std::string> codes{dossier->code, dossier->provisional_code};
    std::erase(codes, "");
    return codes;
  }

  OrRejection<Accounts::Known> account_named(const std::string& name) const {
    auto known = engine_.accounts()->find(name);
    if (!known) return reject(Reason::ACCOUNT_NOT_FOUND, {{"account", name}});
    return known;
  }

  OrRejection<v1::AccountChange> change_with_secret(const Caller& caller, AccountAct act,
                                                    Account account, int64_t based_on,
                                                    const std::string& secret) const {
    v1::AccountChange response;
    const std::string name = account.name;
    TRY(ask_for_change(engine_, caller,
                       {.act = act, .account = std::move(account), .based_on = based_on}));
    const auto known = TRY(account_named(name));
    to_resource(*known, identity_.now(), *response.mutable_account());
    response.set_secret(secret);
    if (secret.empty()) return response;
    const Account& now_is = known->account;
    const auto until = now_is.kind == AccountKind::service ? now_is.tokens.back().expires_at
                                                           : now_is.password.temporary_until;
    if (until) *response.mutable_secret_expiry_time() = wire::to_timestamp(*until);
    return response;
  }

  void answer_session(const BegunSession& begun, bool as_cookie, Reply reply) const {
    v1::SignInResponse response;
    const Instant now = identity_.now();
    const Instant expiry = plus_minutes(begun.session.begun, identity_.limits().minutes_max);
    to_resource(*begun.account, now, *response.mutable_account());
    *response.mutable_expiry_time() = wire::to_timestamp(expiry);
    response.set_idle_minutes_max(static_cast<int32_t>(identity_.limits().idle_minutes_max));
    const auto first = identity_.asked_first(begun.account->account, reply.caller().source, now);
    response.set_must_change_password(first == Reason::PASSWORD_CHANGE_REQUIRED);
    response.set_must_set_second_factor(first == Reason::SECOND_FACTOR_REQUIRED);
    if (as_cookie) {
      const int64_t seconds = identity_.limits().minutes_max * 60;
      reply.tell("set-cookie",
                 cookie_of(session_cookie, begun.token, seconds, reply.caller().is_encrypted));
    } else {
      response.set_token(begun.token);
    }
    reply.answer(response);
  }

  Engine& engine_;
  Identity& identity_;
  OwnAccount& own_;
  DoorJournal& journal_;
};

}  // namespace

void add_account_methods(Methods& methods, Engine& engine, const Door& door) {
  ServiceRows rows(methods, v1::SignInRequest::descriptor()->file()->service(0));
  const auto of = std::make_shared<const AccountMethods>(engine, door);
  constexpr std::string_view manage = "manage_accounts";
  rows.add("SignIn", {.where = Where::sign_ins,
                      .changes = true,
                      .right = anybody,
                      .handler = on<v1::SignInRequest>([of](const auto& request, Reply reply) {
                        of->sign_in(request, std::move(reply));
                      })});
  rows.add("SignOut", {.where = Where::pages,
                       .changes = true,
                       .right = signed_in,
                       .answers_unready = true,
                       .handler = on<v1::SignOutRequest>([of](const auto& request, Reply reply) {
                         of->sign_out(request, std::move(reply));
                       })});
  rows.add("StepUp", {.where = Where::sign_ins,
                      .changes = true,
                      .right = signed_in,
                      .answers_unready = true,
                      .handler = on<v1::StepUpRequest>([of](const auto& request, Reply reply) {
                        of->step_up(request, std::move(reply));
                      })});
  rows.add("ChangePassword",
           {.where = Where::sign_ins,
            .changes = true,
            .right = signed_in,
            .answers_unready = true,
            .handler = on<v1::ChangePasswordRequest>([of](const auto& request, Reply reply) {
              of->change_password(request, std::move(reply));
            })});
  rows.add("SetSecondFactor",
           {.where = Where::sign_ins,
            .changes = true,
            .right = with_step_up(0, Scope::none),
            .action = "set_second_factor",
            .answers_unready = true,
            .handler = on<v1::SetSecondFactorRequest>([of](const auto& request, Reply reply) {
              reply.answer(of->set_second_factor(reply.caller(), request));
            })});
  rows.add("WhoAmI", {.right = anybody,
                      .answers_unready = true,
                      .handler = on<v1::WhoAmIRequest>([of](const auto&, Reply reply) {
                        reply.answer(of->who_am_i(reply.caller()));
                      })});
  const auto add_change = [&]<class Request>(const char* name, auto handle) {
    rows.add(name, {.where = Where::sign_ins,
                    .changes = true,
                    .right = managing_accounts,
                    .action = manage,
                    .handler = on<Request>([of, handle](const Request& request, Reply reply) {
                      reply.answer(handle(*of, reply.caller(), request));
                    })});
  };
  const auto disabling = [](bool disabled) {
    return [disabled](const AccountMethods& it, const Caller& caller, const auto& request) {
      return it.set_disabled(caller, request.name(), disabled);
    };
  };
  add_change.operator()<v1::CreateAccountRequest>("CreateAccount",
                                                  std::mem_fn(&AccountMethods::create));
  add_change.operator()<v1::SetGrantsRequest>("SetGrants",
                                              std::mem_fn(&AccountMethods::set_grants));
  add_change.operator()<v1::DisableAccountRequest>("DisableAccount", disabling(true));
  add_change.operator()<v1::EnableAccountRequest>("EnableAccount", disabling(false));
  add_change.operator()<v1::ResetPasswordRequest>("ResetPassword",
                                                  std::mem_fn(&AccountMethods::reset_password));
  add_change.operator()<v1::SetSubjectRequest>("SetSubject",
                                               std::mem_fn(&AccountMethods::identify));
  add_change.operator()<v1::IssueServiceTokenRequest>("IssueServiceToken",
                                                      std::mem_fn(&AccountMethods::issue_token));
  add_change.operator()<v1::RevokeServiceTokenRequest>("RevokeServiceToken",
                                                       std::mem_fn(&AccountMethods::revoke_token));
  add_change.operator()<v1::SetEmploymentRequest>("SetEmployment",
                                                  std::mem_fn(&AccountMethods::employ));
  rows.add("ListAccounts",
           {.where = Where::pages,
            .right = Right{.roles = managing_accounts.roles},
            .action = manage,
            .handler = on<v1::ListAccountsRequest>([of](const auto& request, Reply reply) {
              reply.answer(of->list(reply.caller(), request));
            })});
  rows.add("ListDoorEvents",
           {.where = Where::reports,  // of one dossier or account the whole journal is read
            .right = with_step_up(bit_of(Role::data_protection), Scope::none),
            .action = "read_door_journal",
            .handler = on<v1::ListDoorEventsRequest>([of](const auto& request, Reply reply) {
              reply.answer(of->list_door_events(reply, request));
            })});
}

}  // namespace motcua
