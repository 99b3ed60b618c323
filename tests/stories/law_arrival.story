# Under Decree 61/2018, to 30 June 2025: a code has the receiver's id (art. 26(2)). What a counter received for
# another unit it hands over on the same day, from 15:00 on at the start of the next, which we take to be an
# hour long; so, too, the papers of what was taken in irrespective of boundary (art. 18).
2025-06-30T14:59 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=direct boundary=province
= P.3-250630-0001 RECEIVED due 2025-07-07T17:00 r1
2025-06-30T15:00 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=direct
= P.3-250630-0002 RECEIVED due 2025-07-07T17:00 r1
2025-06-30T15:01 receive unit=P.1 procedure=LAW channel=direct
= P.1-250630-0001 RECEIVED due 2025-07-07T17:00 r1
2025-06-30T17:00 arrive P.3-250630-0001 arrival=paper
= P.3-250630-0001 RECEIVED due 2025-07-07T17:00 on paper 2025-06-30T17:00 r2
2025-07-01T08:30 hand_over P.3-250630-0002 to=P.1
= P.3-250630-0002 PROCESSING due 2025-07-07T17:00 held by P.1  r2
2025-07-01T08:31 hand_over P.3-250630-0001 to=P.1
= P.3-250630-0001 PROCESSING due 2025-07-07T17:00 on paper 2025-06-30T17:00 held by P.1  r3 warns TRANSFERRED_LATE limit=same_day<15:00 latest=2025-06-30T17:00:00.000+07:00 regulation=61/2018/NĐ-CP
# What the handling unit received itself need not be handed over.
2025-07-01T08:31 hand_over P.1-250630-0001 to=P.1 to_officer=an
= P.1-250630-0001 PROCESSING due 2025-07-07T17:00 held by P.1 an r2
# Since Decree 118, from 1 July 2025: the solver's id (art. 28(2)); papers of what was taken in irrespective of
# boundary within one working day (art. 20(1)(a)).
2025-07-01T09:00 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=direct boundary=province
= P.1-250701-0001 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T14:59 receive unit=P.1 receiving_unit=P.3 procedure=LAW
= P.1-250701-0002 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T14:59 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=post
= P.1-250701-0003 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T15:00 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=direct
= P.1-250701-0004 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T15:01 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=direct
= P.1-250701-0005 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T15:02 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=online
= P.1-250701-0006 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T17:00 hand_over P.1-250701-0002 to=P.1
= P.1-250701-0002 PROCESSING due 2025-07-08T17:00 held by P.1  r2
2025-07-01T17:01 hand_over P.1-250701-0003 to=P.1
= P.1-250701-0003 PROCESSING due 2025-07-08T17:00 held by P.1  r2 warns TRANSFERRED_LATE limit=same_day<15:00 latest=2025-07-01T17:00:00.000+07:00 regulation=118/2025/NĐ-CP
2025-07-02T08:30 hand_over P.1-250701-0004 to=P.3 to_officer=lan
= P.1-250701-0004 PROCESSING due 2025-07-08T17:00 held by P.3 lan r2
2025-07-02T08:31 hand_over P.1-250701-0005 to=P.1
= P.1-250701-0005 PROCESSING due 2025-07-08T17:00 held by P.1  r2 warns TRANSFERRED_LATE limit=same_day<15:00 latest=2025-07-02T08:30:00.000+07:00 regulation=118/2025/NĐ-CP
# Data are handed over at once, which is no deadline here; and the first hand-over alone is meant.
2025-07-02T08:31 hand_over P.1-250701-0006 to=P.1
= P.1-250701-0006 PROCESSING due 2025-07-08T17:00 held by P.1  r2
2025-07-02T17:00 hand_over P.1-250701-0001 to=P.1
= P.1-250701-0001 PROCESSING due 2025-07-08T17:00 held by P.1  r2
2025-07-03T08:00 arrive P.1-250701-0001 arrival=paper
= P.1-250701-0001 PROCESSING due 2025-07-08T17:00 on paper 2025-07-03T08:00 held by P.1  r3
2025-07-03T08:01 hand_over P.1-250701-0004 to=P.1 to_officer=an
= P.1-250701-0004 PROCESSING due 2025-07-08T17:00 held by P.1 an r3 warns TRANSFERRED_LATE limit=same_day<15:00 latest=2025-07-02T08:30:00.000+07:00 regulation=118/2025/NĐ-CP
2025-07-03T09:00 integrity P.1 2025-06-01 2025-07-31
| transferred_late P.3-250630-0001 2025-07-01T08:31
| paper_arrived_late P.1-250701-0001 2025-07-03T08:00
| transferred_late P.1-250701-0003 2025-07-01T17:01
| transferred_late P.1-250701-0004 2025-07-03T08:01
| transferred_late P.1-250701-0005 2025-07-02T08:31
| reported 0/0 honest 0/0
# Until 4 August 2026 the limit counts from the receipt, whatever arrives when.
2026-08-04T08:00 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=direct boundary=province
= P.1-260804-0001 RECEIVED due 2026-08-11T17:00 r1
2026-08-05T09:00 arrive P.1-260804-0001 arrival=electronic
= P.1-260804-0001 RECEIVED due 2026-08-11T17:00 arrived 2026-08-05T09:00 r2
# Since Decree 309, from 5 August 2026, that of what is taken in irrespective of boundary, and of nothing else,
# counts from the arrival of its data (art. 8(3)); the promise of the slip stays. The papers are a fact.
2026-08-05T09:01 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=direct
= P.1-260805-0001 RECEIVED due 2026-08-12T17:00 r1
2026-08-05T09:01 arrive P.1-260805-0001 arrival=electronic
! NOT_BOUNDARY_FREE code=P.1-260805-0001
2026-08-05T10:00 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=direct boundary=nation
= P.1-260805-0002 RECEIVED due 2026-08-12T17:00 r1
2026-08-05T10:30 receive unit=P.1 receiving_unit=P.3 procedure=NONE channel=direct boundary=province
= P.1-260805-0003 RECEIVED undated r1
2026-08-06T09:00 arrive P.1-260805-0003 arrival=electronic
= P.1-260805-0003 RECEIVED undated arrived 2026-08-06T09:00 r2
2026-08-06T10:00 arrive P.1-260805-0002 arrival=paper
= P.1-260805-0002 RECEIVED due 2026-08-12T17:00 on paper 2026-08-06T10:00 r2
2026-08-07T11:00 arrive P.1-260805-0002 arrival=electronic
= P.1-260805-0002 RECEIVED due 2026-08-14T17:00 promised 2026-08-12T17:00 arrived 2026-08-07T11:00 on paper 2026-08-06T10:00 r3
2026-08-07T11:01 arrive P.1-260805-0002 arrival=electronic
! ARRIVED_ALREADY code=P.1-260805-0002 arrived_time=2026-08-07T11:00:00.000+07:00
2026-08-07T11:01 arrive P.1-260805-0002
! FIELD_VIOLATION arrival: required
2026-08-07T11:02 explain P.1-260805-0002
| 2026-08-05T10:00 → 2026-08-07T11:00 under_way
| 2026-08-07T11:00 → 2026-08-07T11:00 counted_anew: 5wd
| 2026-08-07T11:00 → 2026-08-08T00:00 start_day
| 2026-08-08T00:00 → 2026-08-10T00:00 weekend
| 2026-08-10T00:00 → 2026-08-11T00:00 counted +1
| 2026-08-11T00:00 → 2026-08-12T00:00 counted +1
| 2026-08-12T00:00 → 2026-08-13T00:00 counted +1
| 2026-08-13T00:00 → 2026-08-14T00:00 counted +1
| 2026-08-14T00:00 → 2026-08-14T17:00 counted +1
# A wrong procedure is corrected after the arrival, too: anew from the receipt, and from the arrival.
2026-08-07T11:03 amend P.1-260805-0002 procedure=4H reason="Nhầm thủ tục"
! ROLE_REQUIRED action=amend role=supervisor
2026-08-07T11:03 amend P.1-260805-0002 as=supervisor procedure=4H reason="Nhầm thủ tục"
= P.1-260805-0002 RECEIVED due 2026-08-07T16:30 promised 2026-08-05T15:30 arrived 2026-08-07T11:00 on paper 2026-08-06T10:00 r4
2026-08-07T11:03 explain P.1-260805-0002
| 2026-08-05T10:00 → 2026-08-07T11:00 under_way
| 2026-08-07T11:00 → 2026-08-07T11:00 counted_anew: 4h
| 2026-08-07T11:00 → 2026-08-07T11:30 counted +30
| 2026-08-07T11:30 → 2026-08-07T13:00 outside_hours
| 2026-08-07T13:00 → 2026-08-07T16:30 counted +210
# What the competent agency received itself was there at the receipt.
2026-08-07T11:03 receive unit=P.1 procedure=LAW channel=direct boundary=nation
= P.1-260807-0001 RECEIVED due 2026-08-14T17:00 r1
2026-08-07T14:00 arrive P.1-260807-0001 arrival=electronic
= P.1-260807-0001 RECEIVED due 2026-08-14T17:00 arrived 2026-08-07T14:00 r2
# Paused while it was under way: the arrival starts the whole limit all the same. Missed by the slip, and in time
# by the law.
2026-08-10T08:00 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=direct boundary=province
= P.1-260810-0001 RECEIVED due 2026-08-17T17:00 r1
2026-08-10T10:00 request_supplement P.1-260810-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260810-0001 AWAITING_SUPPLEMENT waiting r2
2026-08-12T09:00 provide_supplement P.1-260810-0001
= P.1-260810-0001 RECEIVED due 2026-08-19T17:00 r3
2026-08-13T14:00 arrive P.1-260810-0001 arrival=electronic
= P.1-260810-0001 RECEIVED due 2026-08-20T17:00 promised 2026-08-17T17:00 arrived 2026-08-13T14:00 r4 warns ARRIVAL_TOLD_LATE arrived_time=2026-08-13T14:00:00.000+07:00 regulation=309/2026/NĐ-CP
2026-08-20T16:00 resolve P.1-260810-0001
= P.1-260810-0001 RESOLVED due 2026-08-20T17:00 on time, by the slip late promised 2026-08-17T17:00 arrived 2026-08-13T14:00 r5
2026-08-20T16:01 explain P.1-260810-0001
| 2026-08-10T08:00 → 2026-08-10T10:00 under_way
| 2026-08-10T10:00 → 2026-08-12T09:00 paused: NĐ 118
| 2026-08-12T09:00 → 2026-08-13T14:00 under_way
| 2026-08-13T14:00 → 2026-08-13T14:00 counted_anew: 5wd
| 2026-08-13T14:00 → 2026-08-14T00:00 start_day
| 2026-08-14T00:00 → 2026-08-15T00:00 counted +1
| 2026-08-15T00:00 → 2026-08-17T00:00 weekend
| 2026-08-17T00:00 → 2026-08-18T00:00 counted +1
| 2026-08-18T00:00 → 2026-08-19T00:00 counted +1
| 2026-08-19T00:00 → 2026-08-20T00:00 counted +1
| 2026-08-20T00:00 → 2026-08-20T17:00 counted +1
# Late while it was under way is the receiving unit's, whoever it was handed to: 13:30 to 17:00 and 7:30 to 10:00.
2026-08-24T08:00 receive unit=P.2 receiving_unit=P.3 procedure=4H channel=post boundary=province
= P.2-260824-0001 RECEIVED due 2026-08-24T13:30 r1
2026-08-25T08:30 hand_over P.2-260824-0001 to=P.2 to_officer=lan
= P.2-260824-0001 PROCESSING due 2026-08-24T13:30 held by P.2 lan r2
2026-08-25T10:00 arrive P.2-260824-0001 arrival=electronic
= P.2-260824-0001 PROCESSING due 2026-08-25T15:30 promised 2026-08-24T13:30 arrived 2026-08-25T10:00 held by P.2 lan r3 warns ARRIVAL_TOLD_LATE arrived_time=2026-08-25T10:00:00.000+07:00 regulation=309/2026/NĐ-CP
2026-08-25T10:01 explain P.2-260824-0001
| 2026-08-24T08:00 → 2026-08-25T10:00 under_way
| 2026-08-25T10:00 → 2026-08-25T10:00 counted_anew: 4h
| 2026-08-25T10:00 → 2026-08-25T11:30 counted +90
| 2026-08-25T11:30 → 2026-08-25T13:00 outside_hours
| 2026-08-25T13:00 → 2026-08-25T15:30 counted +150
2026-08-25T15:40 resolve P.2-260824-0001
= P.2-260824-0001 RESOLVED due 2026-08-25T15:30 late, by the slip late promised 2026-08-24T13:30 arrived 2026-08-25T10:00 held by P.2 lan r4
2026-08-25T15:41 report attribution P.2 2026-08-01 2026-08-31 by=holder
| P.3 late_working_time 360 late_dossiers 1 mean_late_time 360/1
| lan late_working_time 10 late_dossiers 1 mean_late_time 10/1
| P.2 total late_working_time 370 late_dossiers 1 mean_late_time 370/1
2026-08-25T15:42 verify
| findings 0
# What arrived in time is no transfer of the counter's when its head hands it on, days later. It may arrive while a
# payment is awaited: once that is there, the whole limit counts.
2026-09-03T09:00 receive unit=P.2 receiving_unit=P.3 procedure=LAW channel=direct boundary=province
= P.2-260903-0001 RECEIVED due 2026-09-10T17:00 r1
2026-09-03T09:00 receive unit=P.2 receiving_unit=P.3 procedure=PAID channel=direct boundary=province
= P.2-260903-0002 RECEIVED due 2026-09-10T17:00 r1
2026-09-03T15:00 arrive P.2-260903-0001 arrival=electronic
= P.2-260903-0001 RECEIVED due 2026-09-10T17:00 promised 2026-09-10T17:00 arrived 2026-09-03T15:00 r2
2026-09-04T09:00 request_payment P.2-260903-0002 fees=phí:50000
= P.2-260903-0002 AWAITING_PAYMENT waiting paid 0/50000 r2
2026-09-07T09:00 arrive P.2-260903-0002 arrival=electronic
= P.2-260903-0002 AWAITING_PAYMENT waiting arrived 2026-09-07T09:00 paid 0/50000 r3 warns ARRIVAL_TOLD_LATE arrived_time=2026-09-07T09:00:00.000+07:00 regulation=309/2026/NĐ-CP cause=waiting
2026-09-08T09:00 record_payment P.2-260903-0002 amount_vnd=50000
= P.2-260903-0002 RECEIVED due 2026-09-15T17:00 arrived 2026-09-07T09:00 paid 50000/50000 r4
2026-09-08T09:01 explain P.2-260903-0002
| 2026-09-03T09:00 → 2026-09-04T09:00 under_way
| 2026-09-04T09:00 → 2026-09-08T09:00 paused
| 2026-09-08T09:00 → 2026-09-08T09:00 counted_anew: 5wd
| 2026-09-08T09:00 → 2026-09-09T00:00 start_day
| 2026-09-09T00:00 → 2026-09-10T00:00 counted +1
| 2026-09-10T00:00 → 2026-09-11T00:00 counted +1
| 2026-09-11T00:00 → 2026-09-12T00:00 counted +1
| 2026-09-12T00:00 → 2026-09-14T00:00 weekend
| 2026-09-14T00:00 → 2026-09-15T00:00 counted +1
| 2026-09-15T00:00 → 2026-09-15T17:00 counted +1
2026-09-08T10:00 hand_over P.2-260903-0001 to=P.2 to_officer=lan
= P.2-260903-0001 PROCESSING due 2026-09-10T17:00 promised 2026-09-10T17:00 arrived 2026-09-03T15:00 held by P.2 lan r3
# Not before it is received.
2026-09-08T10:00 submit unit=P.2 receiving_unit=P.3 procedure=LAW channel=online boundary=province
= P.2-260908-S0001 SUBMITTED acceptance due 2026-09-09T10:00 r1
2026-09-08T10:01 request_supplement P.2-260908-S0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.2-260908-S0001 AWAITING_SUPPLEMENT r2
2026-09-08T10:02 arrive P.2-260908-S0001 arrival=electronic
! FIELD_VIOLATION code: received
2026-09-08T10:03 verify
| findings 0
# Finished without its arrival it counted from the receipt: warned of, and found.
2026-09-08T11:00 receive unit=P.2 receiving_unit=P.3 procedure=LAW channel=direct boundary=province
= P.2-260908-0001 RECEIVED due 2026-09-15T17:00 r1
2026-09-08T11:00 receive unit=P.2 receiving_unit=P.3 procedure=LAW channel=direct boundary=province
= P.2-260908-0002 RECEIVED due 2026-09-15T17:00 r1
2026-09-09T09:00 resolve P.2-260908-0002
= P.2-260908-0002 RESOLVED due 2026-09-15T17:00 early r2 warns ARRIVAL_MISSING regulation=309/2026/NĐ-CP
2026-09-09T09:01 integrity P.2 2026-09-09 2026-09-09
| arrival_missing P.2-260908-0002 2026-09-09T09:00
| reported 1/1 honest 1/1
# The three days to ask for a supplement count from the arrival, too, and are none of a correction's.
2026-09-10T09:00 arrive P.2-260908-0001 arrival=electronic
= P.2-260908-0001 RECEIVED due 2026-09-17T17:00 promised 2026-09-15T17:00 arrived 2026-09-10T09:00 r2
# A letter that does not say whose fault it is says whose the late time is: while it is under way the receiving
# unit's, whoever has it; of what is taken in within its boundary the holder's.
2026-09-14T08:00 receive unit=P.2 receiving_unit=P.3 procedure=4H channel=post boundary=province
= P.2-260914-0001 RECEIVED due 2026-09-14T13:30 r1
2026-09-14T08:00 receive unit=P.2 receiving_unit=P.3 procedure=4H channel=post
= P.2-260914-0002 RECEIVED due 2026-09-14T13:30 r1
2026-09-14T08:30 hand_over P.2-260914-0001 to=P.2 to_officer=lan
= P.2-260914-0001 PROCESSING due 2026-09-14T13:30 held by P.2 lan r2
2026-09-14T08:30 hand_over P.2-260914-0002 to=P.2 to_officer=lan
= P.2-260914-0002 PROCESSING due 2026-09-14T13:30 held by P.2 lan r2
2026-09-14T15:00 issue_apology P.2-260914-0001 reason="Dữ liệu chưa đến" signed_by="Lãnh đạo" reappointed_time=2026-09-15T10:00
= P.2-260914-0001 PROCESSING due 2026-09-14T13:30 letter 1/PXL after due at fault P.3 held by P.2 lan r3
2026-09-14T15:00 issue_apology P.2-260914-0002 reason="Thiếu người" signed_by="Lãnh đạo" reappointed_time=2026-09-15T10:00
= P.2-260914-0002 PROCESSING due 2026-09-14T13:30 letter 2/PXL after due at fault P.2 held by P.2 lan r3
# And the days to ask:
2026-09-15T17:00 request_supplement P.2-260908-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.2-260908-0001 AWAITING_SUPPLEMENT waiting promised 2026-09-15T17:00 arrived 2026-09-10T09:00 r3
2026-09-16T09:00 provide_supplement P.2-260908-0001
= P.2-260908-0001 RECEIVED due 2026-09-23T17:00 promised 2026-09-15T17:00 arrived 2026-09-10T09:00 r4
2026-09-16T09:01 request_supplement P.2-260908-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.2-260908-0001 AWAITING_SUPPLEMENT waiting promised 2026-09-15T17:00 arrived 2026-09-10T09:00 r5 warns SUPPLEMENT_ASKED_LATE limit=3wd latest=2026-09-15T17:00:00.000+07:00 regulation=309/2026/NĐ-CP
2026-09-17T09:00 provide_supplement P.2-260908-0001
= P.2-260908-0001 RECEIVED due 2026-09-24T17:00 promised 2026-09-15T17:00 arrived 2026-09-10T09:00 r6
2026-09-18T09:00 resolve P.2-260908-0001
= P.2-260908-0001 RESOLVED due 2026-09-24T17:00 early, by the slip late promised 2026-09-15T17:00 arrived 2026-09-10T09:00 r7
2026-09-22T09:00 reopen P.2-260908-0001 reason="Sai tên" cause=agency_fault as=supervisor
= P.2-260908-0001 PROCESSING due 2026-09-25T17:00 early, by the slip late promised 2026-09-15T17:00 arrived 2026-09-10T09:00 to correct in 3wd r8
2026-09-23T09:00 request_supplement P.2-260908-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.2-260908-0001 AWAITING_SUPPLEMENT waiting early, by the slip late promised 2026-09-15T17:00 arrived 2026-09-10T09:00 to correct in 3wd r9
# Past its time, and nobody has worked on it: told late all the same.
2026-09-24T08:00 receive unit=P.2 receiving_unit=P.3 procedure=4H channel=post boundary=province
= P.2-260924-0001 RECEIVED due 2026-09-24T13:30 r1
2026-09-24T13:31 arrive P.2-260924-0001 arrival=electronic
= P.2-260924-0001 RECEIVED due 2026-09-25T08:01 promised 2026-09-24T13:30 arrived 2026-09-24T13:31 r2 warns ARRIVAL_TOLD_LATE arrived_time=2026-09-24T13:31:00.000+07:00 regulation=309/2026/NĐ-CP
2026-09-24T13:32 verify
| findings 0
# A wrong procedure, corrected when it has arrived: the slip's promise anew from the receipt, the due time anew from
# the arrival, and each pause as it would have been. The first arrived before its pause, the second during it, the
# third after it.
2026-09-28T09:00 receive unit=P.2 receiving_unit=P.3 procedure=PAID channel=direct boundary=province
= P.2-260928-0001 RECEIVED due 2026-10-05T17:00 r1
2026-09-28T09:01 receive unit=P.2 receiving_unit=P.3 procedure=PAID channel=direct boundary=province
= P.2-260928-0002 RECEIVED due 2026-10-05T17:00 r1
2026-09-28T09:02 receive unit=P.2 receiving_unit=P.3 procedure=30D channel=direct boundary=province
= P.2-260928-0003 RECEIVED due 2026-10-28T17:00 r1
2026-09-29T09:00 arrive P.2-260928-0001 arrival=electronic
= P.2-260928-0001 RECEIVED due 2026-10-06T17:00 promised 2026-10-05T17:00 arrived 2026-09-29T09:00 r2
2026-09-29T10:00 request_payment P.2-260928-0002 fees=phí:50000
= P.2-260928-0002 AWAITING_PAYMENT waiting paid 0/50000 r2
2026-09-29T10:00 request_supplement P.2-260928-0003 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.2-260928-0003 AWAITING_SUPPLEMENT waiting r2
2026-09-30T09:00 request_payment P.2-260928-0001 fees=phí:50000
= P.2-260928-0001 AWAITING_PAYMENT waiting promised 2026-10-05T17:00 arrived 2026-09-29T09:00 paid 0/50000 r3
2026-09-30T09:00 arrive P.2-260928-0002 arrival=electronic
= P.2-260928-0002 AWAITING_PAYMENT waiting arrived 2026-09-30T09:00 paid 0/50000 r3 warns ARRIVAL_TOLD_LATE arrived_time=2026-09-30T09:00:00.000+07:00 regulation=309/2026/NĐ-CP cause=waiting
2026-09-30T10:00 provide_supplement P.2-260928-0003
= P.2-260928-0003 RECEIVED due 2026-10-29T17:00 r3
2026-09-30T11:00 arrive P.2-260928-0003 arrival=electronic
= P.2-260928-0003 RECEIVED due 2026-10-30T17:00 promised 2026-10-28T17:00 arrived 2026-09-30T11:00 r4 warns ARRIVAL_TOLD_LATE arrived_time=2026-09-30T11:00:00.000+07:00 regulation=309/2026/NĐ-CP
2026-10-01T09:00 record_payment P.2-260928-0001 amount_vnd=50000
= P.2-260928-0001 RECEIVED due 2026-10-07T17:00 promised 2026-10-05T17:00 arrived 2026-09-29T09:00 paid 50000/50000 r4
2026-10-01T09:00 record_payment P.2-260928-0002 amount_vnd=50000
= P.2-260928-0002 RECEIVED due 2026-10-08T17:00 arrived 2026-09-30T09:00 paid 50000/50000 r4
# No payment stops the clock of LAW or 4H: five days from Tuesday the 29th; four hours from its 9:00.
2026-10-01T10:00 amend P.2-260928-0001 as=supervisor procedure=LAW reason="Nhầm thủ tục"
= P.2-260928-0001 RECEIVED due 2026-10-06T17:00 promised 2026-10-05T17:00 arrived 2026-09-29T09:00 paid 50000/50000 r5
2026-10-01T10:00 explain P.2-260928-0001
| 2026-09-28T09:00 → 2026-09-29T09:00 under_way
| 2026-09-29T09:00 → 2026-09-29T09:00 counted_anew: 5wd
| 2026-09-29T09:00 → 2026-09-30T00:00 start_day
| 2026-09-30T00:00 → 2026-10-01T00:00 counted +1
| 2026-10-01T00:00 → 2026-10-02T00:00 counted +1
| 2026-10-02T00:00 → 2026-10-03T00:00 counted +1
| 2026-10-03T00:00 → 2026-10-05T00:00 weekend
| 2026-10-05T00:00 → 2026-10-06T00:00 counted +1
| 2026-10-06T00:00 → 2026-10-06T17:00 counted +1
2026-10-01T10:01 amend P.2-260928-0001 as=supervisor procedure=4H reason="Nhầm lần nữa"
= P.2-260928-0001 RECEIVED due 2026-09-29T14:30 promised 2026-09-28T14:30 arrived 2026-09-29T09:00 paid 50000/50000 r6
2026-10-01T10:02 amend P.2-260928-0001 as=supervisor procedure=30D reason="Nhầm lần nữa"
= P.2-260928-0001 RECEIVED due 2026-10-29T17:00 promised 2026-10-28T17:00 arrived 2026-09-29T09:00 paid 50000/50000 r7
2026-10-01T10:03 amend P.2-260928-0001 as=supervisor procedure=PAID reason="Trả lại như trước"
= P.2-260928-0001 RECEIVED due 2026-10-07T17:00 promised 2026-10-05T17:00 arrived 2026-09-29T09:00 paid 50000/50000 r8
# So the second counts from its arrival, and not from the payment any more, until the payment stops it again.
2026-10-01T10:05 amend P.2-260928-0002 as=supervisor procedure=LAW reason="Nhầm thủ tục"
= P.2-260928-0002 RECEIVED due 2026-10-07T17:00 promised 2026-10-05T17:00 arrived 2026-09-30T09:00 paid 50000/50000 r5
2026-10-01T10:06 amend P.2-260928-0002 as=supervisor procedure=4H reason="Nhầm lần nữa"
= P.2-260928-0002 RECEIVED due 2026-09-30T14:30 promised 2026-09-28T14:31 arrived 2026-09-30T09:00 paid 50000/50000 r6
2026-10-01T10:07 amend P.2-260928-0002 as=supervisor procedure=NONE reason="Nhầm lần nữa"
= P.2-260928-0002 RECEIVED undated arrived 2026-09-30T09:00 paid 50000/50000 r7
2026-10-01T10:08 amend P.2-260928-0002 as=supervisor procedure=PAID reason="Trả lại như trước"
= P.2-260928-0002 RECEIVED due 2026-10-08T17:00 arrived 2026-09-30T09:00 paid 50000/50000 r8
2026-10-01T10:08 explain P.2-260928-0002
| 2026-09-28T09:01 → 2026-09-29T10:00 under_way
| 2026-09-29T10:00 → 2026-10-01T09:00 paused
| 2026-10-01T09:00 → 2026-10-01T09:00 counted_anew: 5wd
| 2026-10-01T09:00 → 2026-10-02T00:00 start_day
| 2026-10-02T00:00 → 2026-10-03T00:00 counted +1
| 2026-10-03T00:00 → 2026-10-05T00:00 weekend
| 2026-10-05T00:00 → 2026-10-06T00:00 counted +1
| 2026-10-06T00:00 → 2026-10-07T00:00 counted +1
| 2026-10-07T00:00 → 2026-10-08T00:00 counted +1
| 2026-10-08T00:00 → 2026-10-08T17:00 counted +1
# The third: the pause stays under way, or was none for what was late already on the 28th.
2026-10-01T10:10 amend P.2-260928-0003 as=supervisor procedure=LAW reason="Nhầm thủ tục"
= P.2-260928-0003 RECEIVED due 2026-10-07T17:00 promised 2026-10-05T17:00 arrived 2026-09-30T11:00 r5
2026-10-01T10:10 explain P.2-260928-0003
| 2026-09-28T09:02 → 2026-09-29T10:00 under_way
| 2026-09-29T10:00 → 2026-09-30T10:00 paused: NĐ 118
| 2026-09-30T10:00 → 2026-09-30T11:00 under_way
| 2026-09-30T11:00 → 2026-09-30T11:00 counted_anew: 5wd
| 2026-09-30T11:00 → 2026-10-01T00:00 start_day
| 2026-10-01T00:00 → 2026-10-02T00:00 counted +1
| 2026-10-02T00:00 → 2026-10-03T00:00 counted +1
| 2026-10-03T00:00 → 2026-10-05T00:00 weekend
| 2026-10-05T00:00 → 2026-10-06T00:00 counted +1
| 2026-10-06T00:00 → 2026-10-07T00:00 counted +1
| 2026-10-07T00:00 → 2026-10-07T17:00 counted +1
2026-10-01T10:11 amend P.2-260928-0003 as=supervisor procedure=4H reason="Nhầm lần nữa"
= P.2-260928-0003 RECEIVED due 2026-09-30T16:30 promised 2026-09-28T14:32 arrived 2026-09-30T11:00 r6
2026-10-01T10:12 resolve P.2-260928-0003
= P.2-260928-0003 RESOLVED due 2026-09-30T16:30 late, by the slip late promised 2026-09-28T14:32 arrived 2026-09-30T11:00 r7
2026-10-01T10:13 verify
| findings 0
# Where it was received is a fact of the receipt. Another handling unit since makes no arrival due of what an agency
# received itself, and no transfer; of what a counter received both stay.
2026-10-02T08:00 receive unit=P.1 procedure=LAW channel=direct boundary=province
= P.1-261002-0001 RECEIVED due 2026-10-09T17:00 r1
2026-10-02T08:01 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=direct boundary=province
= P.1-261002-0002 RECEIVED due 2026-10-09T17:00 r1
2026-10-02T08:02 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=direct
= P.1-261002-0003 RECEIVED due 2026-10-09T17:00 r1
2026-10-02T08:03 receive unit=P.1 receiving_unit=P.3 procedure=LAW channel=direct boundary=province
= P.1-261002-0004 RECEIVED due 2026-10-09T17:00 r1
2026-10-02T09:00 hand_over P.1-261002-0001 to=P.1 to_officer=an handling_unit=P.2
= P.1-261002-0001 PROCESSING due 2026-10-09T17:00 held by P.1 an r2
2026-10-02T09:01 hand_over P.1-261002-0002 to=P.3 handling_unit=P.3
= P.1-261002-0002 PROCESSING due 2026-10-09T17:00 held by P.3  r2
2026-10-02T09:02 hand_over P.1-261002-0003 to=P.3 handling_unit=P.3
= P.1-261002-0003 PROCESSING due 2026-10-09T17:00 held by P.3  r2
2026-10-02T09:03 hand_over P.1-261002-0004 to=P.3 handling_unit=P.3
= P.1-261002-0004 PROCESSING due 2026-10-09T17:00 held by P.3  r2
2026-10-06T09:00 hand_over P.1-261002-0001 to=P.2
= P.1-261002-0001 PROCESSING due 2026-10-09T17:00 held by P.2  r3
2026-10-06T09:01 arrive P.1-261002-0002 arrival=electronic
= P.1-261002-0002 PROCESSING due 2026-10-12T17:00 promised 2026-10-09T17:00 arrived 2026-10-06T09:01 held by P.3  r3
2026-10-06T09:02 hand_over P.1-261002-0003 to=P.1
= P.1-261002-0003 PROCESSING due 2026-10-09T17:00 held by P.1  r3 warns TRANSFERRED_LATE limit=same_day<15:00 latest=2026-10-02T17:00:00.000+07:00 regulation=309/2026/NĐ-CP
2026-10-06T10:00 resolve P.1-261002-0001
= P.1-261002-0001 RESOLVED due 2026-10-09T17:00 early held by P.2  r4
2026-10-06T10:00 resolve P.1-261002-0004
= P.1-261002-0004 RESOLVED due 2026-10-09T17:00 early held by P.3  r3 warns ARRIVAL_MISSING regulation=309/2026/NĐ-CP
2026-10-06T10:01 verify
| findings 0
