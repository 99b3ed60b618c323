# The clerk is told of an online submission within two hours of the clock, from 1 July 2025 (Decree 118/2025
# art. 17(2)). Before, no alert is owed, so none is late.
2025-06-30T08:00 submit unit=P.1 procedure=5WD channel=online portal_acknowledged_time=2025-06-30T07:00
= P.1-250630-S0001 SUBMITTED acceptance due 2025-07-01T08:00 r1
2025-06-30T09:00 receive unit=P.1 procedure=5WD
= P.1-250630-0001 RECEIVED due 2025-07-07T17:00 r1
2025-06-30T16:00 alert P.1-250630-S0001
= P.1-250630-S0001 SUBMITTED acceptance due 2025-07-01T08:00 alerted r2
# From the portal's answer, or from the local receipt where nobody says when that was; acceptance counts from the
# local receipt always. By post nothing is owed.
2025-07-01T16:30 submit unit=P.1 procedure=5WD channel=online portal_acknowledged_time=2025-07-01T16:31
! FIELD_VIOLATION portal_acknowledged_time: time_not_after 2025-07-01T16:30:00.000+07:00
2025-07-01T16:30 submit unit=P.1 procedure=5WD channel=online portal_acknowledged_time=2025-07-01T16:00
= P.1-250701-S0001 SUBMITTED acceptance due 2025-07-02T16:30 alert due 2025-07-01T18:00 r1
2025-07-01T16:30 submit unit=P.1 procedure=5WD channel=online_partial
= P.1-250701-S0002 SUBMITTED acceptance due 2025-07-02T16:30 r1
2025-07-01T16:30 submit unit=P.1 procedure=5WD channel=post
= P.1-250701-S0003 SUBMITTED acceptance due 2025-07-02T16:30 r1
2025-07-01T18:00 alert P.1-250701-S0001
= P.1-250701-S0001 SUBMITTED acceptance due 2025-07-02T16:30 alert due 2025-07-01T18:00 alerted r2
2025-07-01T18:01 alert P.1-250701-S0001
! ALREADY_ALERTED code=P.1-250701-S0001 alerted_time=2025-07-01T18:00:00.000+07:00
2025-07-01T18:31 alert P.1-250701-S0002
= P.1-250701-S0002 SUBMITTED acceptance due 2025-07-02T16:30 alert due 2025-07-01T18:30 alerted r2 warns ALERTED_LATE latest=2025-07-01T18:30:00.000+07:00
2025-07-01T18:31 alert P.1-250701-S0003
= P.1-250701-S0003 SUBMITTED acceptance due 2025-07-02T16:30 alerted r2
2025-07-02T08:00 receive P.1-250701-S0001
= P.1-250702-0001 RECEIVED due 2025-07-09T17:00 alert due 2025-07-01T18:00 alerted r3
# Three acts (art. 19(6)): the agency tells the counter and apologises, the counter changes the return time once, the
# applicant is told. Three times: promised, current, and the one that is told; the verdict rests on the first two.
2025-07-02T09:00 receive unit=P.1 procedure=5WD
= P.1-250702-0002 RECEIVED due 2025-07-09T17:00 r1
2025-07-03T09:00 resolve P.1-250630-0001
= P.1-250630-0001 RESOLVED due 2025-07-07T17:00 early r2
2025-07-08T08:00 adjust_return_time P.1-250702-0002
! NOTHING_TO_ADJUST code=P.1-250702-0002 letter=
2025-07-08T09:00 issue_apology P.1-250702-0002 reason="Xác minh" signed_by="Lãnh đạo" reappointed_time=2025-07-15T17:00 counter_notified_time=2025-07-08T09:01
! FIELD_VIOLATION counter_notified_time: time_not_after 2025-07-08T09:00:00.000+07:00
2025-07-08T09:00 issue_apology P.1-250702-0002 reason="Xác minh" signed_by="Lãnh đạo" reappointed_time=2025-07-15T17:00 counter_notified_time=2025-07-08T08:30
= P.1-250702-0002 RECEIVED due 2025-07-09T17:00 letter 1/PXL before due at fault P.1 counter told r2
2025-07-08T10:00 adjust_return_time P.1-250702-0002 officer=quay note="Theo văn bản"
= P.1-250702-0002 RECEIVED due 2025-07-09T17:00 letter 1/PXL before due at fault P.1 counter told adjusted by quay return at 2025-07-15T17:00 r3
2025-07-08T10:01 adjust_return_time P.1-250702-0002
! NOTHING_TO_ADJUST code=P.1-250702-0002 letter=1/PXL
2025-07-08T10:30 acknowledge_apology P.1-250702-0002 delivery_method=telephone delivered_to="Nguyễn Văn A"
= P.1-250702-0002 RECEIVED due 2025-07-09T17:00 letter 1/PXL before due at fault P.1 delivered counter told adjusted by quay return at 2025-07-15T17:00 r4
2025-07-10T09:00 resolve P.1-250702-0002
= P.1-250702-0002 RESOLVED due 2025-07-09T17:00 late letter 1/PXL before due at fault P.1 delivered counter told adjusted by quay return at 2025-07-15T17:00 r5
# Paper and electronic are both owed (art. 22): the first moves the dossier, each way once.
2025-07-10T10:00 return_result P.1-250702-0002 return_method=electronic
= P.1-250702-0002 RETURNED due 2025-07-09T17:00 late letter 1/PXL before due at fault P.1 delivered counter told adjusted by quay return at 2025-07-15T17:00 r6
2025-07-11T09:00 return_result P.1-250702-0002 return_method=electronic
! ALREADY_RETURNED code=P.1-250702-0002 returned_time=2025-07-10T10:00:00.000+07:00
2025-07-11T09:00 return_result P.1-250702-0002 return_method=counter taken_by="Nguyễn Văn A"
= P.1-250702-0002 RETURNED due 2025-07-09T17:00 late letter 1/PXL before due at fault P.1 delivered counter told adjusted by quay return at 2025-07-15T17:00 handed out 2× r7
# The counter was told, and changed nothing until the result was handed out.
2025-07-14T09:00 receive unit=P.1 procedure=4H
= P.1-250714-0001 RECEIVED due 2025-07-14T14:30 r1
2025-07-14T15:00 issue_apology P.1-250714-0001 reason="Xác minh" signed_by="Lãnh đạo" reappointed_time=2025-07-15T17:00 counter_notified_time=2025-07-14T15:00
= P.1-250714-0001 RECEIVED due 2025-07-14T14:30 letter 2/PXL after due at fault P.1 counter told r2
2025-07-14T15:01 list to_adjust P
| P.1-250714-0001
2025-07-15T09:00 resolve P.1-250714-0001
= P.1-250714-0001 RESOLVED due 2025-07-14T14:30 late letter 2/PXL after due at fault P.1 counter told r3
2025-07-15T09:30 return_result P.1-250714-0001 return_method=counter
= P.1-250714-0001 RETURNED due 2025-07-14T14:30 late letter 2/PXL after due at fault P.1 counter told r4
# A fault of the agency is corrected within three working days (art. 23(1)); of a dossier of before 1 July 2025 the
# old due time holds again.
2025-07-16T09:00 reopen P.1-250630-0001 reason="Sai tên" cause=agency_fault as=supervisor
= P.1-250630-0001 PROCESSING due 2025-07-07T17:00 early r3
2025-07-16T09:00 receive unit=P.1 procedure=LAW
= P.1-250716-0001 RECEIVED due 2025-07-23T17:00 r1
2025-07-17T09:00 resolve P.1-250716-0001
= P.1-250716-0001 RESOLVED due 2025-07-23T17:00 early r2
2025-07-17T10:00 return_result P.1-250716-0001 return_method=counter
= P.1-250716-0001 RETURNED due 2025-07-23T17:00 early r3
2025-07-28T15:00 reopen P.1-250716-0001 reason="Sai tên" cause=agency_fault as=supervisor
= P.1-250716-0001 PROCESSING due 2025-07-31T17:00 early to correct in 3wd r4
2025-07-28T15:01 explain P.1-250716-0001
| 2025-07-28T15:00 → 2025-07-28T15:00 counted_anew: 3wd
| 2025-07-28T15:00 → 2025-07-29T00:00 start_day
| 2025-07-29T00:00 → 2025-07-30T00:00 counted +1
| 2025-07-30T00:00 → 2025-07-31T00:00 counted +1
| 2025-07-31T00:00 → 2025-07-31T17:00 counted +1
2025-07-31T17:00 resolve P.1-250716-0001
= P.1-250716-0001 RESOLVED due 2025-07-31T17:00 on time corrected on time r5
2025-07-31T17:00 return_result P.1-250716-0001 return_method=counter
= P.1-250716-0001 RETURNED due 2025-07-31T17:00 on time corrected on time r6
# Late once is late for good; the correction has a verdict of its own.
2025-08-01T09:00 reopen P.1-250714-0001 reason="Sai tên" cause=agency_fault as=supervisor
= P.1-250714-0001 PROCESSING due 2025-08-06T17:00 late letter 2/PXL after due at fault P.1 counter told to correct in 3wd r5
2025-08-01T09:01 list to_adjust P
| nothing
2025-08-04T09:00 resolve P.1-250714-0001
= P.1-250714-0001 RESOLVED due 2025-08-06T17:00 late letter 2/PXL after due at fault P.1 counter told corrected early r6
# After a supplement the three days run anew, not the procedure's five.
2025-08-05T09:00 reopen P.1-250716-0001 reason="Sai ngày" cause=agency_fault as=supervisor
= P.1-250716-0001 PROCESSING due 2025-08-08T17:00 on time corrected on time to correct in 3wd r7
2025-08-06T09:00 request_supplement P.1-250716-0001 requested_papers="Bản chính" reason="Đối chiếu" legal_basis="NĐ 118"
= P.1-250716-0001 AWAITING_SUPPLEMENT waiting on time corrected on time to correct in 3wd r8
2025-08-07T15:00 provide_supplement P.1-250716-0001
= P.1-250716-0001 PROCESSING due 2025-08-12T17:00 on time corrected on time to correct in 3wd r9
2025-08-13T09:00 resolve P.1-250716-0001
= P.1-250716-0001 RESOLVED due 2025-08-12T17:00 late corrected on time corrected late r10
# Warned of when it is handed out the first time, not again.
2025-08-13T09:01 return_result P.1-250716-0001 return_method=electronic
= P.1-250716-0001 RETURNED due 2025-08-12T17:00 late corrected on time corrected late r11 warns APOLOGY_MISSING
2025-08-13T09:02 return_result P.1-250716-0001 return_method=counter taken_by="Nguyễn Văn A"
= P.1-250716-0001 RETURNED due 2025-08-12T17:00 late corrected on time corrected late handed out 2× r12
# The printed forms: until 14 September 2025 those of Circular 01/2018, which has none for what was stopped.
2025-08-13T10:00 receive unit=P.1 procedure=5WD
= P.1-250813-0001 RECEIVED due 2025-08-20T17:00 r1
2025-08-13T10:01 hand_over P.1-250813-0001 to=P.2
= P.1-250813-0001 PROCESSING due 2025-08-20T17:00 held by P.2  r2
2025-08-13T10:02 resolve P.1-250813-0001 outcome=denied
= P.1-250813-0001 RESOLVED due 2025-08-20T17:00 early held by P.2  r3
2025-08-13T10:03 forms P.1-250813-0001
| received 01 handed_over 05 resolved 03
2025-08-13T11:00 receive unit=P.1 procedure=5WD
= P.1-250813-0002 RECEIVED due 2025-08-20T17:00 r1
2025-08-13T11:01 withdraw P.1-250813-0002
= P.1-250813-0002 WITHDRAWN due 2025-08-20T17:00 r2
2025-08-13T11:02 forms P.1-250813-0002
| received 01
2025-08-13T11:02 forms P.1-250702-0002
| received 01 apology_issued 04
2025-08-13T11:02 forms P.1-250630-0001
| received 01
# What is found; the letter of 8 July had its three acts.
2025-08-13T11:03 integrity P.1 2025-01-01 2025-12-31
| finish_reopened P.1-250630-0001 2025-07-16T09:00
| alerted_late P.1-250701-S0002 2025-07-01T18:31
| return_time_not_adjusted P.1-250714-0001 2025-07-15T09:30
| finish_reopened P.1-250714-0001 2025-08-01T09:00
| finish_reopened P.1-250716-0001 2025-07-28T15:00
| finish_reopened P.1-250716-0001 2025-08-05T09:00
| corrected_late P.1-250716-0001 2025-08-13T09:00
| letter_missing P.1-250716-0001 2025-08-13T09:01
| reported 3/5 honest 1/7
2025-08-13T11:04 verify
| findings 0
# From 15 September 2025 those of Circular 03/2025, by the day of the event, of dossiers of Decree 61, too: the
# control slip is form 06, and 05 tells that the work was stopped.
2025-09-14T09:00 receive unit=P.1 procedure=5WD
= P.1-250914-0001 RECEIVED due 2025-09-22T17:00 r1
2025-09-14T09:01 hand_over P.1-250914-0001 to=P.2
= P.1-250914-0001 PROCESSING due 2025-09-22T17:00 held by P.2  r2
2025-09-14T23:59 hand_over P.1-250630-0001 to=P.2
= P.1-250630-0001 PROCESSING due 2025-07-07T17:00 early held by P.2  r4
2025-09-15T00:00 hand_over P.1-250630-0001 to=P.1
= P.1-250630-0001 PROCESSING due 2025-07-07T17:00 early held by P.1  r5
2025-09-15T09:00 hand_over P.1-250914-0001 to=P.1
= P.1-250914-0001 PROCESSING due 2025-09-22T17:00 held by P.1  r3
2025-09-15T09:01 withdraw P.1-250914-0001
= P.1-250914-0001 WITHDRAWN due 2025-09-22T17:00 held by P.1  r4
2025-09-15T09:02 resolve P.1-250630-0001 outcome=denied
= P.1-250630-0001 RESOLVED due 2025-07-07T17:00 late held by P.1  r6
2025-09-15T09:03 forms P.1-250914-0001
| received 01 handed_over 05 handed_over 06 withdrawn 05
2025-09-15T09:03 forms P.1-250630-0001
| received 01 handed_over 05 handed_over 06 resolved 03
2025-09-15T09:04 verify
| findings 0
