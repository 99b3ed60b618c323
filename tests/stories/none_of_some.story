# Of P.2's two dossiers none is in time, and nothing else is said of them: the worst row stays.
2026-03-02T08:00 receive unit=P.1 procedure=5WD channel=online
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T08:00 receive unit=P.2 procedure=4H
= P.2-260302-0001 RECEIVED due 2026-03-02T13:30 r1
2026-03-02T08:00 receive unit=P.2 procedure=4H
= P.2-260302-0002 RECEIVED due 2026-03-02T13:30 r1
2026-03-03T08:00 resolve P.1-260302-0001
= P.1-260302-0001 RESOLVED due 2026-03-09T17:00 early r2
2026-03-31T17:00 report on-time P 2026-03-01 2026-03-31
| P.1 resolved 1/1 all_received 1/1 needs_processing 1/1 portal_766 1/1 portal_766_points 20/1 early_rate 1/1 late_rate 0/1
| P.2 all_received 0/2 needs_processing 0/2 portal_766 0/2 portal_766_points 0/2
| P total resolved 1/1 all_received 1/3 needs_processing 1/3 portal_766 1/3 portal_766_points 20/3 early_rate 1/1 late_rate 0/1
2026-03-31T17:00 report on-time P 2026-03-01 2026-03-31 by=procedure
| 4H all_received 0/2 needs_processing 0/2 portal_766 0/2 portal_766_points 0/2
| 5WD resolved 1/1 all_received 1/1 needs_processing 1/1 portal_766 1/1 portal_766_points 20/1 early_rate 1/1 late_rate 0/1
| P total resolved 1/1 all_received 1/3 needs_processing 1/3 portal_766 1/3 portal_766_points 20/3 early_rate 1/1 late_rate 0/1
2026-03-31T17:00 report indicators P 2026-03-01 2026-03-31
| P.1 on_time 1/1 online 1/1 online_payment 0/1 digitised_at_intake 0/1 electronic_result 0/1 response_rate 0/1
| P.2 on_time 0/2 online 0/2 online_payment 0/2 digitised_at_intake 0/2 apology_compliance 0/2
| P total on_time 1/3 online 1/3 online_payment 0/3 digitised_at_intake 0/3 electronic_result 0/1 response_rate 0/1 apology_compliance 0/2
2026-03-31T17:00 behind on-time P 2026-03-01 2026-03-31 row=P.2 column=all_received denominator
| P.2-260302-0001 P.2-260302-0002
# P.3 has nothing at all, and no row.
