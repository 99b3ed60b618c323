// Why a command or a read was refused. A Rejection is a value: a reason from one closed list,
// facts for programs (metadata), and for malformed input the fields at fault. The text that people
// read is made from it at the edge (services/text/messages.h), in Vietnamese and English.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace motcua {

// Name on the wire, name of the gRPC code. The order does not matter; names are never reused. Some
// come as warnings, too, with what was accepted (engine/dossier/warnings.h).
#define MOTCUA_REASONS(X)                             \
  X(FIELD_VIOLATION, INVALID_ARGUMENT)                \
  X(MALFORMED_MESSAGE, INVALID_ARGUMENT)              \
  X(CATALOGUE_DEFECT, INVALID_ARGUMENT)               \
  X(COMMAND_TOO_LARGE, INVALID_ARGUMENT)              \
  X(PAGE_TOKEN_INVALID, INVALID_ARGUMENT)             \
  X(DOSSIER_NOT_FOUND, NOT_FOUND)                     \
  X(UNIT_NOT_FOUND, NOT_FOUND)                        \
  X(PROCEDURE_NOT_FOUND, NOT_FOUND)                   \
  X(REPORT_NOT_FOUND, NOT_FOUND)                      \
  X(SERVICE_NOT_FOUND, NOT_FOUND)                     \
  X(ILLEGAL_TRANSITION, FAILED_PRECONDITION)          \
  X(APOLOGY_REQUIRED, FAILED_PRECONDITION)            \
  X(APOLOGY_NOT_OWED, FAILED_PRECONDITION)            \
  X(APOLOGY_NOT_ISSUED, FAILED_PRECONDITION)          \
  X(REAPPOINTMENT_LIMIT, FAILED_PRECONDITION)         \
  X(REAPPOINTMENT_TOO_EARLY, FAILED_PRECONDITION)     \
  X(REAPPOINTMENT_OUTSIDE_HOURS, FAILED_PRECONDITION) \
  X(APPLICANT_MISSING, FAILED_PRECONDITION)           \
  X(FEE_WITHOUT_NAME, FAILED_PRECONDITION)            \
  X(OVERPAID, FAILED_PRECONDITION)                    \
  X(APOLOGY_MISSING, FAILED_PRECONDITION)             \
  X(SUPPLEMENT_ASKED_LATE, FAILED_PRECONDITION)       \
  X(SUPPLEMENT_ASKED_AGAIN, FAILED_PRECONDITION)      \
  X(AUTHORISATION_MISSING, FAILED_PRECONDITION)       \
  X(CORRECTION_TOO_LATE, FAILED_PRECONDITION)         \
  X(UNIT_NOT_CLOSED, FAILED_PRECONDITION)             \
  X(NOT_ENDED, FAILED_PRECONDITION)                   \
  X(DOSSIER_ERASED, FAILED_PRECONDITION)              \
  X(CALENDAR_ENDS, FAILED_PRECONDITION)               \
  X(EFFECTIVE_TIME_OUT_OF_RANGE, FAILED_PRECONDITION) \
  X(SERIES_FULL, FAILED_PRECONDITION)                 \
  X(UNIT_CLOSED, FAILED_PRECONDITION)                 \
  X(PERIOD_NOT_OVER, FAILED_PRECONDITION)             \
  X(FROZEN_REPORT_NOT_FOUND, NOT_FOUND)               \
  X(REVISION_MISMATCH, ABORTED)                       \
  X(REQUEST_ID_REUSED, ALREADY_EXISTS)                \
  X(CODE_TAKEN, ALREADY_EXISTS)                       \
  X(CALLER_REFERENCE_TAKEN, ALREADY_EXISTS)           \
  X(ACCOUNT_TAKEN, ALREADY_EXISTS)                    \
  X(ACCOUNT_NOT_FOUND, NOT_FOUND)                     \
  X(SIGN_IN_REQUIRED, UNAUTHENTICATED)                \
  X(SIGN_IN_FAILED, UNAUTHENTICATED)                  \
  X(PASSWORD_CHANGE_REQUIRED, PERMISSION_DENIED)      \
  X(SECOND_FACTOR_REQUIRED, PERMISSION_DENIED)        \
  X(STEP_UP_REQUIRED, PERMISSION_DENIED)              \
  X(UNIT_OUT_OF_SCOPE, PERMISSION_DENIED)             \
  X(ROLE_REQUIRED, PERMISSION_DENIED)                 \
  X(INTAKE_FULL, RESOURCE_EXHAUSTED)                  \
  X(WORK_QUEUE_FULL, RESOURCE_EXHAUSTED)              \
  X(TOO_MANY_ATTEMPTS, RESOURCE_EXHAUSTED)            \
  X(DISK_LOW, RESOURCE_EXHAUSTED)                     \
  X(WRITES_STOPPED, UNAVAILABLE)                      \
  X(CLOCK_SUSPECT, UNAVAILABLE)                       \
  X(NOT_YET_WRITTEN, UNAVAILABLE)                     \
  X(DEADLINE_PASSED, DEADLINE_EXCEEDED)               \
  X(BACKUP_FAILED, INTERNAL)                          \
  X(STORE_FAILED, INTERNAL)                           \
  X(NOT_BOUNDARY_FREE, FAILED_PRECONDITION)           \
  X(ARRIVED_ALREADY, FAILED_PRECONDITION)             \
  X(TRANSFERRED_LATE, FAILED_PRECONDITION)            \
  X(DUE_DAY_IS_OPEN, FAILED_PRECONDITION)             \
  X(CONTINUED_HERE, FAILED_PRECONDITION)              \
  X(NOTHING_TO_ADJUST, FAILED_PRECONDITION)           \
  X(ALREADY_RETURNED, FAILED_PRECONDITION)            \
  X(ALREADY_ALERTED, FAILED_PRECONDITION)             \
  X(ALERTED_LATE, FAILED_PRECONDITION)                \
  X(CONSULTATION_NOT_FOUND, NOT_FOUND)                \
  X(CONSULTATION_ANSWERED, FAILED_PRECONDITION)       \
  X(CONSULTATION_ANSWERED_LATE, FAILED_PRECONDITION)  \
  X(TOO_MANY_CONSULTATIONS, FAILED_PRECONDITION)      \
  X(TOO_MANY_NOTICES, FAILED_PRECONDITION)            \
  X(APPLICANT_CANNOT_AMEND, FAILED_PRECONDITION)      \
  X(MIRRORED, FAILED_PRECONDITION)                    \
  X(TOO_MANY_PARTS, FAILED_PRECONDITION)              \
  X(PART_NOT_FOUND, NOT_FOUND)                        \
  X(PART_NOT_BEGUN, FAILED_PRECONDITION)              \
  X(PART_FINISHED, FAILED_PRECONDITION)               \
  X(PART_FINISHED_LATE, FAILED_PRECONDITION)          \
  X(ARRIVAL_TOLD_LATE, FAILED_PRECONDITION)           \
  X(ARRIVAL_MISSING, FAILED_PRECONDITION)             \
  X(PARTS_OPEN, FAILED_PRECONDITION)                  \
  X(CONSULTATIONS_OPEN, FAILED_PRECONDITION)          \
  X(LIMIT_BEYOND_DUE, FAILED_PRECONDITION)            \
  X(SECOND_PHASE_NOT_THERE, FAILED_PRECONDITION)      \
  X(STEP_UNKNOWN, FAILED_PRECONDITION)                \
  X(NOT_ON_NATIONWIDE_LIST, FAILED_PRECONDITION)      \
  X(WATCH_TOO_SLOW, ABORTED)                          \
  X(POSSIBLE_DUPLICATE, FAILED_PRECONDITION)          \
  X(FILE_NOT_FOUND, NOT_FOUND)                        \
  X(FILE_TOO_LARGE, INVALID_ARGUMENT)                 \
  X(FILE_TYPE_NOT_ALLOWED, INVALID_ARGUMENT)          \
  X(FILE_DIFFERS, INVALID_ARGUMENT)                   \
  X(FILE_ATTACHED_ALREADY, FAILED_PRECONDITION)       \
  X(TOO_MANY_FILES, FAILED_PRECONDITION)              \
  X(PAYMENT_REFERENCE_TAKEN, ALREADY_EXISTS)          \
  X(REFUND_TOO_LARGE, FAILED_PRECONDITION)            \
  X(REFUNDED_BELOW_OWED, FAILED_PRECONDITION)         \
  X(FEE_NOT_FOUND, NOT_FOUND)                         \
  X(FEE_NOT_OWED, FAILED_PRECONDITION)                \
  X(EXEMPTION_WITHOUT_BASIS, FAILED_PRECONDITION)     \
  X(TARIFF_NOT_VALID, FAILED_PRECONDITION)            \
  X(TOO_MANY_ENTRIES, FAILED_PRECONDITION)            \
  X(FEE_OUTSTANDING, FAILED_PRECONDITION)

enum class Reason {
#define X(name, code) name,
  MOTCUA_REASONS(X)
#undef X
};

std::string_view name_of(Reason reason);

// A field that is not as expected: its path in the request, and what was expected (a key of the
// message catalogue with its argument, such as "required" or "text_too_long 500").
struct Violation {
  std::string path;
  std::string expected;
  bool operator==(const Violation&) const = default;
};

struct Rejection {
  Reason reason = Reason::FIELD_VIOLATION;
  std::vector<std::pair<std::string, std::string>> metadata;
  std::vector<Violation> violations;
  bool operator==(const Rejection&) const = default;
};

template <class T>
using OrRejection = tl::expected<T, Rejection>;

using Metadata = std::vector<std::pair<std::string, std::string>>;

inline tl::unexpected<Rejection> reject(Reason reason, Metadata metadata = {}) {
  return tl::unexpected(
      Rejection{.reason = reason, .metadata = std::move(metadata), .violations = {}});
}

inline tl::unexpected<Rejection> reject_field(std::string path, std::string expected) {
  return tl::unexpected(Rejection{.reason = Reason::FIELD_VIOLATION,
                                  .metadata = {},
                                  .violations = {{std::move(path), std::move(expected)}}});
}

}  // namespace motcua
