# Paused before its due time a dossier waits; what was left runs on. At or after the due time a pause
# changes nothing.
2026-03-02T09:00 receive unit=P.1 procedure=5WD
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-04T10:00 request_supplement P.1-260302-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260302-0001 AWAITING_SUPPLEMENT waiting r2
2026-03-04T10:01 timeliness P 2026-03-01 2026-03-31
| as of 2026-03-04T10:01 on time 0/0
2026-03-04T10:01 list waiting P
| P.1-260302-0001
2026-03-20T10:00 form P 2026-03-01 2026-03-31
| P.1 received_total 1 received_direct_or_post 1 open_total 1 open_in_time 1 waiting 1
| P total received_total 1 received_direct_or_post 1 open_total 1 open_in_time 1 waiting 1
2026-03-20T10:00 resolve P.1-260302-0001
! ILLEGAL_TRANSITION action=resolve code=P.1-260302-0001 state=AWAITING_SUPPLEMENT allowed_actions=provide_supplement, record_payment, issue_apology, acknowledge_apology, withdraw, stop, amend, arrive, adjust_return_time, consult, answer_consultation, notify, move_due_time, move_to_successor, finish_part, attach_file, withdraw_file, record_refund, exempt_fee
2026-03-20T10:00 issue_apology P.1-260302-0001 reason=r signed_by=h reappointed_time=2026-04-01T17:00
! APOLOGY_NOT_OWED code=P.1-260302-0001 state=AWAITING_SUPPLEMENT
2026-03-23T09:00 provide_supplement P.1-260302-0001
= P.1-260302-0001 RECEIVED due 2026-03-26T16:00 r3
2026-03-23T09:01 provide_supplement P.1-260302-0001
! ILLEGAL_TRANSITION action=provide_supplement code=P.1-260302-0001 state=RECEIVED allowed_actions=hand_over, request_supplement, request_payment, record_payment, issue_apology, acknowledge_apology, resolve, withdraw, stop, annul, amend, arrive, adjust_return_time, consult, answer_consultation, notify, move_due_time, move_to_successor, assign_part, finish_part, attach_file, withdraw_file, record_refund, exempt_fee
2026-03-23T09:02 explain P.1-260302-0001
| 2026-03-02T09:00 → 2026-03-02T11:30 counted +150
| 2026-03-02T11:30 → 2026-03-02T13:00 outside_hours
| 2026-03-02T13:00 → 2026-03-02T17:00 counted +240
| 2026-03-02T17:00 → 2026-03-03T07:30 outside_hours
| 2026-03-03T07:30 → 2026-03-03T11:30 counted +240
| 2026-03-03T11:30 → 2026-03-03T13:00 outside_hours
| 2026-03-03T13:00 → 2026-03-03T17:00 counted +240
| 2026-03-03T17:00 → 2026-03-04T07:30 outside_hours
| 2026-03-04T07:30 → 2026-03-04T10:00 counted +150
| 2026-03-04T10:00 → 2026-03-23T09:00 paused: NĐ 118
| 2026-03-23T09:00 → 2026-03-23T11:30 counted +150
| 2026-03-23T11:30 → 2026-03-23T13:00 outside_hours
| 2026-03-23T13:00 → 2026-03-23T17:00 counted +240
| 2026-03-23T17:00 → 2026-03-24T07:30 outside_hours
| 2026-03-24T07:30 → 2026-03-24T11:30 counted +240
| 2026-03-24T11:30 → 2026-03-24T13:00 outside_hours
| 2026-03-24T13:00 → 2026-03-24T17:00 counted +240
| 2026-03-24T17:00 → 2026-03-25T07:30 outside_hours
| 2026-03-25T07:30 → 2026-03-25T11:30 counted +240
| 2026-03-25T11:30 → 2026-03-25T13:00 outside_hours
| 2026-03-25T13:00 → 2026-03-25T17:00 counted +240
| 2026-03-25T17:00 → 2026-03-26T07:30 outside_hours
| 2026-03-26T07:30 → 2026-03-26T11:30 counted +240
| 2026-03-26T11:30 → 2026-03-26T13:00 outside_hours
| 2026-03-26T13:00 → 2026-03-26T16:00 counted +180
# The other policy: as if received at the resumption.
2026-03-02T09:00 verify
| findings 0
2026-03-24T09:00 receive unit=P.1 procedure=RESTART
= P.1-260324-0001 RECEIVED due 2026-03-31T17:00 r1
2026-03-25T09:00 request_supplement P.1-260324-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260324-0001 AWAITING_SUPPLEMENT waiting r2
2026-04-06T16:00 provide_supplement P.1-260324-0001
= P.1-260324-0001 RECEIVED due 2026-04-13T17:00 r3
2026-04-06T16:01 explain P.1-260324-0001
| 2026-03-24T09:00 → 2026-03-24T11:30 counted +150
| 2026-03-24T11:30 → 2026-03-24T13:00 outside_hours
| 2026-03-24T13:00 → 2026-03-24T17:00 counted +240
| 2026-03-24T17:00 → 2026-03-25T07:30 outside_hours
| 2026-03-25T07:30 → 2026-03-25T09:00 counted +90
| 2026-03-25T09:00 → 2026-04-06T16:00 paused: NĐ 118
| 2026-04-06T16:00 → 2026-04-06T16:00 counted_anew: 5wd
| 2026-04-06T16:00 → 2026-04-07T00:00 start_day
| 2026-04-07T00:00 → 2026-04-08T00:00 counted +1
| 2026-04-08T00:00 → 2026-04-09T00:00 counted +1
| 2026-04-09T00:00 → 2026-04-10T00:00 counted +1
| 2026-04-10T00:00 → 2026-04-11T00:00 counted +1
| 2026-04-11T00:00 → 2026-04-13T00:00 weekend
| 2026-04-13T00:00 → 2026-04-13T17:00 counted +1
# Paused when already overdue: late stays late.
2026-03-30T10:00 resolve P.1-260302-0001
= P.1-260302-0001 RESOLVED due 2026-03-26T16:00 late r4
2026-04-06T17:00 receive unit=P.1 procedure=4H
= P.1-260406-0001 RECEIVED due 2026-04-07T11:30 r1
2026-04-07T11:30 request_supplement P.1-260406-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260406-0001 AWAITING_SUPPLEMENT due 2026-04-07T11:30 r2
2026-04-20T08:00 form P 2026-04-01 2026-04-30
| P.1 received_total 3 received_direct_or_post 1 carried_over 2 resolved_total 1 resolved_late 1 open_total 2 open_overdue 2
| P total received_total 3 received_direct_or_post 1 carried_over 2 resolved_total 1 resolved_late 1 open_total 2 open_overdue 2
2026-04-20T08:00 provide_supplement P.1-260406-0001
= P.1-260406-0001 RECEIVED due 2026-04-07T11:30 r3
2026-04-20T09:00 resolve P.1-260406-0001
= P.1-260406-0001 RESOLVED due 2026-04-07T11:30 late r4
2026-04-20T10:00 verify
| findings 0
