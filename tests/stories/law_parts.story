# Steps of a procedure, each with its share of the limit: more than the whole is told of, what cannot be read or is
# there twice is refused.
2026-10-05T07:30 steps 5WD review:4wd sign:1.5wd
| over the limit published
2026-10-05T07:31 steps 5WD review:soon
| over the limit refused
2026-10-05T07:32 steps 5WD review:1wd review:2wd
| over the limit refused
2026-10-05T07:33 steps 5WD intake:4h review:2wd sign:1wd
| published
# The control slip (form 06): four hours from 09:00 end at 14:30, so the first step is late. Who has no step has no
# limit. While the applicant brings a supplement the step's time stands.
2026-10-05T08:00 receive unit=P.1 procedure=5WD
= P.1-261005-0001 RECEIVED due 2026-10-12T17:00 r1
2026-10-05T09:00 hand_over P.1-261005-0001 to=P.1 step=intake
= P.1-261005-0001 PROCESSING due 2026-10-12T17:00 held by P.1  r2
2026-10-05T15:00 hand_over P.1-261005-0001 to=P.2 step=review
= P.1-261005-0001 PROCESSING due 2026-10-12T17:00 held by P.2  r3
2026-10-06T09:00 request_supplement P.1-261005-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-261005-0001 AWAITING_SUPPLEMENT waiting held by P.2  r4
2026-10-06T09:00 slip P.1-261005-0001
| P.1 2026-10-05T08:00 → 2026-10-05T09:00 used 60 undated
| P.1 intake 4h 2026-10-05T09:00 → 2026-10-05T15:00 due 2026-10-05T14:30 used 270 late
| P.2 review 2wd 2026-10-05T15:00 → now used 210
2026-10-06T10:00 slip P.1-261005-0001
| P.1 2026-10-05T08:00 → 2026-10-05T09:00 used 60 undated
| P.1 intake 4h 2026-10-05T09:00 → 2026-10-05T15:00 due 2026-10-05T14:30 used 270 late
| P.2 review 2wd 2026-10-05T15:00 → now used 210 waited 60
# 870 minutes were left of the step (to Wednesday 17:00): they end on Friday.
2026-10-08T09:00 provide_supplement P.1-261005-0001
= P.1-261005-0001 PROCESSING due 2026-10-14T17:00 held by P.2  r5
2026-10-09T17:00 slip P.1-261005-0001
| P.1 2026-10-05T08:00 → 2026-10-05T09:00 used 60 undated
| P.1 intake 4h 2026-10-05T09:00 → 2026-10-05T15:00 due 2026-10-05T14:30 used 270 late
| P.2 review 2wd 2026-10-05T15:00 → now due 2026-10-09T17:00 used 1080 waited 960
2026-10-12T08:00 slip P.1-261005-0001
| P.1 2026-10-05T08:00 → 2026-10-05T09:00 used 60 undated
| P.1 intake 4h 2026-10-05T09:00 → 2026-10-05T15:00 due 2026-10-05T14:30 used 270 late
| P.2 review 2wd 2026-10-05T15:00 → now due 2026-10-09T17:00 used 1110 waited 960 late
2026-10-12T08:30 hand_over P.1-261005-0001 to=P.1 step=sign
= P.1-261005-0001 PROCESSING due 2026-10-14T17:00 held by P.1  r6
2026-10-12T10:00 resolve P.1-261005-0001
= P.1-261005-0001 RESOLVED due 2026-10-14T17:00 early held by P.1  r7
2026-10-12T10:05 return_result P.1-261005-0001
= P.1-261005-0001 RETURNED due 2026-10-14T17:00 early held by P.1  r8
# Reopened, the step counts anew.
2026-10-12T11:00 reopen P.1-261005-0001 reason="Sai tên" as=supervisor
= P.1-261005-0001 PROCESSING due 2026-10-14T17:00 early held by P.1  r9
2026-10-13T09:00 resolve P.1-261005-0001
= P.1-261005-0001 RESOLVED due 2026-10-14T17:00 early held by P.1  r10
2026-10-13T09:05 return_result P.1-261005-0001
= P.1-261005-0001 RETURNED due 2026-10-14T17:00 early held by P.1  r11
2026-10-13T10:00 slip P.1-261005-0001
| P.1 2026-10-05T08:00 → 2026-10-05T09:00 used 60 undated
| P.1 intake 4h 2026-10-05T09:00 → 2026-10-05T15:00 due 2026-10-05T14:30 used 270 late
| P.2 review 2wd 2026-10-05T15:00 → 2026-10-12T08:30 due 2026-10-09T17:00 used 1140 waited 960 late
| P.1 sign 1wd 2026-10-12T08:30 → 2026-10-12T10:00 due 2026-10-13T17:00 used 90 early
| P.1 sign 1wd 2026-10-12T11:00 → 2026-10-13T09:00 due 2026-10-13T17:00 used 360 on time
# In the period in which they were left; rows add up, and behind them are their dossiers.
2026-10-13T10:01 report steps P 2026-10-01 2026-10-31 by=step
| P.1 steps_passed 1 steps_undated 1 steps_used_time 60
| P.1 · intake steps_passed 1 steps_late 1 steps_on_time_rate 0/1 steps_used_time 270
| P.1 · sign steps_passed 2 steps_early 1 steps_on_time 1 steps_on_time_rate 2/2 steps_used_time 450
| P.2 · review steps_passed 1 steps_late 1 steps_on_time_rate 0/1 steps_used_time 1140
| P total steps_passed 5 steps_early 1 steps_on_time 1 steps_late 2 steps_undated 1 steps_on_time_rate 2/4 steps_used_time 1920
2026-10-13T10:02 report steps P 2026-10-01 2026-10-05 by=procedure
| 5WD steps_passed 2 steps_late 1 steps_undated 1 steps_on_time_rate 0/1 steps_used_time 330
| P total steps_passed 2 steps_late 1 steps_undated 1 steps_on_time_rate 0/1 steps_used_time 330
2026-10-13T10:03 behind steps P 2026-10-01 2026-10-31 by=step column=steps_passed row="P.1 · sign"
| P.1-261005-0001×2
2026-10-13T10:04 behind steps P 2026-10-01 2026-10-31 by=step column=steps_late
| P.1-261005-0001×2
# Linked dossiers: parts with a task and a limit, at once or one after the other; by the calendar of their unit, of which
# P.3 works on Saturday mornings.
2026-10-19T08:00 receive unit=P.1 procedure=30D
= P.1-261019-0001 RECEIVED due 2026-11-18T17:00 r1
2026-10-19T08:10 assign_part P.1-261019-0001 unit=P.7 task="Xác nhận" limit=2wd
! UNIT_NOT_FOUND unit=P.7 field=unit
2026-10-19T08:11 assign_part P.1-261019-0001 unit=P.9 task="Xác nhận" limit=2wd
! UNIT_CLOSED unit=P.9 day=2026-10-19 successors=P.3
2026-10-19T08:12 assign_part P.1-261019-0001 unit=P.2 task="Xác nhận" limit=soon
! FIELD_VIOLATION limit: limit
2026-10-19T08:13 assign_part P.1-261019-0001 unit=P.2 limit=2wd
! FIELD_VIOLATION task: required
2026-10-19T08:14 assign_part P.1-261019-0001 unit=P.2 task="Xác nhận" limit=2wd after_part=1
! PART_NOT_FOUND code=P.1-261019-0001 number=1
2026-10-19T08:20 assign_part P.1-261019-0001 unit=P.2 task="Xác nhận" limit=2wd
= P.1-261019-0001 RECEIVED due 2026-11-18T17:00 part 1 of P.2 due 2026-10-21T17:00 r2
2026-10-19T08:21 assign_part P.1-261019-0001 unit=P.3 task="Đo đạc" limit=2wd after_part=1
= P.1-261019-0001 RECEIVED due 2026-11-18T17:00 part 1 of P.2 due 2026-10-21T17:00 part 2 of P.3 waits for 1 r3
2026-10-19T08:22 assign_part P.1-261019-0001 unit=P.3 task="Niêm yết" limit=8h
= P.1-261019-0001 RECEIVED due 2026-11-18T17:00 part 1 of P.2 due 2026-10-21T17:00 part 2 of P.3 waits for 1 part 3 of P.3 due 2026-10-20T08:22 r4
# Seen at each, counted once at the lead.
2026-10-19T08:23 list parts P.2
| P.1-261019-0001
2026-10-19T08:24 list parts P.3
| P.1-261019-0001
2026-10-19T08:25 list parts P.1
| nothing
2026-10-19T08:26 list open P.2
| nothing
2026-10-19T08:27 list open P.1
| P.1-261019-0001
2026-10-19T08:30 finish_part P.1-261019-0001 number=2
! PART_NOT_BEGUN code=P.1-261019-0001 number=2 after_part=1
2026-10-19T08:31 finish_part P.1-261019-0001 number=4
! PART_NOT_FOUND code=P.1-261019-0001 number=4
# In its last minute; then a day late, and the next begins: two working days of P.3 from Thursday end on Saturday.
2026-10-20T08:22 finish_part P.1-261019-0001 number=3 part_result="Đã niêm yết"
= P.1-261019-0001 RECEIVED due 2026-11-18T17:00 part 1 of P.2 due 2026-10-21T17:00 part 2 of P.3 waits for 1 part 3 of P.3 due 2026-10-20T08:22 finished r5
2026-10-20T08:23 list parts P.3
| nothing
2026-10-22T09:00 finish_part P.1-261019-0001 number=1
= P.1-261019-0001 RECEIVED due 2026-11-18T17:00 part 1 of P.2 due 2026-10-21T17:00 finished late part 2 of P.3 due 2026-10-24T11:30 part 3 of P.3 due 2026-10-20T08:22 finished r6 warns PART_FINISHED_LATE number=1 latest=2026-10-21T17:00:00.000+07:00
2026-10-22T09:01 finish_part P.1-261019-0001 number=1
! PART_FINISHED code=P.1-261019-0001 number=1 finished_time=2026-10-22T09:00:00.000+07:00
2026-10-22T09:02 list parts P.3
| P.1-261019-0001
2026-10-22T09:03 list parts P.2
| nothing
# After one that is finished already it begins at once.
2026-10-22T09:04 assign_part P.1-261019-0001 unit=P.2 task="Xác nhận lại" limit=1wd after_part=1
= P.1-261019-0001 RECEIVED due 2026-11-18T17:00 part 1 of P.2 due 2026-10-21T17:00 finished late part 2 of P.3 due 2026-10-24T11:30 part 3 of P.3 due 2026-10-20T08:22 finished part 4 of P.2 due 2026-10-23T17:00 r7
# The lead gives its result without them; parts can be finished until it is returned.
2026-10-23T09:00 resolve P.1-261019-0001
= P.1-261019-0001 RESOLVED due 2026-11-18T17:00 early part 1 of P.2 due 2026-10-21T17:00 finished late part 2 of P.3 due 2026-10-24T11:30 part 3 of P.3 due 2026-10-20T08:22 finished part 4 of P.2 due 2026-10-23T17:00 r8 warns PARTS_OPEN numbers=2, 4 action=resolve
2026-10-24T11:31 finish_part P.1-261019-0001 number=2
= P.1-261019-0001 RESOLVED due 2026-11-18T17:00 early part 1 of P.2 due 2026-10-21T17:00 finished late part 2 of P.3 due 2026-10-24T11:30 finished late part 3 of P.3 due 2026-10-20T08:22 finished part 4 of P.2 due 2026-10-23T17:00 r9 warns PART_FINISHED_LATE number=2 latest=2026-10-24T11:30:00.000+07:00
2026-10-24T11:32 list parts P.2
| P.1-261019-0001
2026-10-26T08:00 return_result P.1-261019-0001
= P.1-261019-0001 RETURNED due 2026-11-18T17:00 early part 1 of P.2 due 2026-10-21T17:00 finished late part 2 of P.3 due 2026-10-24T11:30 finished late part 3 of P.3 due 2026-10-20T08:22 finished part 4 of P.2 due 2026-10-23T17:00 r10 warns PARTS_OPEN numbers=4 action=return_result
2026-10-26T08:01 list parts P.2
| nothing
# Part 4 was due before the dossier was over, and never finished. By the end of the Wednesday part 1 was not finished.
2026-10-26T08:02 integrity P.1 2026-10-19 2026-10-31
| part_late P.1-261019-0001 2026-10-22T09:00
| part_late P.1-261019-0001 2026-10-23T17:00
| part_late P.1-261019-0001 2026-10-24T11:31
| reported 1/1 honest 1/1
2026-10-26T08:02 integrity P.1 2026-10-19 2026-10-21
| part_late P.1-261019-0001 2026-10-21T17:00
| reported 0/0 honest 0/0
2026-10-26T08:03 history P.1-261019-0001
| 2026-10-19T08:00 received
| 2026-10-19T08:20 part_assigned
| 2026-10-19T08:21 part_assigned
| 2026-10-19T08:22 part_assigned
| 2026-10-20T08:22 part_finished
| 2026-10-22T09:00 part_finished
| 2026-10-22T09:04 part_assigned
| 2026-10-23T09:00 resolved
| 2026-10-24T11:31 part_finished
| 2026-10-26T08:00 returned
2026-10-26T08:10 erase P.1-261019-0001 as=supervisor reason="Theo yêu cầu" legal_basis="Luật 91/2025"
= P.1-261019-0001 RETURNED due 2026-11-18T17:00 early part 1 of P.2 due 2026-10-21T17:00 finished late part 2 of P.3 due 2026-10-24T11:30 finished late part 3 of P.3 due 2026-10-20T08:22 finished part 4 of P.2 due 2026-10-23T17:00 r11
2026-10-26T08:11 verify
| findings 0
