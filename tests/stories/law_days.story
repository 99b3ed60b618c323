# The same commands on both sides of a law's day (README.md names the points). A dossier keeps the law of the day of
# its receipt, before it of its submission (34).
2025-06-30T08:00 receive unit=P.1 procedure=LAW
= P.1-250630-0001 RECEIVED due 2025-07-07T17:00 r1
2025-06-30T08:01 law P.1-250630-0001
| 61/2018/NĐ-CP
2025-06-30T08:02 submit unit=P.1 procedure=LAW channel=online
= P.1-250630-S0001 SUBMITTED acceptance due 2025-07-01T08:02 r1
2025-06-30T08:03 law P.1-250630-S0001
| 61/2018/NĐ-CP
# To 30 June 2025. A result given at once has no slip (15); what is not given at once is received as all else.
2025-06-30T09:00 receive unit=P.1 procedure=NOW result.outcome=granted result.return_method=counter result.taken_by="A"
= P.1-250630-0002 RETURNED due 2025-06-30T17:00 on time r1
2025-06-30T09:01 forms P.1-250630-0002
| nothing
# It is to have its result in two ways (16).
2025-06-30T10:00 receive unit=P.1 procedure=LAW
= P.1-250630-0003 RECEIVED due 2025-07-07T17:00 r1
# Who handed it in, for whom, and how that was made sure (19); papers and what is kept of each (18).
2025-06-30T11:00 receive unit=P.1 procedure=LAW submitted_by.kind=authorised submitted_by.name="Trần Thị B" submitted_by.authorisation="số 5/2025" submitted_by.e_account=001190000001 submitted_by.identity_result=confirmed identity_check=paper entry=counter
= P.1-250630-0004 RECEIVED due 2025-07-07T17:00 r1
2025-06-30T11:01 said P.1-250630-0004
| entry=counter submitted_by.kind=authorised submitted_by.name=Trần Thị B submitted_by.authorisation=số 5/2025 submitted_by.e_account=001190000001 submitted_by.identity_result=confirmed identity_check=paper
2025-06-30T11:02 receive unit=P.1 procedure=LAW submitted_by.kind=authorised identity_check=none
= P.1-250630-0005 RECEIVED due 2025-07-07T17:00 r1 warns AUTHORISATION_MISSING
2025-06-30T11:03 receive unit=P.1 procedure=LAW papers="Bằng:digitised,copies=1,signed_by=Lan,type_code=GPLX,validity=2030-01-01"
= P.1-250630-0006 RECEIVED due 2025-07-07T17:00 r1
2025-06-30T11:04 said P.1-250630-0006
| papers=Bằng:digitised,copies=1,signed_by=Lan,type_code=GPLX,validity=2030-01-01
# Another agency is asked, and the clock runs on (20). Four hours end on the next morning.
2025-06-30T13:00 consult P.1-250630-0001 unit=P.2 content="Xin ý kiến" limit=2wd reply_way="Công văn"
= P.1-250630-0001 RECEIVED due 2025-07-07T17:00 consultation 1 of P.2 due 2025-07-02T17:00 r2
2025-06-30T13:30 receive unit=P.1 procedure=4H
= P.1-250630-0007 RECEIVED due 2025-07-01T08:00 r1
2025-06-30T14:00 receive unit=P.2 procedure=LAW
= P.2-250630-0001 RECEIVED due 2025-07-07T17:00 r1
# A part of a linked dossier has a unit and a limit of its own (25).
2025-06-30T15:00 assign_part P.1-250630-0006 unit=P.2 task="Xác nhận" limit=2wd
= P.1-250630-0006 RECEIVED due 2025-07-07T17:00 part 1 of P.2 due 2025-07-02T17:00 r2
# The receiver's code (5); figures are the handling unit's (35), which refuses, too.
2025-06-30T15:30 receive unit=P.2 receiving_unit=P.3 procedure=LAW channel=online
= P.3-250630-0001 RECEIVED due 2025-07-07T17:00 r1
2025-06-30T15:40 refuse unit=P.2 procedure=LAW reason="Không đủ điều kiện"
= P.2-250630-S0001 REFUSED r1
# What was given at once is entered as all else.
2025-06-30T15:50 form P.1 2025-06-30 2025-06-30
| P.1 received_total 7 received_direct_or_post 7 resolved_total 1 resolved_on_time 1 open_total 6 open_in_time 6
| P.1 total received_total 7 received_direct_or_post 7 resolved_total 1 resolved_on_time 1 open_total 6 open_in_time 6
# From 1 July 2025, the same. What was submitted under Decree 61 is received under 118.
2025-07-01T08:00 receive P.1-250630-S0001
= P.1-250701-0001 RECEIVED due 2025-07-08T17:00 r2
2025-07-01T08:01 law P.1-250701-0001
| 118/2025/NĐ-CP
2025-07-01T08:02 law P.1-250630-0001
| 61/2018/NĐ-CP
2025-07-01T09:00 receive unit=P.1 procedure=NOW result.outcome=granted result.return_method=counter result.taken_by="A"
= P.1-250701-0002 RETURNED due 2025-07-01T17:00 on time r1
2025-07-01T09:01 forms P.1-250701-0002
| nothing
# Whoever asks for a slip gets one.
2025-07-01T09:02 receive unit=P.1 procedure=NOW
= P.1-250701-0003 RECEIVED due 2025-07-01T17:00 r1
2025-07-01T09:03 forms P.1-250701-0003
| received 01
2025-07-01T10:00 receive unit=P.1 procedure=LAW
= P.1-250701-0004 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T11:00 receive unit=P.1 procedure=LAW submitted_by.kind=authorised entry=kiosk entry_device="K1" identity_check=card_reader
= P.1-250701-0005 RECEIVED due 2025-07-08T17:00 r1 warns AUTHORISATION_MISSING
2025-07-01T11:01 said P.1-250701-0005
| entry=kiosk submitted_by.kind=authorised identity_check=card_reader entry_device=K1
2025-07-01T11:03 receive unit=P.1 procedure=LAW papers="Bằng:digitised,copies=1,signed_by=Lan,type_code=GPLX,validity=2030-01-01"
= P.1-250701-0006 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T11:04 said P.1-250701-0006
| papers=Bằng:digitised,copies=1,signed_by=Lan,type_code=GPLX,validity=2030-01-01
2025-07-01T13:00 consult P.1-250701-0001 unit=P.2 content="Xin ý kiến" limit=2wd reply_way="Công văn"
= P.1-250701-0001 RECEIVED due 2025-07-08T17:00 consultation 1 of P.2 due 2025-07-03T17:00 r3
2025-07-01T14:00 receive unit=P.2 procedure=LAW
= P.2-250701-0001 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T15:00 assign_part P.1-250701-0006 unit=P.2 task="Xác nhận" limit=2wd
= P.1-250701-0006 RECEIVED due 2025-07-08T17:00 part 1 of P.2 due 2025-07-03T17:00 r2
2025-07-01T15:30 receive unit=P.2 receiving_unit=P.3 procedure=LAW channel=online
= P.2-250701-0002 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T15:40 refuse unit=P.2 procedure=LAW reason="Không đủ điều kiện"
= P.2-250701-S0001 REFUSED r1
2025-07-01T15:50 form P.1 2025-07-01 2025-07-01
| P.1 received_total 12 received_online 1 received_direct_or_post 5 carried_over 6 resolved_total 1 resolved_on_time 1 open_total 11 open_in_time 10 open_overdue 1
| P.1 total received_total 12 received_online 1 received_direct_or_post 5 carried_over 6 resolved_total 1 resolved_on_time 1 open_total 11 open_in_time 10 open_overdue 1
# 16: ready before its day, the applicant is told (118 art. 22(5)); electronic and paper, one after the other.
2025-07-02T09:00 resolve P.1-250630-0003 outcome=granted electronic_result=yes
= P.1-250630-0003 RESOLVED due 2025-07-07T17:00 early r2
2025-07-02T09:01 resolve P.1-250701-0004 outcome=granted electronic_result=yes
= P.1-250701-0004 RESOLVED due 2025-07-08T17:00 early r2
2025-07-02T09:05 notify P.1-250630-0003 notice_kind=early_result notice_channel=sms
= P.1-250630-0003 RESOLVED due 2025-07-07T17:00 early notices 1 of r2 lag 5 r3
2025-07-02T09:06 notify P.1-250701-0004 notice_kind=early_result notice_channel=sms
= P.1-250701-0004 RESOLVED due 2025-07-08T17:00 early notices 1 of r2 lag 5 r3
2025-07-02T10:00 return_result P.1-250630-0003 return_method=electronic
= P.1-250630-0003 RETURNED due 2025-07-07T17:00 early notices 1 of r2 lag 5 r4
2025-07-02T10:01 return_result P.1-250701-0004 return_method=electronic
= P.1-250701-0004 RETURNED due 2025-07-08T17:00 early notices 1 of r2 lag 5 r4
# 6: no decree lets an office hold back a late result; law.story has the other side.
2025-07-02T11:00 resolve P.1-250630-0007
= P.1-250630-0007 RESOLVED due 2025-07-01T08:00 late r2
2025-07-02T11:01 return_result P.1-250630-0007
= P.1-250630-0007 RETURNED due 2025-07-01T08:00 late r3 warns APOLOGY_MISSING
# 35: withdrawn until there is a result; counted with the handling unit, and with the receiving one if asked.
2025-07-02T14:00 withdraw P.3-250630-0001
= P.3-250630-0001 WITHDRAWN due 2025-07-07T17:00 r2
2025-07-02T14:00 withdraw P.2-250701-0002
= P.2-250701-0002 WITHDRAWN due 2025-07-08T17:00 r2
2025-07-02T14:01 form P.2 2025-06-30 2025-07-02
| P.2 received_total 4 received_online 2 received_direct_or_post 2 open_total 2 open_in_time 2 withdrawn 2
| P.2 total received_total 4 received_online 2 received_direct_or_post 2 open_total 2 open_in_time 2 withdrawn 2
2025-07-02T14:01 form P.3 2025-06-30 2025-07-02
| P.3 total
2025-07-02T14:01 report form-06a P.3 2025-06-30 2025-07-02 side=receiving
| P.3 received_total 2 received_online 2 withdrawn 2
| P.3 total received_total 2 received_online 2 withdrawn 2
# 20: a late reply stops nothing; the last minute is in time.
2025-07-03T09:00 answer_consultation P.1-250630-0001 number=1 reply="Đồng ý"
= P.1-250630-0001 RECEIVED due 2025-07-07T17:00 consultation 1 of P.2 due 2025-07-02T17:00 answered late r3 warns CONSULTATION_ANSWERED_LATE number=1 latest=2025-07-02T17:00:00.000+07:00
2025-07-03T10:00 return_result P.1-250630-0003 return_method=counter taken_by="A"
= P.1-250630-0003 RETURNED due 2025-07-07T17:00 early handed out 2× notices 1 of r2 lag 5 r5
2025-07-03T10:01 return_result P.1-250701-0004 return_method=counter taken_by="A"
= P.1-250701-0004 RETURNED due 2025-07-08T17:00 early handed out 2× notices 1 of r2 lag 5 r5
# 3, 4: three working days to ask under both; closed is what was received under 118 alone.
2025-07-03T16:00 request_supplement P.1-250701-0005 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-250701-0005 AWAITING_SUPPLEMENT waiting r2
2025-07-03T17:00 request_supplement P.1-250630-0004 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 61"
= P.1-250630-0004 AWAITING_SUPPLEMENT waiting r2
2025-07-03T17:00 answer_consultation P.1-250701-0001 number=1 reply="Đồng ý"
= P.1-250701-0001 RECEIVED due 2025-07-08T17:00 consultation 1 of P.2 due 2025-07-03T17:00 answered r4
2025-07-03T17:01 request_supplement P.1-250630-0005 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 61"
= P.1-250630-0005 AWAITING_SUPPLEMENT waiting r2 warns SUPPLEMENT_ASKED_LATE limit=3wd latest=2025-07-03T17:00:00.000+07:00 regulation=61/2018/NĐ-CP
# 28: marks for single contents.
2025-07-04T09:00 rate P.1-250630-0003 satisfaction=satisfied marks=cost:neutral marks=number_of_contacts:satisfied
= P.1-250630-0003 RETURNED due 2025-07-07T17:00 early handed out 2× notices 1 of r2 lag 5 mark 5:2 mark 3:1 r6
2025-07-04T09:01 rate P.1-250701-0004 satisfaction=satisfied marks=cost:neutral marks=number_of_contacts:satisfied
= P.1-250701-0004 RETURNED due 2025-07-08T17:00 early handed out 2× notices 1 of r2 lag 5 mark 5:2 mark 3:1 r6
# 2: after the supplement the limit runs anew under both: five days from Wednesday the 9th.
2025-07-04T16:30 request_supplement P.1-250701-0006 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-250701-0006 AWAITING_SUPPLEMENT waiting part 1 of P.2 due 2025-07-03T17:00 r3
# 7, 8, 9: by the last working day before the due day; the counter is told and changes the time; once.
2025-07-04T16:59 list apology_owed P.2
| nothing
2025-07-04T17:00 list apology_owed P.2
| P.2-250630-0001
2025-07-07T16:30 issue_apology P.2-250630-0001 reason="Xác minh" signed_by="Lãnh đạo" reappointed_time=2025-07-10T17:00 counter_notified_time=2025-07-07T16:00
= P.2-250630-0001 RECEIVED due 2025-07-07T17:00 letter 1/PXL before due at fault P.2 counter told r2
2025-07-07T16:40 adjust_return_time P.2-250630-0001 officer=quay
= P.2-250630-0001 RECEIVED due 2025-07-07T17:00 letter 1/PXL before due at fault P.2 counter told adjusted by quay return at 2025-07-10T17:00 r3
2025-07-07T16:41 issue_apology P.2-250630-0001 reason="Xác minh" signed_by="Lãnh đạo" reappointed_time=2025-07-11T17:00
! REAPPOINTMENT_LIMIT code=P.2-250630-0001 limit=1 regulation=61/2018/NĐ-CP letter=1/PXL
2025-07-07T16:59 list apology_owed P.2
| nothing
2025-07-07T17:00 list apology_owed P.2
| P.2-250701-0001
2025-07-08T16:00 issue_apology P.2-250701-0001 reason="Xác minh" signed_by="Lãnh đạo" reappointed_time=2025-07-11T17:00
= P.2-250701-0001 RECEIVED due 2025-07-08T17:00 letter 2/PXL before due at fault P.2 r2
2025-07-08T16:01 issue_apology P.2-250701-0001 reason="Xác minh" signed_by="Lãnh đạo" reappointed_time=2025-07-14T17:00
! REAPPOINTMENT_LIMIT code=P.2-250701-0001 limit=1 regulation=118/2025/NĐ-CP letter=2/PXL
2025-07-09T10:00 provide_supplement P.1-250630-0004
= P.1-250630-0004 RECEIVED due 2025-07-16T17:00 r3
2025-07-09T10:01 provide_supplement P.1-250701-0006
= P.1-250701-0006 RECEIVED due 2025-07-16T17:00 part 1 of P.2 due 2025-07-03T17:00 r4
2025-07-18T17:00 list to_close P.1
| nothing
2025-07-18T17:01 list to_close P.1
| P.1-250701-0005
# 31: 24 November 2025 is a Monday as others.
2025-11-20T09:00 receive unit=P.1 procedure=LAW
= P.1-251120-0001 RECEIVED due 2025-11-27T17:00 r1
# 34, 5: 30 and 31 December 2025. A long number still is one of the unit's.
2025-12-30T08:00 import P.1-251230-090123 receive@2025-12-30T07:45 unit=P.1 procedure=LAW
= P.1-251230-090123 RECEIVED due 2026-01-08T17:00 r1
2025-12-30T08:01 receive unit=P.1 procedure=LAW
= P.1-251230-90124 RECEIVED due 2026-01-08T17:00 r1
2025-12-30T08:02 law P.1-251230-90124
| 118/2025/NĐ-CP
2025-12-31T08:00 receive unit=P.1 procedure=LAW
= P.1-251231-0001 RECEIVED due 2026-01-09T17:00 r1
2025-12-31T08:01 law P.1-251231-0001
| 367/2025/NĐ-CP
# Since Circular 04/2025, of 25 January 2026, it is one of a ministry's central system.
2026-01-26T08:00 import P.1-260126-090123 receive@2026-01-26T07:45 unit=P.1 procedure=LAW
= P.1-260126-090123 RECEIVED due 2026-02-02T17:00 r1
2026-01-26T08:01 receive unit=P.1 procedure=LAW
= P.1-260126-0001 RECEIVED due 2026-02-02T17:00 r1
# 27: notices of each change of state, from 1 July 2026 (Decree 224 art. 15(1)(g)); before, nothing forbids them.
2026-06-30T16:00 receive unit=P.2 procedure=LAW
= P.2-260630-0001 RECEIVED due 2026-07-07T17:00 r1
2026-06-30T16:07 notify P.2-260630-0001 notice_kind=accepted notice_channel=sms
= P.2-260630-0001 RECEIVED due 2026-07-07T17:00 notices 1 of r1 lag 7 r2
2026-07-01T08:00 hand_over P.2-260630-0001 to=P.2 to_officer=lan
= P.2-260630-0001 PROCESSING due 2026-07-07T17:00 held by P.2 lan notices 1 of r1 lag 7 r3
2026-07-01T08:12 notify P.2-260630-0001 notice_kind=state_changed notice_channel=vneid
= P.2-260630-0001 PROCESSING due 2026-07-07T17:00 held by P.2 lan notices 2 of r3 lag 12 r4
2026-07-01T09:00 receive unit=P.2 procedure=LAW
= P.2-260701-0001 RECEIVED due 2026-07-08T17:00 r1
2026-07-01T09:03 notify P.2-260701-0001 notice_kind=accepted notice_channel=portal sent_time=2026-07-01T09:00
= P.2-260701-0001 RECEIVED due 2026-07-08T17:00 notices 1 of r1 lag 0 r2
# 34, 23: 4 and 5 August 2026. Taken in for anywhere in the nation: from the receipt, then from the arrival.
2026-08-04T08:00 receive unit=P.1 procedure=LAW
= P.1-260804-0001 RECEIVED due 2026-08-11T17:00 r1
2026-08-04T08:01 law P.1-260804-0001
| 367/2025/NĐ-CP
2026-08-04T08:10 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=direct boundary=nation
= P.1-260804-0002 RECEIVED due 2026-08-11T17:00 r1
2026-08-05T08:00 receive unit=P.1 procedure=LAW
= P.1-260805-0001 RECEIVED due 2026-08-12T17:00 r1
2026-08-05T08:01 law P.1-260805-0001
| 309/2026/NĐ-CP
2026-08-05T08:10 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=direct boundary=nation
= P.1-260805-0002 RECEIVED due 2026-08-12T17:00 r1
2026-08-06T09:00 arrive P.1-260804-0002 arrival=electronic
= P.1-260804-0002 RECEIVED due 2026-08-11T17:00 arrived 2026-08-06T09:00 r2
2026-08-06T09:00 arrive P.1-260805-0002 arrival=electronic
= P.1-260805-0002 RECEIVED due 2026-08-13T17:00 promised 2026-08-12T17:00 arrived 2026-08-06T09:00 r2
# 31: 24 November 2026, a Tuesday, is off.
2026-11-19T09:00 receive unit=P.1 procedure=LAW
= P.1-261119-0001 RECEIVED due 2026-11-27T17:00 r1
2026-11-19T09:01 verify
| findings 0
