# A unit that has ended and names one successor: what it was given to do and asked is the successor's from the day after
# (P.9 until 30 June 2025, then P.3). No event says so; each stands once in a list of both.
2025-06-26T08:00 receive unit=P.1 procedure=30D
= P.1-250626-0001 RECEIVED due 2025-07-28T17:00 r1
2025-06-26T08:10 assign_part P.1-250626-0001 unit=P.9 task="Đo đạc" limit=5wd
= P.1-250626-0001 RECEIVED due 2025-07-28T17:00 part 1 of P.9 due 2025-07-03T17:00 r2
2025-06-26T08:11 consult P.1-250626-0001 unit=P.9 content="Xác minh" limit=4wd reply_way="Công văn"
= P.1-250626-0001 RECEIVED due 2025-07-28T17:00 consultation 1 of P.9 due 2025-07-02T17:00 part 1 of P.9 due 2025-07-03T17:00 r3
2025-06-30T17:00 list parts P.3
| nothing
2025-06-30T17:01 list asked P.3
| nothing
2025-06-30T17:02 list asked P.9
| P.1-250626-0001
2025-07-01T07:30 list parts P.3
| P.1-250626-0001
2025-07-01T07:31 list asked P.3
| P.1-250626-0001
2025-07-01T07:32 list asked P.2
| nothing
2025-07-01T07:33 list parts P
| P.1-250626-0001
2025-07-01T07:34 list asked P
| P.1-250626-0001
2025-07-02T17:01 answer_consultation P.1-250626-0001 number=1 reply="Đúng"
= P.1-250626-0001 RECEIVED due 2025-07-28T17:00 consultation 1 of P.9 due 2025-07-02T17:00 answered late part 1 of P.9 due 2025-07-03T17:00 r4 warns CONSULTATION_ANSWERED_LATE number=1 latest=2025-07-02T17:00:00.000+07:00
2025-07-02T17:02 list asked P.3
| nothing
2025-07-03T17:00 finish_part P.1-250626-0001 number=1
= P.1-250626-0001 RECEIVED due 2025-07-28T17:00 consultation 1 of P.9 due 2025-07-02T17:00 answered late part 1 of P.9 due 2025-07-03T17:00 finished r5
2025-07-03T17:01 list parts P.3
| nothing
# Who was asked lists what awaits its reply, each dossier once, by when its first reply is due: until it has replied or the
# dossier is over. An agency outside the catalogue has no list.
2026-10-19T08:00 receive unit=P.1 procedure=30D
= P.1-261019-0001 RECEIVED due 2026-11-18T17:00 r1
2026-10-19T08:10 consult P.1-261019-0001 unit=P.2 content="Xin ý kiến" limit=3wd reply_way="Công văn"
= P.1-261019-0001 RECEIVED due 2026-11-18T17:00 consultation 1 of P.2 due 2026-10-22T17:00 r2
2026-10-19T08:11 consult P.1-261019-0001 unit=P.2 content="Xác minh" limit=1wd reply_way="Công văn"
= P.1-261019-0001 RECEIVED due 2026-11-18T17:00 consultation 1 of P.2 due 2026-10-22T17:00 consultation 2 of P.2 due 2026-10-20T17:00 r3
2026-10-19T08:12 consult P.1-261019-0001 unit=P.3 content="Xác minh" limit=2wd reply_way="Công văn"
= P.1-261019-0001 RECEIVED due 2026-11-18T17:00 consultation 1 of P.2 due 2026-10-22T17:00 consultation 2 of P.2 due 2026-10-20T17:00 consultation 3 of P.3 due 2026-10-21T17:00 r4
2026-10-19T08:13 consult P.1-261019-0001 agency="Cục Hải quan" content="Xác minh" limit=2wd reply_way="Công văn"
= P.1-261019-0001 RECEIVED due 2026-11-18T17:00 consultation 1 of P.2 due 2026-10-22T17:00 consultation 2 of P.2 due 2026-10-20T17:00 consultation 3 of P.3 due 2026-10-21T17:00 consultation 4 of Cục Hải quan due 2026-10-21T17:00 r5
2026-10-19T08:20 list asked P.1
| nothing
2026-10-19T08:21 list asked P.3
| P.1-261019-0001
2026-10-19T08:22 list asked P
| P.1-261019-0001 P.1-261019-0001
2026-10-19T09:00 receive unit=P.3 procedure=30D
= P.3-261019-0001 RECEIVED due 2026-11-18T17:00 r1
2026-10-19T09:01 consult P.3-261019-0001 unit=P.2 content="Xin ý kiến" limit=2wd reply_way="Công văn"
= P.3-261019-0001 RECEIVED due 2026-11-18T17:00 consultation 1 of P.2 due 2026-10-21T17:00 r2
2026-10-19T09:02 list asked P.2
| P.1-261019-0001 P.3-261019-0001
2026-10-20T17:00 answer_consultation P.1-261019-0001 number=2 reply="Đúng"
= P.1-261019-0001 RECEIVED due 2026-11-18T17:00 consultation 1 of P.2 due 2026-10-22T17:00 consultation 2 of P.2 due 2026-10-20T17:00 answered consultation 3 of P.3 due 2026-10-21T17:00 consultation 4 of Cục Hải quan due 2026-10-21T17:00 r6
2026-10-20T17:01 list asked P.2
| P.3-261019-0001 P.1-261019-0001
# Resolved, nobody at the handling unit awaits it any more; the reply can still be told until the result is returned.
2026-10-20T17:05 resolve P.1-261019-0001
= P.1-261019-0001 RESOLVED due 2026-11-18T17:00 early consultation 1 of P.2 due 2026-10-22T17:00 consultation 2 of P.2 due 2026-10-20T17:00 answered consultation 3 of P.3 due 2026-10-21T17:00 consultation 4 of Cục Hải quan due 2026-10-21T17:00 r7 warns CONSULTATIONS_OPEN numbers=1, 3, 4 action=resolve
2026-10-20T17:06 list consulting P.1
| nothing
2026-10-20T17:07 list asked P.3
| P.1-261019-0001
2026-10-20T17:08 return_result P.1-261019-0001
= P.1-261019-0001 RETURNED due 2026-11-18T17:00 early consultation 1 of P.2 due 2026-10-22T17:00 consultation 2 of P.2 due 2026-10-20T17:00 answered consultation 3 of P.3 due 2026-10-21T17:00 consultation 4 of Cục Hải quan due 2026-10-21T17:00 r8 warns CONSULTATIONS_OPEN numbers=1, 3, 4 action=return_result
2026-10-20T17:09 list asked P.3
| nothing
# Whoever handles the dossier by then.
2026-10-21T08:00 hand_over P.3-261019-0001 to=P.1 handling_unit=P.1
= P.3-261019-0001 PROCESSING due 2026-11-18T17:00 held by P.1  consultation 1 of P.2 due 2026-10-21T17:00 r3
2026-10-21T08:01 list asked P.2
| P.3-261019-0001
# Steps that the procedure does not publish, as it was at the receipt, are warned of; of one without steps none is.
2026-10-26T07:30 steps 5WD intake:4h review:2wd sign:1wd
| published
2026-10-26T08:00 receive unit=P.1 procedure=5WD
= P.1-261026-0001 RECEIVED due 2026-11-02T17:00 r1
2026-10-26T08:30 hand_over P.1-261026-0001 to=P.1 step=check
= P.1-261026-0001 PROCESSING due 2026-11-02T17:00 held by P.1  r2 warns STEP_UNKNOWN step=check known=intake, review, sign
2026-10-26T09:00 hand_over P.1-261026-0001 to=P.2 step=review
= P.1-261026-0001 PROCESSING due 2026-11-02T17:00 held by P.2  r3
2026-10-27T07:30 steps 5WD check:1wd
| published
2026-10-27T08:00 receive unit=P.1 procedure=5WD
= P.1-261027-0001 RECEIVED due 2026-11-03T17:00 r1
2026-10-27T08:05 hand_over P.1-261027-0001 to=P.1 step=review
= P.1-261027-0001 PROCESSING due 2026-11-03T17:00 held by P.1  r2 warns STEP_UNKNOWN step=review known=check
2026-10-27T08:06 hand_over P.1-261027-0001 to=P.1 step=check
= P.1-261027-0001 PROCESSING due 2026-11-03T17:00 held by P.1  r3
2026-10-27T08:07 hand_over P.1-261027-0001 to=P.2
= P.1-261027-0001 PROCESSING due 2026-11-03T17:00 held by P.2  r4
2026-10-27T08:10 receive unit=P.1 procedure=4H
= P.1-261027-0002 RECEIVED due 2026-10-27T13:40 r1
2026-10-27T08:11 hand_over P.1-261027-0002 to=P.1 step=review
= P.1-261027-0002 PROCESSING due 2026-10-27T13:40 held by P.1  r2
# A step that comes again has what was left of its share. Of two days from Monday 09:00 (to Wednesday 17:00) 810 minutes are
# left on Tuesday at 10:00; from 15:00 they end on Thursday at 11:00.
2026-10-27T10:00 hand_over P.1-261026-0001 to=P.1 step=sign
= P.1-261026-0001 PROCESSING due 2026-11-02T17:00 held by P.1  r4
2026-10-27T15:00 hand_over P.1-261026-0001 to=P.2 step=review
= P.1-261026-0001 PROCESSING due 2026-11-02T17:00 held by P.2  r5
2026-10-29T11:00 slip P.1-261026-0001
| P.1 2026-10-26T08:00 → 2026-10-26T08:30 used 30 undated
| P.1 check 2026-10-26T08:30 → 2026-10-26T09:00 used 30 undated
| P.2 review 2wd 2026-10-26T09:00 → 2026-10-27T10:00 due 2026-10-28T17:00 used 540 early
| P.1 sign 1wd 2026-10-27T10:00 → 2026-10-27T15:00 due 2026-10-28T17:00 used 210 early
| P.2 review 2wd 2026-10-27T15:00 → now due 2026-10-29T11:00 used 810
# A minute late. Of the day to sign 600 minutes are left, which end on Friday at 14:31; of the review nothing, so that it is
# late from its beginning.
2026-10-29T11:01 hand_over P.1-261026-0001 to=P.1 step=sign
= P.1-261026-0001 PROCESSING due 2026-11-02T17:00 held by P.1  r6
2026-10-29T14:00 hand_over P.1-261026-0001 to=P.2 step=review
= P.1-261026-0001 PROCESSING due 2026-11-02T17:00 held by P.2  r7
2026-10-29T14:30 hand_over P.1-261026-0001 to=P.1 step=sign
= P.1-261026-0001 PROCESSING due 2026-11-02T17:00 held by P.1  r8
2026-10-30T15:01 resolve P.1-261026-0001
= P.1-261026-0001 RESOLVED due 2026-11-02T17:00 early held by P.1  r9
2026-10-30T15:02 slip P.1-261026-0001
| P.1 2026-10-26T08:00 → 2026-10-26T08:30 used 30 undated
| P.1 check 2026-10-26T08:30 → 2026-10-26T09:00 used 30 undated
| P.2 review 2wd 2026-10-26T09:00 → 2026-10-27T10:00 due 2026-10-28T17:00 used 540 early
| P.1 sign 1wd 2026-10-27T10:00 → 2026-10-27T15:00 due 2026-10-28T17:00 used 210 early
| P.2 review 2wd 2026-10-27T15:00 → 2026-10-29T11:01 due 2026-10-29T11:00 used 811 late
| P.1 sign 1wd 2026-10-29T11:01 → 2026-10-29T14:00 due 2026-10-30T14:31 used 89 early
| P.2 review 2wd 2026-10-29T14:00 → 2026-10-29T14:30 due 2026-10-29T14:00 used 30 late
| P.1 sign 1wd 2026-10-29T14:30 → 2026-10-30T15:01 due 2026-10-30T15:01 used 511 on time
2026-10-30T15:03 verify
| findings 0
