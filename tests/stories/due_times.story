# Promises of every kind, told step by step.
2026-01-09T16:00 receive unit=P.1 procedure=5WD
= P.1-260109-0001 RECEIVED due 2026-01-15T17:00 r1
2026-01-09T16:01 explain P.1-260109-0001
| 2026-01-09T16:00 → 2026-01-10T00:00 start_day
| 2026-01-10T00:00 → 2026-01-11T00:00 make_up_day: Làm bù cho 2/1/2026 +1
| 2026-01-11T00:00 → 2026-01-12T00:00 weekend
| 2026-01-12T00:00 → 2026-01-13T00:00 counted +1
| 2026-01-13T00:00 → 2026-01-14T00:00 counted +1
| 2026-01-14T00:00 → 2026-01-15T00:00 counted +1
| 2026-01-15T00:00 → 2026-01-15T17:00 counted +1
2026-01-09T16:00 receive unit=P.1 procedure=4H
= P.1-260109-0002 RECEIVED due 2026-01-10T10:30 r1
2026-01-09T16:01 explain P.1-260109-0002
| 2026-01-09T16:00 → 2026-01-09T17:00 counted +60
| 2026-01-09T17:00 → 2026-01-10T07:30 outside_hours
| 2026-01-10T07:30 → 2026-01-10T10:30 counted: Làm bù cho 2/1/2026 +180
2026-01-09T16:00 receive unit=P.1 procedure=5WDH
= P.1-260109-0003 RECEIVED due 2026-01-15T16:00 r1
2026-01-09T16:00 receive unit=P.1 procedure=SAME
= P.1-260109-0004 RECEIVED due 2026-01-10T17:00 r1
2026-01-09T16:00 receive unit=P.3 procedure=5WD
= P.3-260109-0001 RECEIVED due 2026-01-15T17:00 r1
2026-01-09T16:00 receive unit=P.1 procedure=1M
= P.1-260109-0005 RECEIVED due 2026-02-09T17:00 r1
2026-01-16T09:00 receive unit=P.1 procedure=30D
= P.1-260116-0001 RECEIVED due 2026-02-23T17:00 r1
2026-01-16T09:01 explain P.1-260116-0001
| 2026-01-16T09:00 → 2026-01-17T00:00 start_day
| 2026-01-17T00:00 → 2026-01-18T00:00 counted +1
| 2026-01-18T00:00 → 2026-01-19T00:00 counted +1
| 2026-01-19T00:00 → 2026-01-20T00:00 counted +1
| 2026-01-20T00:00 → 2026-01-21T00:00 counted +1
| 2026-01-21T00:00 → 2026-01-22T00:00 counted +1
| 2026-01-22T00:00 → 2026-01-23T00:00 counted +1
| 2026-01-23T00:00 → 2026-01-24T00:00 counted +1
| 2026-01-24T00:00 → 2026-01-25T00:00 counted +1
| 2026-01-25T00:00 → 2026-01-26T00:00 counted +1
| 2026-01-26T00:00 → 2026-01-27T00:00 counted +1
| 2026-01-27T00:00 → 2026-01-28T00:00 counted +1
| 2026-01-28T00:00 → 2026-01-29T00:00 counted +1
| 2026-01-29T00:00 → 2026-01-30T00:00 counted +1
| 2026-01-30T00:00 → 2026-01-31T00:00 counted +1
| 2026-01-31T00:00 → 2026-02-01T00:00 counted +1
| 2026-02-01T00:00 → 2026-02-02T00:00 counted +1
| 2026-02-02T00:00 → 2026-02-03T00:00 counted +1
| 2026-02-03T00:00 → 2026-02-04T00:00 counted +1
| 2026-02-04T00:00 → 2026-02-05T00:00 counted +1
| 2026-02-05T00:00 → 2026-02-06T00:00 counted +1
| 2026-02-06T00:00 → 2026-02-07T00:00 counted +1
| 2026-02-07T00:00 → 2026-02-08T00:00 counted +1
| 2026-02-08T00:00 → 2026-02-09T00:00 counted +1
| 2026-02-09T00:00 → 2026-02-10T00:00 counted +1
| 2026-02-10T00:00 → 2026-02-11T00:00 counted +1
| 2026-02-11T00:00 → 2026-02-12T00:00 counted +1
| 2026-02-12T00:00 → 2026-02-13T00:00 counted +1
| 2026-02-13T00:00 → 2026-02-14T00:00 counted +1
| 2026-02-14T00:00 → 2026-02-15T00:00 counted +1
| 2026-02-15T00:00 → 2026-02-16T00:00 counted +1
| 2026-02-16T00:00 → 2026-02-21T00:00 day_off: Tết Bính Ngọ
| 2026-02-21T00:00 → 2026-02-23T00:00 weekend
| 2026-02-23T00:00 → 2026-02-23T17:00 rolled_forward
# No usable limit: received, undated, and never early or on time.
2026-01-16T09:00 receive unit=P.1 procedure=NONE
= P.1-260116-0002 RECEIVED undated r1
2026-01-16T09:00 receive unit=P.1 procedure=DIRTY
= P.1-260116-0003 RECEIVED undated r1
2026-01-19T09:00 resolve P.1-260116-0002
= P.1-260116-0002 RESOLVED undated r2
2026-01-19T09:01 list undated P
| P.1-260116-0003
2026-01-19T09:02 form P 2026-01-16 2026-01-31
| P.1 received_total 8 received_direct_or_post 3 carried_over 5 resolved_total 1 open_total 7 open_in_time 2 open_overdue 4 resolved_undated 1 open_undated 1
| P.3 received_total 1 carried_over 1 open_total 1 open_overdue 1
| P total received_total 9 received_direct_or_post 3 carried_over 6 resolved_total 1 open_total 8 open_in_time 2 open_overdue 5 resolved_undated 1 open_undated 1
# Beyond the announced calendar a promise is provisional.
2026-12-30T09:00 receive unit=P.1 procedure=5WD
= P.1-261230-0001 RECEIVED due 2027-01-07T17:00 provisional r1
2026-12-30T10:00 verify
| findings 0
