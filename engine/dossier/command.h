// All commands and all events of a dossier, as closed sums: a missing case does not compile.
#pragma once

#include <variant>

#include "engine/dossier/transitions/acknowledge_apology.h"
#include "engine/dossier/transitions/adjust_return_time.h"
#include "engine/dossier/transitions/alert.h"
#include "engine/dossier/transitions/amend.h"
#include "engine/dossier/transitions/annul.h"
#include "engine/dossier/transitions/answer_consultation.h"
#include "engine/dossier/transitions/arrive.h"
#include "engine/dossier/transitions/assign_part.h"
#include "engine/dossier/transitions/attach_file.h"
#include "engine/dossier/transitions/consult.h"
#include "engine/dossier/transitions/correct.h"
#include "engine/dossier/transitions/erase.h"
#include "engine/dossier/transitions/exempt_fee.h"
#include "engine/dossier/transitions/finish_part.h"
#include "engine/dossier/transitions/hand_over.h"
#include "engine/dossier/transitions/issue_apology.h"
#include "engine/dossier/transitions/move_due_time.h"
#include "engine/dossier/transitions/move_to_successor.h"
#include "engine/dossier/transitions/notify.h"
#include "engine/dossier/transitions/provide_supplement.h"
#include "engine/dossier/transitions/rate.h"
#include "engine/dossier/transitions/receive.h"
#include "engine/dossier/transitions/record_payment.h"
#include "engine/dossier/transitions/record_refund.h"
#include "engine/dossier/transitions/refuse.h"
#include "engine/dossier/transitions/reopen.h"
#include "engine/dossier/transitions/request_payment.h"
#include "engine/dossier/transitions/request_supplement.h"
#include "engine/dossier/transitions/resolve.h"
#include "engine/dossier/transitions/return_result.h"
#include "engine/dossier/transitions/stop.h"
#include "engine/dossier/transitions/submit.h"
#include "engine/dossier/transitions/withdraw.h"
#include "engine/dossier/transitions/withdraw_file.h"

namespace motcua {

// In the order of the lifecycle table.
using DossierCommand =
    std::variant<Submit, Receive, Refuse, HandOver, RequestSupplement, ProvideSupplement,
                 RequestPayment, RecordPayment, IssueApology, AcknowledgeApology, Resolve,
                 ReturnResult, Withdraw, Stop, Annul, Reopen, Amend, Rate, Correct, Erase, Arrive,
                 Alert, AdjustReturnTime, Consult, AnswerConsultation, Notify, MoveDueTime,
                 MoveToSuccessor, AssignPart, FinishPart, AttachFile, WithdrawFile, RecordRefund,
                 ExemptFee>;

using DossierEvent =
    std::variant<Submitted, Received, Refused, HandedOver, SupplementRequested, SupplementProvided,
                 PaymentRequested, PaymentRecorded, ApologyIssued, ApologyAcknowledged, Resolved,
                 Returned, Withdrawn, Stopped, Annulled, Reopened, Amended, Rated, Corrected,
                 Erased, Arrived, Alerted, ReturnTimeAdjusted, Consulted, ConsultationAnswered,
                 Notified, DueTimeMoved, MovedToSuccessor, PartAssigned, PartFinished, FileAttached,
                 FileWithdrawn, RefundRecorded, FeeExempted>;

Verb verb_of(const DossierCommand& command);
Verb verb_of(const DossierEvent& event);

// Of a command that begins a dossier; null: of another.
const Application* application_of(const DossierCommand& command);

// Whether the dossier has what the command tells already, as it tells it: nothing is to be done
// then. Only of what has a reference of its own.
OrRejection<bool> is_known_to(const Dossier& dossier, const DossierCommand& command);

// The series from which the command takes a number, if any. Before decide, the situation's
// `next_in_series` must be filled from it.
std::optional<SeriesKey> series_of(const DossierCommand& command, const Situation& situation);

// The one way a dossier changes: decide gives an event, apply_event applies it. decide first looks
// whether the state allows the verb.
OrRejection<DossierEvent> decide(const DossierCommand& command, const Situation& situation);
void apply_event(const DossierEvent& event, const Occasion& occasion, Dossier& dossier);

}  // namespace motcua
