# Ways a rate becomes false, each found with its dossier; the rate as reported beside the honest one.
2026-03-02T08:00 receive unit=P.1 procedure=5WD applicant.identity=1
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T08:00 receive unit=P.1 procedure=5WD
= P.1-260302-0002 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T08:00 receive unit=P.1 procedure=NONE
= P.1-260302-0003 RECEIVED undated r1
2026-03-02T08:00 submit unit=P.1 procedure=5WD channel=1 applicant.identity=7
= P.1-260302-S0001 SUBMITTED acceptance due 2026-03-03T08:00 r1
2026-03-02T09:00 resolve P.1-260302-0002
= P.1-260302-0002 RESOLVED due 2026-03-09T17:00 early r2
# A clean one, and nothing found.
2026-03-02T09:00 integrity P.2 2026-03-01 2026-03-31
| reported 0/0 honest 0/0
# Asked for papers on the day before the promise, and again; accepted after eight working hours.
2026-03-04T08:00 refuse P.1-260302-S0001 reason="Sai thẩm quyền"
= P.1-260302-S0001 REFUSED r2
2026-03-06T16:00 request_supplement P.1-260302-0001 requested_papers=x reason=r legal_basis=b
= P.1-260302-0001 AWAITING_SUPPLEMENT waiting r2 warns SUPPLEMENT_ASKED_LATE limit=3wd latest=2026-03-05T17:00:00.000+07:00 regulation=367/2025/NĐ-CP
2026-03-09T08:00 provide_supplement P.1-260302-0001
= P.1-260302-0001 RECEIVED due 2026-03-10T09:00 r3
2026-03-09T16:00 request_supplement P.1-260302-0001 requested_papers=x reason=r legal_basis=b
= P.1-260302-0001 AWAITING_SUPPLEMENT waiting r4 warns SUPPLEMENT_ASKED_LATE limit=3wd latest=2026-03-05T17:00:00.000+07:00 regulation=367/2025/NĐ-CP
2026-03-10T08:00 provide_supplement P.1-260302-0001
= P.1-260302-0001 RECEIVED due 2026-03-10T10:30 r5
2026-03-10T08:30 resolve P.1-260302-0001
= P.1-260302-0001 RESOLVED due 2026-03-10T10:30 on time r6
2026-03-10T09:00 reopen P.1-260302-0002 reason="sai tên" as=supervisor
= P.1-260302-0002 PROCESSING due 2026-03-09T17:00 early r3
# The refused one came again as new; a receipt is entered two days after the fact.
2026-03-12T09:00 receive unit=P.1 procedure=5WD applicant.identity=7
= P.1-260312-0001 RECEIVED due 2026-03-19T17:00 r1 warns POSSIBLE_DUPLICATE codes=P.1-260302-S0001 others=0 days=30
2026-03-12T09:00 receive unit=P.1 procedure=5WD effective=2026-03-10T08:00
= P.1-260310-0001 RECEIVED due 2026-03-17T17:00 r1
2026-03-12T10:00 integrity P.1 2026-03-01 2026-03-31
| supplement_asked_late P.1-260302-0001 2026-03-06T16:00
| supplement_near_due P.1-260302-0001 2026-03-06T16:00
| supplement_asked_late P.1-260302-0001 2026-03-09T16:00
| supplement_near_due P.1-260302-0001 2026-03-09T16:00
| supplement_repeated P.1-260302-0001 2026-03-09T16:00
| finish_reopened P.1-260302-0002 2026-03-10T09:00
| undated P.1-260302-0003 2026-03-02T08:00
| slow_acceptance P.1-260302-S0001 2026-03-04T08:00
| refused_and_resubmitted P.1-260302-S0001 2026-03-04T08:00
| recorded_late P.1-260310-0001 2026-03-10T08:00
| reported 2/2 honest 0/3
2026-03-12T10:00 integrity P.1 2026-03-10 2026-03-10
| finish_reopened P.1-260302-0002 2026-03-10T09:00
| recorded_late P.1-260310-0001 2026-03-10T08:00
| reported 1/1 honest 0/2
