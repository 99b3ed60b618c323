# A procedure of two phases: in the first (5wd) the agency examines, and tells an interim outcome; then the applicant
# acts in its own time; with the completed dossier the second begins, whose limit (4wd) runs anew. One of a single
# phase has none, and neither has what is not received.
2026-03-02T09:00 receive unit=P.1 procedure=TWO
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:00 receive unit=P.1 procedure=TWO
= P.1-260302-0002 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:00 receive unit=P.1 procedure=TWO
= P.1-260302-0003 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:00 receive unit=P.1 procedure=TWO
= P.1-260302-0004 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:00 receive unit=P.1 procedure=5WD
= P.1-260302-0005 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:00 receive unit=P.1 procedure=TWO
= P.1-260302-0006 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:00 receive unit=P.1 procedure=TWO
= P.1-260302-0007 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T10:00 submit unit=P.1 procedure=TWO channel=online
= P.1-260302-S0001 SUBMITTED acceptance due 2026-03-03T10:00 r1
2026-03-02T10:01 request_supplement P.1-260302-0005 requested_papers="Hồ sơ hoàn thiện" reason="Kết luận" legal_basis="QĐ 1" ends_first_phase=yes
! SECOND_PHASE_NOT_THERE code=P.1-260302-0005 procedure=5WD cause=no_limit
2026-03-02T10:01 request_supplement P.1-260302-S0001 requested_papers="Hồ sơ hoàn thiện" reason="Kết luận" legal_basis="QĐ 1" ends_first_phase=yes
! SECOND_PHASE_NOT_THERE code=P.1-260302-S0001 procedure=TWO cause=not_received
2026-03-03T09:00 request_supplement P.1-260302-0003 requested_papers="Hồ sơ hoàn thiện" reason="Kết luận" legal_basis="QĐ 1" ends_first_phase=yes
= P.1-260302-0003 AWAITING_SUPPLEMENT waiting between phases 4wd r2
2026-03-03T09:00 request_supplement P.1-260302-0004 requested_papers="Hồ sơ hoàn thiện" reason="Kết luận" legal_basis="QĐ 1" ends_first_phase=yes
= P.1-260302-0004 AWAITING_SUPPLEMENT waiting between phases 4wd r2
2026-03-03T09:00 request_supplement P.1-260302-0006 requested_papers="Hồ sơ hoàn thiện" reason="Kết luận" legal_basis="QĐ 1" ends_first_phase=yes
= P.1-260302-0006 AWAITING_SUPPLEMENT waiting between phases 4wd r2
2026-03-04T09:00 provide_supplement P.1-260302-0004
= P.1-260302-0004 RECEIVED due 2026-03-10T17:00 second phase 4wd r3
2026-03-04T09:00 provide_supplement P.1-260302-0006
= P.1-260302-0006 RECEIVED due 2026-03-10T17:00 second phase 4wd r3
# A supplement of the second phase is one, asked for within three working days of its start, and starts its limit
# anew. That the first phase ends is none: however late, it is neither warned of nor ever to be closed.
2026-03-06T09:00 request_supplement P.1-260302-0004 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260302-0004 AWAITING_SUPPLEMENT waiting second phase 4wd r4
2026-03-06T10:00 request_supplement P.1-260302-0001 requested_papers="Hồ sơ hoàn thiện" reason="Kết luận" legal_basis="QĐ 1" ends_first_phase=yes
= P.1-260302-0001 AWAITING_SUPPLEMENT waiting between phases 4wd r2
2026-03-09T09:00 provide_supplement P.1-260302-0003
= P.1-260302-0003 RECEIVED due 2026-03-13T17:00 second phase 4wd r3
2026-03-09T09:00 provide_supplement P.1-260302-0004
= P.1-260302-0004 RECEIVED due 2026-03-13T17:00 second phase 4wd r5
# The last minute of the first phase, and its due time: there nothing stops, and late stays late.
2026-03-09T16:59 request_supplement P.1-260302-0007 requested_papers="Hồ sơ hoàn thiện" reason="Kết luận" legal_basis="QĐ 1" ends_first_phase=yes
= P.1-260302-0007 AWAITING_SUPPLEMENT waiting between phases 4wd r2
2026-03-09T17:00 request_supplement P.1-260302-0002 requested_papers="Hồ sơ hoàn thiện" reason="Kết luận" legal_basis="QĐ 1" ends_first_phase=yes
= P.1-260302-0002 AWAITING_SUPPLEMENT due 2026-03-09T17:00 between phases 4wd r2
2026-03-09T17:01 explain P.1-260302-0002
| 2026-03-02T09:00 → 2026-03-03T00:00 start_day
| 2026-03-03T00:00 → 2026-03-04T00:00 counted +1
| 2026-03-04T00:00 → 2026-03-05T00:00 counted +1
| 2026-03-05T00:00 → 2026-03-06T00:00 counted +1
| 2026-03-06T00:00 → 2026-03-07T00:00 counted +1
| 2026-03-07T00:00 → 2026-03-09T00:00 weekend
| 2026-03-09T00:00 → 2026-03-09T17:00 counted +1
| 2026-03-09T17:00 → 2026-03-09T17:00 overdue
| 2026-03-09T17:00 → 2026-03-09T17:00 paused: QĐ 1
2026-03-10T09:00 provide_supplement P.1-260302-0002
= P.1-260302-0002 RECEIVED due 2026-03-09T17:00 second phase 4wd r3
2026-03-10T09:00 explain P.1-260302-0002
| 2026-03-02T09:00 → 2026-03-03T00:00 start_day
| 2026-03-03T00:00 → 2026-03-04T00:00 counted +1
| 2026-03-04T00:00 → 2026-03-05T00:00 counted +1
| 2026-03-05T00:00 → 2026-03-06T00:00 counted +1
| 2026-03-06T00:00 → 2026-03-07T00:00 counted +1
| 2026-03-07T00:00 → 2026-03-09T00:00 weekend
| 2026-03-09T00:00 → 2026-03-09T17:00 counted +1
| 2026-03-09T17:00 → 2026-03-09T17:00 overdue
| 2026-03-09T17:00 → 2026-03-10T09:00 paused: QĐ 1
| 2026-03-10T09:00 → 2026-03-10T09:00 second_phase: 4wd
2026-03-10T09:00 request_supplement P.1-260302-0006 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260302-0006 AWAITING_SUPPLEMENT waiting second phase 4wd r4 warns SUPPLEMENT_ASKED_LATE limit=3wd latest=2026-03-09T17:00:00.000+07:00 regulation=367/2025/NĐ-CP
2026-03-10T16:00 resolve P.1-260302-0002
= P.1-260302-0002 RESOLVED due 2026-03-09T17:00 late second phase 4wd r4
2026-03-11T09:00 provide_supplement P.1-260302-0006
= P.1-260302-0006 RECEIVED due 2026-03-17T17:00 second phase 4wd r5
2026-03-13T16:00 resolve P.1-260302-0004
= P.1-260302-0004 RESOLVED due 2026-03-13T17:00 on time second phase 4wd r6
# Late in the second.
2026-03-16T09:00 resolve P.1-260302-0003
= P.1-260302-0003 RESOLVED due 2026-03-13T17:00 late second phase 4wd r4
2026-03-17T17:00 resolve P.1-260302-0006
= P.1-260302-0006 RESOLVED due 2026-03-17T17:00 on time second phase 4wd r6
# In time in both. Once only; and no longer another procedure.
2026-03-24T09:00 list to_close P.1
| nothing
2026-03-24T09:01 provide_supplement P.1-260302-0001
= P.1-260302-0001 RECEIVED due 2026-03-30T17:00 second phase 4wd r3
2026-03-25T09:00 request_supplement P.1-260302-0001 requested_papers="Hồ sơ hoàn thiện" reason="Kết luận" legal_basis="QĐ 1" ends_first_phase=yes
! SECOND_PHASE_NOT_THERE code=P.1-260302-0001 procedure=TWO cause=ended limit=4wd
2026-03-25T09:01 amend P.1-260302-0001 as=supervisor procedure=4H reason="Nhầm thủ tục"
! CORRECTION_TOO_LATE code=P.1-260302-0001 state=RECEIVED cause=second_phase
2026-03-26T14:00 receive unit=P.1 procedure=TWO
= P.1-260326-0001 RECEIVED due 2026-04-02T17:00 r1
2026-03-26T16:00 request_supplement P.1-260326-0001 requested_papers="Hồ sơ hoàn thiện" reason="Kết luận" legal_basis="QĐ 1" ends_first_phase=yes
= P.1-260326-0001 AWAITING_SUPPLEMENT waiting between phases 4wd r2
2026-03-27T09:00 provide_supplement P.1-260326-0001
= P.1-260326-0001 RECEIVED due 2026-04-02T17:00 second phase 4wd r3
2026-03-27T09:01 explain P.1-260326-0001
| 2026-03-26T14:00 → 2026-03-26T16:00 counted +120
| 2026-03-26T16:00 → 2026-03-27T09:00 paused: QĐ 1
| 2026-03-27T09:00 → 2026-03-27T09:00 second_phase: 4wd
| 2026-03-27T09:00 → 2026-03-27T09:00 counted_anew: 4wd
| 2026-03-27T09:00 → 2026-03-28T00:00 start_day
| 2026-03-28T00:00 → 2026-03-30T00:00 weekend
| 2026-03-30T00:00 → 2026-03-31T00:00 counted +1
| 2026-03-31T00:00 → 2026-04-01T00:00 counted +1
| 2026-04-01T00:00 → 2026-04-02T00:00 counted +1
| 2026-04-02T00:00 → 2026-04-02T17:00 counted +1
2026-03-27T16:00 resolve P.1-260302-0001
= P.1-260302-0001 RESOLVED due 2026-03-30T17:00 early second phase 4wd r4
2026-03-27T16:01 forms P.1-260302-0001
| received 01
# Supplements are those of the second phase alone; by the portal's view what waits is in time, and one supplement late
# for nobody.
2026-03-27T16:02 behind workload P.1 2026-03-01 2026-03-31 column=supplements_requested
| P.1-260302-0004 P.1-260302-0006
2026-03-27T16:02 behind on-time P.1 2026-03-01 2026-03-31 column=portal_766
| P.1-260302-0001 P.1-260302-0004 P.1-260302-0006 P.1-260302-0007 P.1-260326-0001
2026-03-27T16:02 integrity P.1 2026-03-01 2026-03-31
| supplement_asked_late P.1-260302-0006 2026-03-10T09:00
| supplement_near_due P.1-260302-0006 2026-03-10T09:00
| reported 3/5 honest 2/6
# An arrival that is told in the second phase leaves it what it has.
2026-08-10T08:00 receive unit=P.1 receiving_unit=P.3 procedure=TWO channel=direct boundary=province
= P.1-260810-0001 RECEIVED due 2026-08-17T17:00 r1
2026-08-10T08:00 receive unit=P.1 procedure=TWO_LEFT
= P.1-260810-0002 RECEIVED due 2026-08-17T17:00 r1
2026-08-11T09:00 request_supplement P.1-260810-0001 requested_papers="Hồ sơ hoàn thiện" reason="Kết luận" legal_basis="QĐ 1" ends_first_phase=yes
= P.1-260810-0001 AWAITING_SUPPLEMENT waiting between phases 4wd r2
2026-08-11T09:00 request_supplement P.1-260810-0002 requested_papers="Hồ sơ hoàn thiện" reason="Kết luận" legal_basis="QĐ 1" ends_first_phase=yes
= P.1-260810-0002 AWAITING_SUPPLEMENT waiting between phases 4wd r2
2026-08-12T09:00 provide_supplement P.1-260810-0001
= P.1-260810-0001 RECEIVED due 2026-08-18T17:00 second phase 4wd r3
# Where what was left runs on after a supplement, the second phase has its whole limit all the same; what was left
# of that runs on.
2026-08-12T09:00 provide_supplement P.1-260810-0002
= P.1-260810-0002 RECEIVED due 2026-08-18T17:00 second phase 4wd r3
2026-08-13T09:00 arrive P.1-260810-0001 arrival=electronic
= P.1-260810-0001 RECEIVED due 2026-08-18T17:00 arrived 2026-08-13T09:00 second phase 4wd r4 warns ARRIVAL_TOLD_LATE arrived_time=2026-08-13T09:00:00.000+07:00 regulation=309/2026/NĐ-CP cause=second_phase
2026-08-13T09:00 explain P.1-260810-0001
| 2026-08-10T08:00 → 2026-08-10T11:30 counted +210
| 2026-08-10T11:30 → 2026-08-10T13:00 outside_hours
| 2026-08-10T13:00 → 2026-08-10T17:00 counted +240
| 2026-08-10T17:00 → 2026-08-11T07:30 outside_hours
| 2026-08-11T07:30 → 2026-08-11T09:00 counted +90
| 2026-08-11T09:00 → 2026-08-12T09:00 paused: QĐ 1
| 2026-08-12T09:00 → 2026-08-12T09:00 second_phase: 4wd
| 2026-08-12T09:00 → 2026-08-12T09:00 counted_anew: 4wd
| 2026-08-12T09:00 → 2026-08-13T00:00 start_day
| 2026-08-13T00:00 → 2026-08-14T00:00 counted +1
| 2026-08-14T00:00 → 2026-08-15T00:00 counted +1
| 2026-08-15T00:00 → 2026-08-17T00:00 weekend
| 2026-08-17T00:00 → 2026-08-18T00:00 counted +1
| 2026-08-18T00:00 → 2026-08-18T17:00 counted +1
2026-08-13T09:00 request_supplement P.1-260810-0002 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260810-0002 AWAITING_SUPPLEMENT waiting second phase 4wd r4
2026-08-18T17:01 resolve P.1-260810-0001
= P.1-260810-0001 RESOLVED due 2026-08-18T17:00 late arrived 2026-08-13T09:00 second phase 4wd r5
2026-08-19T09:00 provide_supplement P.1-260810-0002
= P.1-260810-0002 RECEIVED due 2026-08-22T17:00 second phase 4wd r5
2026-08-19T09:01 verify
| findings 0
