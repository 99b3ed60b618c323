# What is overdue and for how long, where late time was lost, and who signed for it.
2026-03-02T08:00 receive unit=P.1 procedure=4H
= P.1-260302-0001 RECEIVED due 2026-03-02T13:30 r1
2026-03-02T08:00 receive unit=P.1 procedure=5WD
= P.1-260302-0002 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T10:00 receive unit=P.1 procedure=4H
= P.1-260302-0003 RECEIVED due 2026-03-02T15:30 r1
2026-03-02T10:00 hand_over P.1-260302-0001 to=P.1 to_officer=an step="Thẩm định"
= P.1-260302-0001 PROCESSING due 2026-03-02T13:30 held by P.1 an r2
2026-03-02T15:00 hand_over P.1-260302-0001 to=P.2 step="Trình ký"
= P.1-260302-0001 PROCESSING due 2026-03-02T13:30 held by P.2  r3
# Due 13:30: an had it until 15:00, then the signing step; the night and the noon do not count.
2026-03-03T08:30 report attribution P.1 2026-03-01 2026-03-31 by=step
| P.1 late_working_time 150 late_dossiers 1 mean_late_time 150/1
| P.1 · Thẩm định late_working_time 90 late_dossiers 1 mean_late_time 90/1
| P.2 · Trình ký late_working_time 180 late_dossiers 1 mean_late_time 180/1
| P.1 total late_working_time 420 late_dossiers 2 mean_late_time 420/2
2026-03-03T08:30 report attribution P.1 2026-03-01 2026-03-31 by=holder
| P.1 late_working_time 150 late_dossiers 1 mean_late_time 150/1
| P.2 late_working_time 180 late_dossiers 1 mean_late_time 180/1
| an late_working_time 90 late_dossiers 1 mean_late_time 90/1
| P.1 total late_working_time 420 late_dossiers 2 mean_late_time 420/2
2026-03-03T08:30 report attribution P.1 2026-03-01 2026-03-31 by=month
| 2026-03 late_working_time 420 late_dossiers 2 mean_late_time 420/2
| P.1 total late_working_time 420 late_dossiers 2 mean_late_time 420/2
2026-03-03T08:30 behind attribution P.1 2026-03-01 2026-03-31 by=holder column=late_working_time row=an
| P.1-260302-0001×90
2026-03-03T08:30 behind attribution P.1 2026-03-01 2026-03-31 by=holder column=late_dossiers
| P.1-260302-0001 P.1-260302-0003
# A period counts the late time within it: of one day, that day's.
2026-03-03T08:30 report attribution P.1 2026-03-03 2026-03-03 by=step
| P.1 late_working_time 60 late_dossiers 1 mean_late_time 60/1
| P.2 · Trình ký late_working_time 60 late_dossiers 1 mean_late_time 60/1
| P.1 total late_working_time 120 late_dossiers 2 mean_late_time 120/2
2026-03-03T08:30 report overdue P 2026-03-01 2026-03-31 by=holder
| P.1 open_total 2 open_overdue 1 overdue_1_day 1 overdue_rate 1/2
| P.2 open_total 1 open_overdue 1 overdue_1_day 1 overdue_rate 1/1
| P total open_total 3 open_overdue 2 overdue_1_day 2 overdue_rate 2/3
# The letters: by who signed, and by the unit at fault.
2026-03-03T09:00 issue_apology P.1-260302-0001 reason="thiếu người" signed_by="Trần Văn B" unit_at_fault=P.2 reappointed_time=2026-03-05T10:00
= P.1-260302-0001 PROCESSING due 2026-03-02T13:30 letter 1/PXL after due at fault P.2 held by P.2  r4
2026-03-03T09:00 report apologies P 2026-03-01 2026-03-31 by=signer
| Trần Văn B owed 1 issued_after_due 1 reappointments 1 compliance 1/1
| none owed 1 missing 1 compliance 0/1
| P total owed 2 issued_after_due 1 missing 1 reappointments 1 compliance 1/2
2026-03-03T09:00 report apologies P 2026-03-01 2026-03-31 by=unit_at_fault
| P.1 owed 1 missing 1 compliance 0/1
| P.2 owed 1 issued_after_due 1 reappointments 1 compliance 1/1
| P total owed 2 issued_after_due 1 missing 1 reappointments 1 compliance 1/2
2026-03-03T10:00 resolve P.1-260302-0001
= P.1-260302-0001 RESOLVED due 2026-03-02T13:30 late letter 1/PXL after due at fault P.2 held by P.2  r5
2026-03-03T11:00 report attribution P.1 2026-03-01 2026-03-31 by=step
| P.1 late_working_time 300 late_dossiers 1 mean_late_time 300/1
| P.1 · Thẩm định late_working_time 90 late_dossiers 1 mean_late_time 90/1
| P.2 · Trình ký late_working_time 270 late_dossiers 1 mean_late_time 270/1
| P.1 total late_working_time 660 late_dossiers 2 mean_late_time 660/2
# The others are overdue, for longer and longer.
2026-03-14T08:00 report overdue P 2026-03-01 2026-03-31
| P.1 open_total 2 open_overdue 2 overdue_5_days 1 overdue_30_days 1 overdue_rate 2/2
| P total open_total 2 open_overdue 2 overdue_5_days 1 overdue_30_days 1 overdue_rate 2/2
2026-03-14T08:00 behind overdue P 2026-03-01 2026-03-31 column=overdue_30_days
| P.1-260302-0003
2026-03-14T08:00 report overdue P 2026-03-01 2026-03-04
| P.1 open_total 2 open_overdue 1 overdue_5_days 1 overdue_rate 1/2
| P total open_total 2 open_overdue 1 overdue_5_days 1 overdue_rate 1/2
2026-03-14T08:00 report overdue P 2026-02-01 2026-05-31 by=month
| 2026-03 open_total 2 open_overdue 2 overdue_5_days 1 overdue_30_days 1 overdue_rate 2/2
| P total open_total 2 open_overdue 2 overdue_5_days 1 overdue_30_days 1 overdue_rate 2/2
# Nine of ten were done within so many whole working hours.
2026-03-14T08:00 report workload P 2026-03-01 2026-03-31 by=procedure fold=p90
| 4H received_new 2 resolved_total 1 open_total 1 mean_working_time 600/1 supplements_per_dossier 0/2 mean_paused_time 0/1 p90_working_time 10/1
| 5WD received_new 1 open_total 1 supplements_per_dossier 0/1
| P total received_new 3 resolved_total 1 open_total 2 mean_working_time 600/1 supplements_per_dossier 0/3 mean_paused_time 0/1 p90_working_time 10/1
