# What comes due, and the fewest to resolve today for a rate to keep its target.
2026-03-02T08:00 receive unit=P.1 procedure=4H
= P.1-260302-0001 RECEIVED due 2026-03-02T13:30 r1
2026-03-02T08:00 receive unit=P.1 procedure=4H
= P.1-260302-0002 RECEIVED due 2026-03-02T13:30 r1
2026-03-02T08:30 receive unit=P.2 procedure=4H
= P.2-260302-0001 RECEIVED due 2026-03-02T14:00 r1
2026-03-02T08:30 receive unit=P.1 procedure=5WD
= P.1-260302-0003 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:00 at_risk P 2026-03-02 needs_processing 3 4
| P.1-260302-0001 180 min resolve today
| P.1-260302-0002 180 min resolve today
| P.2-260302-0001 210 min
| 1/4 if nobody acts, 3/4 if resolved
# Half of them in time would do.
2026-03-02T09:00 at_risk P 2026-03-02 needs_processing 1 2
| P.1-260302-0001 180 min resolve today
| P.1-260302-0002 180 min
| P.2-260302-0001 210 min
| 1/4 if nobody acts, 2/4 if resolved
2026-03-02T09:00 at_risk P 2026-03-02 needs_processing 1 4
| P.1-260302-0001 180 min
| P.1-260302-0002 180 min
| P.2-260302-0001 210 min
| 1/4 if nobody acts, 1/4 if resolved
# All of them.
2026-03-02T09:00 at_risk P 2026-03-02 needs_processing 1 1
| P.1-260302-0001 180 min resolve today
| P.1-260302-0002 180 min resolve today
| P.2-260302-0001 210 min resolve today
| 1/4 if nobody acts, 4/4 if resolved
# More until the ninth; nothing is resolved yet, so there is no rate to keep.
2026-03-02T09:00 at_risk P 2026-03-09 resolved 1 1
| P.1-260302-0001 180 min
| P.1-260302-0002 180 min
| P.2-260302-0001 210 min
| P.1-260302-0003 2790 min
| 0/0 if nobody acts, 0/0 if resolved
2026-03-02T10:00 resolve P.1-260302-0001
= P.1-260302-0001 RESOLVED due 2026-03-02T13:30 on time r2
# As it said.
2026-03-02T23:00 report on-time P 2026-03-01 2026-03-31
| P.1 resolved 1/1 all_received 1/3 needs_processing 2/3 portal_766 2/3 portal_766_points 40/3 early_rate 0/1 late_rate 0/1
| P.2 all_received 0/1 needs_processing 0/1 portal_766 0/1 portal_766_points 0/1
| P total resolved 1/1 all_received 1/4 needs_processing 2/4 portal_766 2/4 portal_766_points 40/4 early_rate 0/1 late_rate 0/1
