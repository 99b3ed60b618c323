# Online: submitted, then accepted or refused within 8 working hours.
2026-03-06T16:00 submit unit=P.1 procedure=5WD channel=online applicant.name="Trần Thị B"
= P.1-260306-S0001 SUBMITTED acceptance due 2026-03-09T16:00 r1
2026-03-06T18:00 submit unit=P.1 procedure=5WD channel=post
= P.1-260306-S0002 SUBMITTED acceptance due 2026-03-09T17:00 r1
2026-03-06T18:00 submit unit=P.1 procedure=5WD channel=direct
! FIELD_VIOLATION channel: channel_of_submission
2026-03-07T09:00 list acceptance P
| P.1-260306-S0001 P.1-260306-S0002
2026-03-09T07:45 receive P.1-260306-S0001
= P.1-260309-0001 RECEIVED due 2026-03-16T17:00 r2
2026-03-09T07:46 receive P.1-260306-S0001
! ILLEGAL_TRANSITION action=receive code=P.1-260309-0001 state=RECEIVED allowed_actions=hand_over, request_supplement, request_payment, record_payment, issue_apology, acknowledge_apology, resolve, withdraw, stop, annul, amend, arrive, adjust_return_time, consult, answer_consultation, notify, move_due_time, move_to_successor, assign_part, finish_part, attach_file, withdraw_file, record_refund, exempt_fee
2026-03-09T07:47 receive P.1-260306-S0002 unit=P.2
! FIELD_VIOLATION unit: empty_with_code
2026-03-09T07:50 resolve P.1-260306-S0002
! ILLEGAL_TRANSITION action=resolve code=P.1-260306-S0002 state=SUBMITTED allowed_actions=receive, refuse, request_supplement, record_payment, withdraw, amend, alert, notify, move_to_successor, attach_file, withdraw_file, record_refund
2026-03-09T08:00 request_supplement P.1-260306-S0002 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260306-S0002 AWAITING_SUPPLEMENT r2
2026-03-09T09:00 provide_supplement P.1-260306-S0002
= P.1-260306-S0002 SUBMITTED acceptance due 2026-03-10T09:00 r3
2026-03-09T10:00 refuse P.1-260306-S0002 reason="Không thuộc thẩm quyền"
= P.1-260306-S0002 REFUSED r4
2026-03-09T10:01 resolve P.1-260306-S0002
! ILLEGAL_TRANSITION action=resolve code=P.1-260306-S0002 state=REFUSED allowed_actions=record_payment, correct, erase, notify, record_refund
2026-03-09T10:02 refuse unit=P.1 procedure=5WD reason="Thiếu giấy tờ"
= P.1-260309-S0001 REFUSED r1
2026-03-09T10:03 withdraw P.1-260306-S0002
! ILLEGAL_TRANSITION action=withdraw code=P.1-260306-S0002 state=REFUSED allowed_actions=record_payment, correct, erase, notify, record_refund
2026-03-09T10:04 submit unit=P.1 procedure=5WD channel=online
= P.1-260309-S0002 SUBMITTED acceptance due 2026-03-10T10:04 r1
2026-03-09T10:05 withdraw P.1-260309-S0002
= P.1-260309-S0002 WITHDRAWN r2
# Only the one that was received counts.
2026-03-09T11:00 form P 2026-03-01 2026-03-31
| P.1 received_total 1 received_online 1 open_total 1 open_in_time 1
| P total received_total 1 received_online 1 open_total 1 open_in_time 1
# Accepted as the eight hours end, and a minute later: that was slow.
2026-03-10T08:00 submit unit=P.2 procedure=5WD channel=online
= P.2-260310-S0001 SUBMITTED acceptance due 2026-03-11T08:00 r1
2026-03-10T08:00 submit unit=P.2 procedure=5WD channel=online
= P.2-260310-S0002 SUBMITTED acceptance due 2026-03-11T08:00 r1
2026-03-11T08:00 receive P.2-260310-S0001
= P.2-260311-0001 RECEIVED due 2026-03-18T17:00 r2
2026-03-11T08:01 receive P.2-260310-S0002
= P.2-260311-0002 RECEIVED due 2026-03-18T17:00 r2
2026-03-11T09:00 integrity P.2 2026-03-01 2026-03-31
| slow_acceptance P.2-260311-0002 2026-03-11T08:01
| reported 0/0 honest 0/0
2026-03-11T09:00 verify
| findings 0
