# What the applicant changes. Under Decree 61/2018 nothing; under 118/2025, from 1 July 2025, the content of what was
# handed in online (art. 21), never procedure or channel.
2025-06-30T09:00 submit unit=P.1 procedure=5WD channel=online
= P.1-250630-S0001 SUBMITTED acceptance due 2025-07-01T09:00 r1
2025-06-30T10:00 amend P.1-250630-S0001 by_applicant=yes applicant.address="Số 1" reason="Đổi địa chỉ"
! APPLICANT_CANNOT_AMEND code=P.1-250630-S0001 regulation=61/2018/NĐ-CP
2025-07-01T09:00 submit unit=P.1 procedure=5WD channel=online
= P.1-250701-S0001 SUBMITTED acceptance due 2025-07-02T09:00 r1
2025-07-01T09:30 amend P.1-250630-S0001 by_applicant=yes applicant.address="Số 1" reason="Đổi địa chỉ"
! APPLICANT_CANNOT_AMEND code=P.1-250630-S0001 regulation=61/2018/NĐ-CP
2025-07-01T10:00 amend P.1-250701-S0001 by_applicant=yes applicant.address="Số 1" reason="Đổi địa chỉ"
= P.1-250701-S0001 SUBMITTED acceptance due 2025-07-02T09:00 r2
2025-07-01T10:01 amend P.1-250701-S0001 by_applicant=yes procedure=4H reason="Nhầm thủ tục"
! FIELD_VIOLATION procedure: not_by_applicant
2025-07-01T10:02 amend P.1-250701-S0001 by_applicant=yes channel=post reason="Nhầm kênh"
! FIELD_VIOLATION channel: not_by_applicant
2025-07-01T10:03 receive unit=P.1 procedure=5WD channel=direct
= P.1-250701-0001 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T10:04 amend P.1-250701-0001 by_applicant=yes applicant.address="Số 1" reason="Đổi địa chỉ"
! APPLICANT_CANNOT_AMEND code=P.1-250701-0001 regulation=118/2025/NĐ-CP
2025-07-01T10:05 amend P.1-250701-0001 applicant.address="Số 1" reason="Đổi địa chỉ"
= P.1-250701-0001 RECEIVED due 2025-07-08T17:00 r2
# Another agency is asked (118 art. 19(4)): the clock runs on. The limit is counted from the request by the calendar of
# whoever is asked: P.3 works on Saturday mornings, an agency outside the catalogue by the national calendar.
2026-08-10T09:00 receive unit=P.1 procedure=5WD
= P.1-260810-0001 RECEIVED due 2026-08-17T17:00 r1
2026-08-10T09:30 consult P.1-260810-0001 content="Xin ý kiến" limit=3wd reply_way="Công văn"
! FIELD_VIOLATION unit: unit_or_agency
2026-08-10T09:31 consult P.1-260810-0001 unit=P.2 agency="Cục Hải quan" content="Xin ý kiến" limit=3wd reply_way="Công văn"
! FIELD_VIOLATION unit: unit_or_agency
2026-08-10T09:31 consult P.1-260810-0001 agency=" " content="Xin ý kiến" limit=3wd reply_way="Công văn"
! FIELD_VIOLATION agency: required
2026-08-10T09:32 consult P.1-260810-0001 unit=P.7 content="Xin ý kiến" limit=3wd reply_way="Công văn"
! UNIT_NOT_FOUND unit=P.7 field=unit
2026-08-10T09:33 consult P.1-260810-0001 unit=P.9 content="Xin ý kiến" limit=3wd reply_way="Công văn"
! UNIT_CLOSED unit=P.9 day=2026-08-10 successors=P.3
2026-08-10T09:34 consult P.1-260810-0001 unit=P.2 content="Xin ý kiến" limit=soon reply_way="Công văn"
! FIELD_VIOLATION limit: limit
2026-08-10T10:00 consult P.1-260810-0001 unit=P.2 content="Xin ý kiến" limit=3wd reply_way="Công văn"
= P.1-260810-0001 RECEIVED due 2026-08-17T17:00 consultation 1 of P.2 due 2026-08-13T17:00 r2
2026-08-13T08:00 consult P.1-260810-0001 unit=P.3 content="Xác minh nơi ở" limit=2wd reply_way="Công văn"
= P.1-260810-0001 RECEIVED due 2026-08-17T17:00 consultation 1 of P.2 due 2026-08-13T17:00 consultation 2 of P.3 due 2026-08-15T11:30 r3
2026-08-13T08:01 consult P.1-260810-0001 agency="Cục Hải quan" content="Xác minh tờ khai" limit=2wd reply_way="Công văn"
= P.1-260810-0001 RECEIVED due 2026-08-17T17:00 consultation 1 of P.2 due 2026-08-13T17:00 consultation 2 of P.3 due 2026-08-15T11:30 consultation 3 of Cục Hải quan due 2026-08-17T17:00 r4
# Replied to in the last minute, and in the next; once, and what there is.
2026-08-13T17:00 answer_consultation P.1-260810-0001 number=1 reply="Đồng ý"
= P.1-260810-0001 RECEIVED due 2026-08-17T17:00 consultation 1 of P.2 due 2026-08-13T17:00 answered consultation 2 of P.3 due 2026-08-15T11:30 consultation 3 of Cục Hải quan due 2026-08-17T17:00 r5
2026-08-13T17:01 answer_consultation P.1-260810-0001 number=1 reply="Không đồng ý"
! CONSULTATION_ANSWERED code=P.1-260810-0001 number=1 answered_time=2026-08-13T17:00:00.000+07:00
2026-08-13T17:02 answer_consultation P.1-260810-0001 number=4 reply="Đồng ý"
! CONSULTATION_NOT_FOUND code=P.1-260810-0001 number=4
# Who awaits a reply, by when the first is due: 0002 after hours on Thursday, so 8 hours end on Friday at 17:00.
2026-08-13T17:30 receive unit=P.1 procedure=30D
= P.1-260813-0001 RECEIVED due 2026-09-14T17:00 r1
2026-08-13T17:31 consult P.1-260813-0001 unit=P.2 content="Xin ý kiến" limit=8h reply_way="Công văn"
= P.1-260813-0001 RECEIVED due 2026-09-14T17:00 consultation 1 of P.2 due 2026-08-14T17:00 r2
2026-08-13T17:32 list consulting P.1
| P.1-260813-0001 P.1-260810-0001
2026-08-14T08:00 answer_consultation P.1-260813-0001 number=1 reply="Đồng ý"
= P.1-260813-0001 RECEIVED due 2026-09-14T17:00 consultation 1 of P.2 due 2026-08-14T17:00 answered r3
2026-08-14T08:01 list consulting P.1
| P.1-260810-0001
2026-08-15T11:31 answer_consultation P.1-260810-0001 number=2 reply="Đúng"
= P.1-260810-0001 RECEIVED due 2026-08-17T17:00 consultation 1 of P.2 due 2026-08-13T17:00 answered consultation 2 of P.3 due 2026-08-15T11:30 answered late consultation 3 of Cục Hải quan due 2026-08-17T17:00 r6 warns CONSULTATION_ANSWERED_LATE number=2 latest=2026-08-15T11:30:00.000+07:00
# Silence is no excuse: the clock ran on, and the result is late. A reply is recorded even then, and nobody awaits it.
2026-08-18T09:00 resolve P.1-260810-0001
= P.1-260810-0001 RESOLVED due 2026-08-17T17:00 late consultation 1 of P.2 due 2026-08-13T17:00 answered consultation 2 of P.3 due 2026-08-15T11:30 answered late consultation 3 of Cục Hải quan due 2026-08-17T17:00 r7 warns CONSULTATIONS_OPEN numbers=3 action=resolve
2026-08-18T09:01 list consulting P.1
| nothing
2026-08-18T09:05 answer_consultation P.1-260810-0001 number=3 reply="Đúng"
= P.1-260810-0001 RESOLVED due 2026-08-17T17:00 late consultation 1 of P.2 due 2026-08-13T17:00 answered consultation 2 of P.3 due 2026-08-15T11:30 answered late consultation 3 of Cục Hải quan due 2026-08-17T17:00 answered late r8 warns CONSULTATION_ANSWERED_LATE number=3 latest=2026-08-17T17:00:00.000+07:00
2026-08-18T09:06 return_result P.1-260810-0001
= P.1-260810-0001 RETURNED due 2026-08-17T17:00 late consultation 1 of P.2 due 2026-08-13T17:00 answered consultation 2 of P.3 due 2026-08-15T11:30 answered late consultation 3 of Cục Hải quan due 2026-08-17T17:00 answered late r9 warns APOLOGY_MISSING
2026-08-18T09:07 integrity P.1 2026-08-01 2026-08-31
| consultation_late P.1-260810-0001 2026-08-15T11:31
| consultation_late P.1-260810-0001 2026-08-18T09:05
| letter_missing P.1-260810-0001 2026-08-18T09:06
| reported 0/1 honest 0/2
# What was written and replied is erased with the rest.
2026-08-18T09:10 erase P.1-260810-0001 as=supervisor reason="Theo yêu cầu" legal_basis="Luật 91/2025"
= P.1-260810-0001 RETURNED due 2026-08-17T17:00 late consultation 1 of P.2 due 2026-08-13T17:00 answered consultation 2 of P.3 due 2026-08-15T11:30 answered late consultation 3 of  due 2026-08-17T17:00 answered late r10
# Notices: which event, how long after it. Another notice changes nothing of that; of an event before the last the lag is
# not told. What was told is not after the record of it.
2026-08-20T08:00 submit unit=P.2 procedure=4H channel=online
= P.2-260820-S0001 SUBMITTED acceptance due 2026-08-21T08:00 r1
2026-08-20T08:07 notify P.2-260820-S0001 notice_kind=acknowledged notice_channel=portal sent_time=2026-08-20T08:05
= P.2-260820-S0001 SUBMITTED acceptance due 2026-08-21T08:00 notices 1 of r1 lag 5 r2
2026-08-20T08:20 notify P.2-260820-S0001 notice_kind=acknowledged notice_channel=sms recipient=0912345678
= P.2-260820-S0001 SUBMITTED acceptance due 2026-08-21T08:00 notices 2 of r1 lag 20 r3
2026-08-20T09:00 receive P.2-260820-S0001
= P.2-260820-0001 RECEIVED due 2026-08-20T14:30 notices 2 of r1 lag 20 r4
2026-08-20T09:30 notify P.2-260820-0001 notice_kind=accepted notice_channel=vneid sent_time=2026-08-20T09:00 content_hash=00ff
= P.2-260820-0001 RECEIVED due 2026-08-20T14:30 notices 3 of r4 lag 0 r5
2026-08-20T09:31 notify P.2-260820-0001 notice_kind=state_changed notice_channel=email of_revision=1
= P.2-260820-0001 RECEIVED due 2026-08-20T14:30 notices 4 of r1 r6
2026-08-20T09:32 notify P.2-260820-0001 notice_kind=state_changed notice_channel=email of_revision=7
! FIELD_VIOLATION of_revision: number_between 1–6
2026-08-20T09:33 notify P.2-260820-0001 notice_kind=state_changed notice_channel=email sent_time=2026-08-20T09:34
! FIELD_VIOLATION sent_time: time_not_after 2026-08-20T09:33:00.000+07:00
2026-08-20T09:34 notify P.2-260820-0001 notice_kind=state_changed notice_channel=email content_hash=xyz
! FIELD_VIOLATION content_hash: hexadecimal
2026-08-20T09:35 notify P.2-260820-0001 notice_kind=state_changed
! FIELD_VIOLATION notice_channel: required
2026-08-20T10:00 notify P.2-260820-0001 notice_kind=state_changed notice_channel=telephone of_revision=4
= P.2-260820-0001 RECEIVED due 2026-08-20T14:30 notices 5 of r4 lag 60 r7
2026-08-20T14:30 resolve P.2-260820-0001
= P.2-260820-0001 RESOLVED due 2026-08-20T14:30 on time notices 5 of r4 lag 60 r8
2026-08-20T14:41 notify P.2-260820-0001 notice_kind=result_ready notice_channel=sms
= P.2-260820-0001 RESOLVED due 2026-08-20T14:30 on time notices 6 of r8 lag 11 r9
2026-08-20T15:00 return_result P.2-260820-0001
= P.2-260820-0001 RETURNED due 2026-08-20T14:30 on time notices 6 of r8 lag 11 r10
# Marks for single contents (118 art. 33(1)), each once; the last rating takes the place of the one before, marks and all.
2026-08-20T16:00 rate P.2-260820-0001 satisfaction=satisfied marks=cost:neutral marks=cost:satisfied
! FIELD_VIOLATION marks[1].rated_content: each_content_once
2026-08-20T16:01 rate P.2-260820-0001 satisfaction=satisfied marks=conduct:satisfied marks=time_against_rule:neutral
= P.2-260820-0001 RETURNED due 2026-08-20T14:30 on time notices 6 of r8 lag 11 mark 4:1 mark 1:2 r11
2026-08-20T16:02 rate P.2-260820-0001 satisfaction=dissatisfied
= P.2-260820-0001 RETURNED due 2026-08-20T14:30 on time notices 6 of r8 lag 11 r12
2026-08-20T16:03 history P.2-260820-0001
| 2026-08-20T08:00 submitted
| 2026-08-20T08:07 notified
| 2026-08-20T08:20 notified
| 2026-08-20T09:00 received
| 2026-08-20T09:30 notified
| 2026-08-20T09:31 notified
| 2026-08-20T10:00 notified
| 2026-08-20T14:30 resolved
| 2026-08-20T14:41 notified
| 2026-08-20T15:00 returned
| 2026-08-20T16:01 rated
| 2026-08-20T16:02 rated
2026-08-20T16:04 verify
| findings 0
# A notice shuts out nothing that is told later.
2026-08-24T09:00 receive unit=P.2 procedure=LAW
= P.2-260824-0001 RECEIVED due 2026-09-03T17:00 r1
2026-08-24T09:01 notify P.2-260824-0001 notice_kind=accepted notice_channel=sms
= P.2-260824-0001 RECEIVED due 2026-09-03T17:00 notices 1 of r1 lag 1 r2
2026-08-24T09:30 hand_over P.2-260824-0001 to=P.2 to_officer=lan effective=2026-08-24T09:00:30
= P.2-260824-0001 PROCESSING due 2026-09-03T17:00 held by P.2 lan notices 1 of r1 lag 1 r3
2026-08-24T09:31 history P.2-260824-0001
| 2026-08-24T09:00 received
| 2026-08-24T09:01 notified
| 2026-08-24T09:00 handed_over
2026-08-24T09:31 verify
| findings 0
# A limit that ends after the dossier itself is due; and what nobody replies to: found once its time is over, in the days of
# that time, unless the dossier was over by then.
2026-10-05T08:00 receive unit=P.1 procedure=5WD
= P.1-261005-0001 RECEIVED due 2026-10-12T17:00 r1
2026-10-05T09:00 consult P.1-261005-0001 unit=P.2 content="Xin ý kiến" limit=2wd reply_way="Công văn"
= P.1-261005-0001 RECEIVED due 2026-10-12T17:00 consultation 1 of P.2 due 2026-10-07T17:00 r2
2026-10-05T09:01 consult P.1-261005-0001 unit=P.2 content="Xác minh" limit=6wd reply_way="Công văn"
= P.1-261005-0001 RECEIVED due 2026-10-12T17:00 consultation 1 of P.2 due 2026-10-07T17:00 consultation 2 of P.2 due 2026-10-13T17:00 r3 warns LIMIT_BEYOND_DUE latest=2026-10-12T17:00:00.000+07:00 due=2026-10-13T17:00:00.000+07:00
2026-10-05T09:02 assign_part P.1-261005-0001 unit=P.2 task="Xác nhận" limit=6wd
= P.1-261005-0001 RECEIVED due 2026-10-12T17:00 consultation 1 of P.2 due 2026-10-07T17:00 consultation 2 of P.2 due 2026-10-13T17:00 part 1 of P.2 due 2026-10-13T17:00 r4 warns LIMIT_BEYOND_DUE latest=2026-10-12T17:00:00.000+07:00 due=2026-10-13T17:00:00.000+07:00
# Two dossiers of before are overdue.
2026-10-07T17:00 integrity P.1 2026-10-01 2026-10-31
| reported 0/0 honest 0/2
2026-10-07T17:01 integrity P.1 2026-10-01 2026-10-31
| consultation_late P.1-261005-0001 2026-10-07T17:00
| reported 0/0 honest 0/2
2026-10-08T08:00 integrity P.1 2026-10-08 2026-10-31
| reported 0/0 honest 0/2
2026-10-09T09:00 resolve P.1-261005-0001
= P.1-261005-0001 RESOLVED due 2026-10-12T17:00 early consultation 1 of P.2 due 2026-10-07T17:00 consultation 2 of P.2 due 2026-10-13T17:00 part 1 of P.2 due 2026-10-13T17:00 r5 warns PARTS_OPEN numbers=1 action=resolve warns CONSULTATIONS_OPEN numbers=1, 2 action=resolve
2026-10-09T09:05 return_result P.1-261005-0001
= P.1-261005-0001 RETURNED due 2026-10-12T17:00 early consultation 1 of P.2 due 2026-10-07T17:00 consultation 2 of P.2 due 2026-10-13T17:00 part 1 of P.2 due 2026-10-13T17:00 r6 warns PARTS_OPEN numbers=1 action=return_result warns CONSULTATIONS_OPEN numbers=1, 2 action=return_result
2026-10-14T08:00 integrity P.1 2026-10-01 2026-10-31
| consultation_late P.1-261005-0001 2026-10-07T17:00
| reported 1/1 honest 1/3
2026-10-14T08:01 verify
| findings 0
