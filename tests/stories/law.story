# The law of the day of receipt, or of the submission. Under Decree 61/2018, to 30 June 2025: a supplement asked
# for in the examination starts the limit anew (art. 19(4)); what is not completed is never to be closed; at
# intake what was left of the eight hours runs on.
2025-06-26T09:00 receive unit=P.1 procedure=LAW
= P.1-250626-0001 RECEIVED due 2025-07-03T17:00 r1
2025-06-27T09:00 request_supplement P.1-250626-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 61"
= P.1-250626-0001 AWAITING_SUPPLEMENT waiting r2
2025-06-30T08:00 submit unit=P.1 procedure=LAW channel=online
= P.1-250630-S0001 SUBMITTED acceptance due 2025-07-01T08:00 r1
2025-06-30T10:00 request_supplement P.1-250630-S0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 61"
= P.1-250630-S0001 AWAITING_SUPPLEMENT r2
2025-07-02T08:00 provide_supplement P.1-250630-S0001
= P.1-250630-S0001 SUBMITTED acceptance due 2025-07-02T15:30 r3
2025-07-14T18:00 list to_close P.1
| nothing
2025-07-15T09:00 provide_supplement P.1-250626-0001
= P.1-250626-0001 RECEIVED due 2025-07-22T17:00 r3
# Under 118/2025, from 1 July 2025: anew, too (art. 19(5)); the steps say so.
2025-07-15T10:00 receive unit=P.1 procedure=LAW
= P.1-250715-0001 RECEIVED due 2025-07-22T17:00 r1
2025-07-16T09:00 request_supplement P.1-250715-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-250715-0001 AWAITING_SUPPLEMENT waiting r2
2025-07-22T15:00 provide_supplement P.1-250715-0001
= P.1-250715-0001 RECEIVED due 2025-07-29T17:00 r3
2025-07-22T15:01 explain P.1-250715-0001
| 2025-07-15T10:00 → 2025-07-15T11:30 counted +90
| 2025-07-15T11:30 → 2025-07-15T13:00 outside_hours
| 2025-07-15T13:00 → 2025-07-15T17:00 counted +240
| 2025-07-15T17:00 → 2025-07-16T07:30 outside_hours
| 2025-07-16T07:30 → 2025-07-16T09:00 counted +90
| 2025-07-16T09:00 → 2025-07-22T15:00 paused: NĐ 118
| 2025-07-22T15:00 → 2025-07-22T15:00 counted_anew: 5wd
| 2025-07-22T15:00 → 2025-07-23T00:00 start_day
| 2025-07-23T00:00 → 2025-07-24T00:00 counted +1
| 2025-07-24T00:00 → 2025-07-25T00:00 counted +1
| 2025-07-25T00:00 → 2025-07-26T00:00 counted +1
| 2025-07-26T00:00 → 2025-07-28T00:00 weekend
| 2025-07-28T00:00 → 2025-07-29T00:00 counted +1
| 2025-07-29T00:00 → 2025-07-29T17:00 counted +1
# Asked for within three working days of the receipt, else it is warned of: the last minute, and the next.
2025-07-23T09:00 receive unit=P.1 procedure=LAW
= P.1-250723-0001 RECEIVED due 2025-07-30T17:00 r1
2025-07-23T09:00 receive unit=P.1 procedure=LAW
= P.1-250723-0002 RECEIVED due 2025-07-30T17:00 r1
2025-07-28T17:00 request_supplement P.1-250723-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-250723-0001 AWAITING_SUPPLEMENT waiting r2
2025-07-28T17:01 request_supplement P.1-250723-0002 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-250723-0002 AWAITING_SUPPLEMENT waiting r2 warns SUPPLEMENT_ASKED_LATE limit=3wd latest=2025-07-28T17:00:00.000+07:00 regulation=118/2025/NĐ-CP
# What is not completed within 15 days the counter may close; nothing closes by itself. Asked for after hours it
# counts from the next day.
2025-08-13T17:00 list to_close P.1
| nothing
2025-08-13T17:01 list to_close P.1
| P.1-250723-0001 P.1-250723-0002
2025-08-14T08:00 provide_supplement P.1-250723-0002
= P.1-250723-0002 RECEIVED due 2025-08-21T17:00 r3
2025-08-14T08:00 list to_close P.1
| P.1-250723-0001
2025-08-14T08:01 stop P.1-250723-0001 reason="Không bổ sung" legal_basis="NĐ 118, Điều 19 khoản 5"
= P.1-250723-0001 STOPPED r3
2025-08-14T08:01 list to_close P.1
| nothing
# At intake once; a corrected submission has its eight hours anew.
2025-08-15T08:00 submit unit=P.1 procedure=LAW channel=online
= P.1-250815-S0001 SUBMITTED acceptance due 2025-08-18T08:00 r1
2025-08-15T10:00 request_supplement P.1-250815-S0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-250815-S0001 AWAITING_SUPPLEMENT r2
2025-08-18T08:00 provide_supplement P.1-250815-S0001
= P.1-250815-S0001 SUBMITTED acceptance due 2025-08-19T08:00 r3
2025-08-18T08:30 request_supplement P.1-250815-S0001 requested_papers="Đơn" reason="Còn thiếu" legal_basis="NĐ 118"
= P.1-250815-S0001 AWAITING_SUPPLEMENT r4 warns SUPPLEMENT_ASKED_AGAIN limit=1 regulation=118/2025/NĐ-CP
# A payment is no supplement: what was left runs on.
2025-09-03T09:00 receive unit=P.1 procedure=PAID
= P.1-250903-0001 RECEIVED due 2025-09-10T17:00 r1
2025-09-04T09:00 request_payment P.1-250903-0001 fees=phí:50000 fees=lệ_phí:20000
= P.1-250903-0001 AWAITING_PAYMENT waiting paid 0/70000 r2
2025-09-05T09:00 record_payment P.1-250903-0001 amount_vnd=70000
= P.1-250903-0001 RECEIVED due 2025-09-11T17:00 paid 70000/70000 r3
# A late result is returned without its letter, and warned of: no decree lets an office hold it back.
2025-09-08T09:00 list to_close P.1
| P.1-250815-S0001
2025-09-08T09:00 receive unit=P.1 procedure=4H
= P.1-250908-0001 RECEIVED due 2025-09-08T14:30 r1
2025-09-09T09:00 resolve P.1-250908-0001
= P.1-250908-0001 RESOLVED due 2025-09-08T14:30 late r2
2025-09-09T09:01 return_result P.1-250908-0001
= P.1-250908-0001 RETURNED due 2025-09-08T14:30 late r3 warns APOLOGY_MISSING
2025-09-09T09:02 report apologies P.1 2025-09-01 2025-09-30
| P.1 owed 4 missing 4 late_without_letter 1 compliance 0/4
| P.1 total owed 4 missing 4 late_without_letter 1 compliance 0/4
# Each period has its name, though 367/2025 changed no value that we know: the day before, and the day.
2025-12-30T08:00 receive unit=P.1 procedure=LAW
= P.1-251230-0001 RECEIVED due 2026-01-08T17:00 r1
2025-12-31T08:00 receive unit=P.1 procedure=LAW
= P.1-251231-0001 RECEIVED due 2026-01-09T17:00 r1
2026-01-20T08:00 request_supplement P.1-251230-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-251230-0001 AWAITING_SUPPLEMENT due 2026-01-08T17:00 r2 warns SUPPLEMENT_ASKED_LATE limit=3wd latest=2026-01-06T17:00:00.000+07:00 regulation=118/2025/NĐ-CP
2026-01-20T08:00 request_supplement P.1-251231-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-251231-0001 AWAITING_SUPPLEMENT due 2026-01-09T17:00 r2 warns SUPPLEMENT_ASKED_LATE limit=3wd latest=2026-01-07T17:00:00.000+07:00 regulation=367/2025/NĐ-CP
2026-08-04T08:00 receive unit=P.1 procedure=LAW
= P.1-260804-0001 RECEIVED due 2026-08-11T17:00 r1
2026-08-05T08:00 receive unit=P.1 procedure=LAW
= P.1-260805-0001 RECEIVED due 2026-08-12T17:00 r1
2026-08-14T08:00 request_supplement P.1-260804-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260804-0001 AWAITING_SUPPLEMENT due 2026-08-11T17:00 r2 warns SUPPLEMENT_ASKED_LATE limit=3wd latest=2026-08-07T17:00:00.000+07:00 regulation=367/2025/NĐ-CP
2026-08-14T08:00 request_supplement P.1-260805-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260805-0001 AWAITING_SUPPLEMENT due 2026-08-12T17:00 r2 warns SUPPLEMENT_ASKED_LATE limit=3wd latest=2026-08-10T17:00:00.000+07:00 regulation=309/2026/NĐ-CP
2026-08-14T08:01 verify
| findings 0
# How often is told per unit.
2026-08-14T08:02 integrity P.1 2025-01-01 2026-12-31
| supplement_asked_late P.1-250723-0002 2025-07-28T17:01
| supplement_asked_again P.1-250815-S0001 2025-08-18T08:30
| letter_missing P.1-250908-0001 2025-09-09T09:01
| supplement_asked_late P.1-251230-0001 2026-01-20T08:00
| supplement_near_due P.1-251230-0001 2026-01-20T08:00
| supplement_asked_late P.1-251231-0001 2026-01-20T08:00
| supplement_near_due P.1-251231-0001 2026-01-20T08:00
| supplement_asked_late P.1-260804-0001 2026-08-14T08:00
| supplement_near_due P.1-260804-0001 2026-08-14T08:00
| supplement_asked_late P.1-260805-0001 2026-08-14T08:00
| supplement_near_due P.1-260805-0001 2026-08-14T08:00
| reported 0/1 honest 0/9
