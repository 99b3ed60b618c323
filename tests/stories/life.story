# The whole life at a counter: receive, hand over, resolve, return.
2026-01-05T09:00 receive unit=P.1 procedure=5WD applicant.name="Nguyễn Văn A" officer=o1
= P.1-260105-0001 RECEIVED due 2026-01-10T17:00 r1
2026-01-05T09:01 receive unit=P.1 procedure=5WD
= P.1-260105-0002 RECEIVED due 2026-01-10T17:00 r1
2026-01-05T09:02 receive unit=P.2 procedure=5WD
= P.2-260105-0001 RECEIVED due 2026-01-10T17:00 r1
2026-01-05T10:00 hand_over P.1-260105-0001 to=P.1 to_officer=o2 step="Thẩm định"
= P.1-260105-0001 PROCESSING due 2026-01-10T17:00 held by P.1 o2 r2
2026-01-06T08:00 hand_over P.1-260105-0001 to=P.2
= P.1-260105-0001 PROCESSING due 2026-01-10T17:00 held by P.2  r3
2026-01-08T08:00 resolve P.1-260105-0001 outcome=granted
= P.1-260105-0001 RESOLVED due 2026-01-10T17:00 early held by P.2  r4
2026-01-09T08:00 return_result P.1-260105-0001 taken_by="Nguyễn Văn A"
= P.1-260105-0001 RETURNED due 2026-01-10T17:00 early held by P.2  r5
2026-01-09T08:04 rate P.1-260105-0001
! FIELD_VIOLATION satisfaction: required
2026-01-09T08:05 rate P.1-260105-0001 satisfaction=satisfied
= P.1-260105-0001 RETURNED due 2026-01-10T17:00 early held by P.2  r6
2026-01-09T08:06 history P.1-260105-0001
| 2026-01-05T09:00 received
| 2026-01-05T10:00 handed_over
| 2026-01-06T08:00 handed_over
| 2026-01-08T08:00 resolved
| 2026-01-09T08:00 returned
| 2026-01-09T08:05 rated
# The moves that are not there.
2026-01-09T09:00 hand_over P.1-260105-0001 to=P.1
! ILLEGAL_TRANSITION action=hand_over code=P.1-260105-0001 state=RETURNED allowed_actions=record_payment, issue_apology, acknowledge_apology, return_result, reopen, rate, correct, erase, notify, attach_file, withdraw_file, record_refund, exempt_fee
2026-01-09T09:00 resolve P.1-260105-0001
! ILLEGAL_TRANSITION action=resolve code=P.1-260105-0001 state=RETURNED allowed_actions=record_payment, issue_apology, acknowledge_apology, return_result, reopen, rate, correct, erase, notify, attach_file, withdraw_file, record_refund, exempt_fee
2026-01-09T09:00 return_result P.1-260105-0002
! ILLEGAL_TRANSITION action=return_result code=P.1-260105-0002 state=RECEIVED allowed_actions=hand_over, request_supplement, request_payment, record_payment, issue_apology, acknowledge_apology, resolve, withdraw, stop, annul, amend, arrive, adjust_return_time, consult, answer_consultation, notify, move_due_time, move_to_successor, assign_part, finish_part, attach_file, withdraw_file, record_refund, exempt_fee
2026-01-09T09:00 receive P.1-260105-0002
! ILLEGAL_TRANSITION action=receive code=P.1-260105-0002 state=RECEIVED allowed_actions=hand_over, request_supplement, request_payment, record_payment, issue_apology, acknowledge_apology, resolve, withdraw, stop, annul, amend, arrive, adjust_return_time, consult, answer_consultation, notify, move_due_time, move_to_successor, assign_part, finish_part, attach_file, withdraw_file, record_refund, exempt_fee
2026-01-09T09:00 resolve P.1-260105-9999
! DOSSIER_NOT_FOUND code=P.1-260105-9999
2026-01-09T09:00 resolve
! FIELD_VIOLATION code: required
2026-01-09T09:00 hand_over P.1-260105-0002
! FIELD_VIOLATION to: holder_expected
2026-01-09T09:00 hand_over P.1-260105-0002 to_officer=" "
! FIELD_VIOLATION to: holder_expected
2026-01-09T09:00 hand_over P.1-260105-0002 to=NOWHERE
! UNIT_NOT_FOUND unit=NOWHERE field=to
2026-01-09T09:00 receive unit=NOWHERE procedure=5WD
! UNIT_NOT_FOUND unit=NOWHERE field=unit
2026-01-09T09:00 receive unit=P.1 procedure=NOTHING
! PROCEDURE_NOT_FOUND procedure=NOTHING day=2026-01-09 field=procedure
2026-01-09T09:00 receive procedure=5WD
! FIELD_VIOLATION unit: required
2026-01-09T09:00 receive unit=P.9 procedure=5WD
! UNIT_CLOSED unit=P.9 day=2026-01-09 successors=P.3
2026-01-09T10:00 verify
| findings 0
