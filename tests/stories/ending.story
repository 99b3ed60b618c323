# Withdrawn, stopped, annulled: each a column of its own, and folded in the strict form.
2026-03-02T09:00 receive unit=P.1 procedure=5WD channel=online
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:00 receive unit=P.1 procedure=5WD
= P.1-260302-0002 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:00 receive unit=P.1 procedure=5WD
= P.1-260302-0003 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:00 receive unit=P.1 procedure=5WD
= P.1-260302-0004 RECEIVED due 2026-03-09T17:00 r1
2026-03-03T09:00 withdraw P.1-260302-0001 reason="Đổi ý"
= P.1-260302-0001 WITHDRAWN due 2026-03-09T17:00 r2
2026-03-03T09:01 withdraw P.1-260302-0001
! ILLEGAL_TRANSITION action=withdraw code=P.1-260302-0001 state=WITHDRAWN allowed_actions=record_payment, acknowledge_apology, correct, erase, notify, record_refund
2026-03-03T09:02 return_result P.1-260302-0001
! ILLEGAL_TRANSITION action=return_result code=P.1-260302-0001 state=WITHDRAWN allowed_actions=record_payment, acknowledge_apology, correct, erase, notify, record_refund
2026-03-03T09:03 annul P.1-260302-0002 reason="Nhầm thủ tục"
= P.1-260302-0002 STOPPED annulled due 2026-03-09T17:00 r2
# The number of the annulled one is not used again, whatever day it is recorded.
2026-03-03T09:03 receive unit=P.1 procedure=5WD effective=2026-03-02T17:00
= P.1-260302-0005 RECEIVED due 2026-03-10T17:00 r1
2026-03-03T09:03 annul P.1-260302-0005 reason="Trùng"
= P.1-260302-0005 STOPPED annulled due 2026-03-10T17:00 r2
2026-03-03T09:04 hand_over P.1-260302-0003 to=P.1
= P.1-260302-0003 PROCESSING due 2026-03-09T17:00 held by P.1  r2
2026-03-03T09:05 annul P.1-260302-0003 reason="Muộn rồi"
! ILLEGAL_TRANSITION action=annul code=P.1-260302-0003 state=PROCESSING allowed_actions=hand_over, request_supplement, request_payment, record_payment, issue_apology, acknowledge_apology, resolve, withdraw, stop, amend, arrive, adjust_return_time, consult, answer_consultation, notify, move_due_time, move_to_successor, assign_part, finish_part, attach_file, withdraw_file, record_refund, exempt_fee
2026-03-03T10:00 request_supplement P.1-260302-0003 requested_papers=x reason=r legal_basis=b
= P.1-260302-0003 AWAITING_SUPPLEMENT waiting held by P.1  r3
2026-04-20T10:00 stop P.1-260302-0003 reason="Không bổ sung" legal_basis="NĐ 118"
= P.1-260302-0003 STOPPED held by P.1  r4
2026-04-20T10:01 reopen P.1-260302-0003 reason=x as=supervisor
! ILLEGAL_TRANSITION action=reopen code=P.1-260302-0003 state=STOPPED allowed_actions=record_payment, acknowledge_apology, correct, erase, notify, record_refund
2026-04-20T11:00 form P 2026-03-01 2026-04-20
| P.1 received_total 5 received_online 1 received_direct_or_post 4 open_total 1 open_overdue 1 withdrawn 1 stopped 1 annulled 2
| P total received_total 5 received_online 1 received_direct_or_post 4 open_total 1 open_overdue 1 withdrawn 1 stopped 1 annulled 2
2026-04-20T11:00 form P 2026-03-01 2026-04-20 strict
| P.1 received_total 5 received_online 1 received_direct_or_post 4 open_total 1 open_overdue 1
| P total received_total 5 received_online 1 received_direct_or_post 4 open_total 1 open_overdue 1
2026-04-20T11:00 form P 2026-03-01 2026-04-20 judge
| P.1 received_total 3 received_online 1 received_direct_or_post 2 resolved_total 2 resolved_early 2 open_total 1 open_overdue 1
| P total received_total 3 received_online 1 received_direct_or_post 2 resolved_total 2 resolved_early 2 open_total 1 open_overdue 1
2026-04-20T12:00 verify
| findings 0
