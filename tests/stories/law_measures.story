# 30: time and whether it was in time, of each step, each body and each procedure, as Decree 224 art. 19 wants it from
# 1 July 2026; of the days before it is told, too, and no figure changes.
2026-06-29T08:00 steps 5WD review:2wd sign:1wd
| published
2026-06-30T08:00 receive unit=P.1 procedure=5WD
= P.1-260630-0001 RECEIVED due 2026-07-07T17:00 r1
2026-06-30T08:30 hand_over P.1-260630-0001 to=P.1 step=review
= P.1-260630-0001 PROCESSING due 2026-07-07T17:00 held by P.1  r2
2026-07-01T08:00 receive unit=P.2 procedure=5WD
= P.2-260701-0001 RECEIVED due 2026-07-08T17:00 r1
2026-07-01T08:30 hand_over P.2-260701-0001 to=P.2 step=review
= P.2-260701-0001 PROCESSING due 2026-07-08T17:00 held by P.2  r2
# 24: what a ministry's system handles is synchronised from 1 July 2026 (Decree 224 art. 15(1)(h), (i)), with dossiers of
# the days before; nothing is done with it here, and it has figures of its own. P.3 works on Saturday mornings.
2026-07-02T08:00 import G22.99-260630-0912345 receive@2026-06-30T09:00 unit=P.3 procedure=5WD channel=online mirrored=yes
= G22.99-260630-0912345 RECEIVED due 2026-07-06T17:00 r1
2026-07-02T08:00 import G22.99-260701-0912346 receive@2026-07-01T09:00 unit=P.3 procedure=5WD channel=online mirrored=yes
= G22.99-260701-0912346 RECEIVED due 2026-07-07T17:00 r1
2026-07-02T08:01 said G22.99-260701-0912346
| channel=online mirrored=yes
2026-07-02T08:02 resolve G22.99-260701-0912346
! MIRRORED code=G22.99-260701-0912346
2026-07-02T08:03 list open P.3
| nothing
2026-07-02T08:04 report intake P.3 2026-06-01 2026-06-30
| P.3 mirrored_received 1 mirrored_open 1
| P.3 total mirrored_received 1 mirrored_open 1
2026-07-02T08:04 report intake P.3 2026-07-01 2026-07-31
| P.3 mirrored_received 1 mirrored_open 2
| P.3 total mirrored_received 1 mirrored_open 2
# Two working days from Tuesday end on Thursday, and one from Thursday on Friday.
2026-07-02T10:00 hand_over P.1-260630-0001 to=P.1 step=sign
= P.1-260630-0001 PROCESSING due 2026-07-07T17:00 held by P.1  r3
2026-07-03T08:00 import G22.99-260630-0912345 receive@2026-06-30T09:00 unit=P.3 procedure=5WD channel=online mirrored=yes resolve@2026-07-02T10:00 outcome=granted
= G22.99-260630-0912345 RESOLVED due 2026-07-06T17:00 early r2
2026-07-03T08:01 report intake P.3 2026-07-01 2026-07-31
| P.3 mirrored_received 1 mirrored_resolved 1 mirrored_open 1
| P.3 total mirrored_received 1 mirrored_resolved 1 mirrored_open 1
2026-07-03T08:02 form P.3 2026-06-01 2026-07-31
| P.3 total
2026-07-03T16:00 resolve P.1-260630-0001
= P.1-260630-0001 RESOLVED due 2026-07-07T17:00 early held by P.1  r4
# Those from Wednesday end on Friday: a minute later is late.
2026-07-03T17:01 hand_over P.2-260701-0001 to=P.2 step=sign
= P.2-260701-0001 PROCESSING due 2026-07-08T17:00 held by P.2  r3
2026-07-06T08:00 report steps P 2026-06-01 2026-06-30 by=step
| P.1 steps_passed 1 steps_undated 1 steps_used_time 30
| P total steps_passed 1 steps_undated 1 steps_used_time 30
# 420 + 480 + 150 minutes, 330 + 420, and 420 + 480 + 480.
2026-07-06T08:01 report steps P 2026-06-01 2026-07-31 by=step
| P.1 steps_passed 1 steps_undated 1 steps_used_time 30
| P.1 · review steps_passed 1 steps_on_time 1 steps_on_time_rate 1/1 steps_used_time 1050
| P.1 · sign steps_passed 1 steps_on_time 1 steps_on_time_rate 1/1 steps_used_time 750
| P.2 steps_passed 1 steps_undated 1 steps_used_time 30
| P.2 · review steps_passed 1 steps_late 1 steps_on_time_rate 0/1 steps_used_time 1380
| P total steps_passed 5 steps_on_time 2 steps_late 1 steps_undated 2 steps_on_time_rate 2/3 steps_used_time 3240
2026-07-06T08:02 report steps P 2026-06-01 2026-07-31 by=unit
| P.1 steps_passed 3 steps_on_time 2 steps_undated 1 steps_on_time_rate 2/2 steps_used_time 1830
| P.2 steps_passed 2 steps_late 1 steps_undated 1 steps_on_time_rate 0/1 steps_used_time 1410
| P total steps_passed 5 steps_on_time 2 steps_late 1 steps_undated 2 steps_on_time_rate 2/3 steps_used_time 3240
2026-07-06T08:03 report steps P 2026-06-01 2026-07-31 by=procedure
| 5WD steps_passed 5 steps_on_time 2 steps_late 1 steps_undated 2 steps_on_time_rate 2/3 steps_used_time 3240
| P total steps_passed 5 steps_on_time 2 steps_late 1 steps_undated 2 steps_on_time_rate 2/3 steps_used_time 3240
2026-07-06T08:04 verify
| findings 0
