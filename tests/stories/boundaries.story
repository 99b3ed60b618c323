# A dossier on each boundary of a period and of a due time.
2026-02-28T23:59 receive unit=P.1 procedure=5WD
= P.1-260228-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-01T00:00 receive unit=P.1 procedure=5WD
= P.1-260301-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-06T16:59 resolve P.1-260228-0001
= P.1-260228-0001 RESOLVED due 2026-03-09T17:00 early r2
2026-03-06T17:00 form P 2026-03-01 2026-03-31
| P.1 received_total 2 received_direct_or_post 1 carried_over 1 resolved_total 1 resolved_early 1 open_total 1 open_in_time 1
| P total received_total 2 received_direct_or_post 1 carried_over 1 resolved_total 1 resolved_early 1 open_total 1 open_in_time 1
# Resolved at the very due instant: on time. A second later: late.
2026-03-02T09:00 receive unit=P.2 procedure=5WD
= P.2-260306-0001 RECEIVED due 2026-03-13T17:00 r1
2026-03-02T09:00 receive unit=P.2 procedure=5WD
= P.2-260306-0002 RECEIVED due 2026-03-13T17:00 r1
2026-03-13T17:00:00.000 resolve P.2-260306-0001
= P.2-260306-0001 RESOLVED due 2026-03-13T17:00 on time r2
2026-03-13T17:00:01.000 resolve P.2-260306-0002
= P.2-260306-0002 RESOLVED due 2026-03-13T17:00 late r2
2026-03-31T23:59 receive unit=P.2 procedure=5WD
= P.2-260331-0001 RECEIVED due 2026-04-08T17:00 r1
2026-04-01T00:00 receive unit=P.2 procedure=5WD
= P.2-260401-0001 RECEIVED due 2026-04-08T17:00 r1
2026-04-01T00:00 form P 2026-03-01 2026-03-31
| P.1 received_total 2 received_direct_or_post 1 carried_over 1 resolved_total 1 resolved_early 1 open_total 1 open_overdue 1
| P.2 received_total 3 received_direct_or_post 3 resolved_total 2 resolved_on_time 1 resolved_late 1 open_total 1 open_in_time 1
| P total received_total 5 received_direct_or_post 4 carried_over 1 resolved_total 3 resolved_early 1 resolved_on_time 1 resolved_late 1 open_total 2 open_in_time 1 open_overdue 1
2026-04-01T00:00 form P 2026-04-01 2026-04-01
| P.1 received_total 1 carried_over 1 open_total 1 open_overdue 1
| P.2 received_total 2 received_direct_or_post 1 carried_over 1 open_total 2 open_in_time 2
| P total received_total 3 received_direct_or_post 1 carried_over 2 open_total 3 open_in_time 2 open_overdue 1
# The day under way, to the minute: due at 17:00, overdue a minute later.
2026-04-08T17:00 form P.2 2026-04-01 2026-04-30
| P.2 received_total 2 received_direct_or_post 1 carried_over 1 open_total 2 open_in_time 2
| P.2 total received_total 2 received_direct_or_post 1 carried_over 1 open_total 2 open_in_time 2
2026-04-08T17:01 form P.2 2026-04-01 2026-04-30
| P.2 received_total 2 received_direct_or_post 1 carried_over 1 open_total 2 open_overdue 2
| P.2 total received_total 2 received_direct_or_post 1 carried_over 1 open_total 2 open_overdue 2
2026-04-08T17:01 list overdue P
| P.1-260301-0001 P.2-260331-0001 P.2-260401-0001
2026-04-08T17:01 form P.2 2026-04-01 2026-04-07
| P.2 received_total 2 received_direct_or_post 1 carried_over 1 open_total 2 open_in_time 2
| P.2 total received_total 2 received_direct_or_post 1 carried_over 1 open_total 2 open_in_time 2
# Resolved on a make-up Saturday.
2026-08-20T09:00 receive unit=P.1 procedure=SAME
= P.1-260820-0001 RECEIVED due 2026-08-20T17:00 r1
2026-08-22T08:00 receive unit=P.1 procedure=SAME
= P.1-260822-0001 RECEIVED due 2026-08-22T17:00 r1
2026-08-22T09:00 resolve P.1-260822-0001
= P.1-260822-0001 RESOLVED due 2026-08-22T17:00 on time r2
# Moved to another handling unit: all its figures move.
2026-09-03T09:00 hand_over P.1-260301-0001 to=P.3 handling_unit=P.3
= P.1-260301-0001 PROCESSING due 2026-03-09T17:00 held by P.3  r2
2026-09-03T09:01 form P 2026-03-01 2026-03-31
| P.1 received_total 1 carried_over 1 resolved_total 1 resolved_early 1
| P.2 received_total 3 received_direct_or_post 3 resolved_total 2 resolved_on_time 1 resolved_late 1 open_total 1 open_in_time 1
| P.3 received_total 1 received_direct_or_post 1 open_total 1 open_overdue 1
| P total received_total 5 received_direct_or_post 4 carried_over 1 resolved_total 3 resolved_early 1 resolved_on_time 1 resolved_late 1 open_total 2 open_in_time 1 open_overdue 1
2026-09-03T10:00 verify
| findings 0
