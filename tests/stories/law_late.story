# A make-up Saturday and the Monday off for it, published after the receipts: promises stay, nothing moves by
# itself. Those due on that Monday are listed, whoever has a promise on another day is not; what is moved is due on
# the next working day, at closing time, or by hours at the same hour.
2026-10-05T08:00 receive unit=P.1 procedure=5WD
= P.1-261005-0001 RECEIVED due 2026-10-12T17:00 r1
2026-10-06T08:00 receive unit=P.1 procedure=5WD
= P.1-261006-0001 RECEIVED due 2026-10-13T17:00 r1
2026-10-09T16:00 receive unit=P.1 procedure=4H
= P.1-261009-0001 RECEIVED due 2026-10-12T10:30 r1
2026-10-09T16:10 exception P 2026-10-10 work
| published 0 due on a day off
2026-10-09T16:10 list due_on_day_off P
| nothing
2026-10-09T16:15 move_due_time P.1-261005-0001 as=supervisor reason="Chưa có gì"
! DUE_DAY_IS_OPEN code=P.1-261005-0001
2026-10-09T16:20 exception P 2026-10-12 off
| published 2 due on a day off
2026-10-09T16:20 list due_on_day_off P
| P.1-261009-0001 P.1-261005-0001
2026-10-09T16:30 move_due_time P.1-261005-0001 reason="Hoán đổi ngày nghỉ"
! ROLE_REQUIRED action=move_due_time role=head, supervisor
2026-10-09T16:30 move_due_time P.1-261005-0001 as=supervisor reason="Hoán đổi ngày nghỉ"
= P.1-261005-0001 RECEIVED due 2026-10-13T17:00 r2
2026-10-09T16:30 move_due_time P.1-261009-0001 as=head reason="Hoán đổi ngày nghỉ"
= P.1-261009-0001 RECEIVED due 2026-10-13T10:30 r2
2026-10-09T16:31 move_due_time P.1-261005-0001 as=supervisor reason="Lần nữa"
! DUE_DAY_IS_OPEN code=P.1-261005-0001
2026-10-09T16:31 list due_on_day_off P
| nothing
2026-10-09T16:31 explain P.1-261009-0001
| 2026-10-09T16:00 → 2026-10-09T17:00 counted +60
| 2026-10-09T17:00 → 2026-10-10T07:30 outside_hours
| 2026-10-10T07:30 → 2026-10-10T11:30 counted +240
| 2026-10-10T11:30 → 2026-10-10T13:00 outside_hours
| 2026-10-10T13:00 → 2026-10-10T17:00 counted +240
| 2026-10-10T17:00 → 2026-10-11T00:00 outside_hours
| 2026-10-11T00:00 → 2026-10-12T00:00 weekend
| 2026-10-12T00:00 → 2026-10-13T00:00 day_off
| 2026-10-13T00:00 → 2026-10-13T07:30 outside_hours
| 2026-10-13T07:30 → 2026-10-13T10:30 counted +180
2026-10-09T16:31 history P.1-261005-0001
| 2026-10-05T08:00 received
| 2026-10-09T16:30 due_time_moved
# What is received now counts the Saturday and not the Monday.
2026-10-09T16:40 receive unit=P.1 procedure=5WD
= P.1-261009-0002 RECEIVED due 2026-10-16T17:00 r1
# The letter deadline is of the new day: closing time of the last working day before it, the Saturday.
2026-10-10T16:59 list apology_owed P
| nothing
2026-10-10T17:00 list apology_owed P
| P.1-261009-0001 P.1-261005-0001
# On the new day it is on time, a minute later late.
2026-10-13T17:00 resolve P.1-261005-0001
= P.1-261005-0001 RESOLVED due 2026-10-13T17:00 on time r3
2026-10-13T17:01 resolve P.1-261006-0001
= P.1-261006-0001 RESOLVED due 2026-10-13T17:00 late r2
2026-10-13T17:02 verify
| findings 0
# Told later than 72 hours: a supervisor vouches for it, with reason; up to 60 days.
2026-10-19T08:00 receive unit=P.2 procedure=5WD
= P.2-261019-0001 RECEIVED due 2026-10-26T17:00 r1
2026-10-26T10:00 resolve P.2-261019-0001 effective=2026-10-22T10:00
! EFFECTIVE_TIME_OUT_OF_RANGE effective_time=2026-10-22T10:00:00.000+07:00 earliest=2026-10-23T10:00:00.000+07:00 latest=2026-10-26T10:01:00.000+07:00 late_entry_from=2026-10-19T08:00:00.000+07:00
2026-10-26T10:00 resolve P.2-261019-0001 effective=2026-10-22T10:00 late="Mất điện"
! ROLE_REQUIRED action=resolve role=supervisor condition=late_entry
2026-10-26T10:00 resolve P.2-261019-0001 late="Mất điện" as=supervisor
! FIELD_VIOLATION late_entry_reason: only_with_old_effective_time
2026-10-26T10:00 resolve P.2-261019-0001 effective=2026-10-23T10:00 late="Mất điện" as=supervisor
! FIELD_VIOLATION late_entry_reason: only_with_old_effective_time
2026-10-26T10:00 resolve P.2-261019-0001 effective=2026-10-19T07:59 late="Mất điện" as=supervisor
! EFFECTIVE_TIME_OUT_OF_RANGE effective_time=2026-10-19T07:59:00.000+07:00 earliest=2026-10-19T08:00:00.000+07:00 latest=2026-10-26T10:01:00.000+07:00
2026-10-26T10:00 resolve P.2-261019-0001 effective=2026-10-22T10:00 late="Mất điện" as=supervisor
= P.2-261019-0001 RESOLVED due 2026-10-26T17:00 early r2
2026-10-26T10:00 history P.2-261019-0001
| 2026-10-19T08:00 received
| 2026-10-22T10:00 resolved told late: Mất điện
2026-10-26T10:00 rate P.2-261019-0001 satisfaction=satisfied effective=2026-10-22T11:00 late="Mất điện" as=supervisor
! FIELD_VIOLATION late_entry_reason: not_of_this_act
2026-10-26T10:00 receive unit=P.2 procedure=5WD effective=2026-08-27T09:59 late="Mất điện" as=supervisor
! EFFECTIVE_TIME_OUT_OF_RANGE effective_time=2026-08-27T09:59:00.000+07:00 earliest=2026-08-27T10:00:00.000+07:00 latest=2026-10-26T10:01:00.000+07:00
2026-10-26T10:00 receive unit=P.2 procedure=5WD effective=2026-08-27T10:00 late="Mất điện" as=supervisor
= P.2-260827-0001 RECEIVED due 2026-09-08T17:00 r1
2026-10-26T10:01 integrity P.2 2026-10-19 2026-10-26
| recorded_late P.2-261019-0001 2026-10-22T10:00
| reported 1/1 honest 0/2
# A wrong procedure is corrected after the hand-over: anew from the receipt, with the pause since. Five days from
# Monday the 2nd are due on the 9th; paused from Wednesday to Friday at 9:00, two days are added.
2026-11-02T09:00 receive unit=P.2 procedure=30D
= P.2-261102-0001 RECEIVED due 2026-12-02T17:00 r1
2026-11-02T10:00 hand_over P.2-261102-0001 to=P.2
= P.2-261102-0001 PROCESSING due 2026-12-02T17:00 held by P.2  r2
2026-11-04T09:00 request_supplement P.2-261102-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.2-261102-0001 AWAITING_SUPPLEMENT waiting held by P.2  r3
2026-11-04T09:30 amend P.2-261102-0001 procedure=5WD reason="Nhầm thủ tục" as=supervisor
! CORRECTION_TOO_LATE code=P.2-261102-0001 state=AWAITING_SUPPLEMENT cause=state
2026-11-06T09:00 provide_supplement P.2-261102-0001
= P.2-261102-0001 PROCESSING due 2026-12-04T17:00 held by P.2  r4
2026-11-06T10:00 amend P.2-261102-0001 procedure=5WD reason="Nhầm thủ tục"
! ROLE_REQUIRED action=amend role=supervisor
2026-11-06T10:00 amend P.2-261102-0001 procedure=5WD reason="Nhầm thủ tục" as=supervisor
= P.2-261102-0001 PROCESSING due 2026-11-11T17:00 held by P.2  r5
# Of a procedure whose limit starts anew after the supplement, five days from Friday the 6th.
2026-11-06T10:02 amend P.2-261102-0001 procedure=RESTART reason="Nhầm lần nữa" as=supervisor
= P.2-261102-0001 PROCESSING due 2026-11-13T17:00 held by P.2  r6
# Four hours were over before the pause: it stops nothing, and is overdue since the first day.
2026-11-06T10:03 amend P.2-261102-0001 procedure=4H reason="Nhầm lần nữa" as=supervisor
= P.2-261102-0001 PROCESSING due 2026-11-02T14:30 held by P.2  r7
2026-11-06T10:03 list overdue P.2
| P.2-260827-0001 P.2-261102-0001
2026-11-06T10:04 amend P.2-261102-0001 procedure=RESTART reason="Trả lại như trước" as=supervisor
= P.2-261102-0001 PROCESSING due 2026-11-13T17:00 held by P.2  r8
2026-11-06T10:05 verify
| findings 0
# Once a letter has told the applicant another time it is too late.
2026-11-06T10:06 issue_apology P.2-261102-0001 reason="Chậm" signed_by=h reappointed_time=2026-11-16T10:00
= P.2-261102-0001 PROCESSING due 2026-11-13T17:00 letter 1/PXL before due at fault P.2 held by P.2  r9
2026-11-06T10:07 amend P.2-261102-0001 procedure=4H reason="Nhầm" as=supervisor
! CORRECTION_TOO_LATE code=P.2-261102-0001 state=PROCESSING cause=letter
2026-11-16T09:00 resolve P.2-261102-0001
= P.2-261102-0001 RESOLVED due 2026-11-13T17:00 late letter 1/PXL before due at fault P.2 held by P.2  r10
2026-11-16T09:01 verify
| findings 0
