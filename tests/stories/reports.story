# Reports by every dimension, the dossiers behind a figure, and what is to come.
2026-03-02T08:00 receive unit=P.1 procedure=5WD channel=1
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:00 receive unit=P.2 procedure=4H receiving_unit=P.1
= P.2-260302-0001 RECEIVED due 2026-03-02T14:30 r1
2026-03-02T09:30 receive unit=P.2 procedure=5WD channel=4
= P.2-260302-0002 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T10:00 receive unit=P.3 procedure=NONE
= P.3-260302-0001 RECEIVED undated r1
2026-03-03T10:00 resolve P.1-260302-0001
= P.1-260302-0001 RESOLVED due 2026-03-09T17:00 early r2
2026-03-03T10:00 resolve P.2-260302-0001
= P.2-260302-0001 RESOLVED due 2026-03-02T14:30 late r2
2026-03-03T11:00 report form-06a P 2026-03-01 2026-03-31 by=procedure
| 4H received_total 1 received_direct_or_post 1 resolved_total 1 resolved_late 1
| 5WD received_total 2 received_online 1 received_direct_or_post 1 resolved_total 1 resolved_early 1 open_total 1 open_in_time 1
| NONE received_total 1 received_direct_or_post 1 open_total 1 open_undated 1
| P total received_total 4 received_online 1 received_direct_or_post 3 resolved_total 2 resolved_early 1 resolved_late 1 open_total 2 open_in_time 1 open_undated 1
2026-03-03T11:00 report form-06a P 2026-03-01 2026-03-31 by=channel
| direct received_total 2 received_direct_or_post 2 resolved_total 1 resolved_late 1 open_total 1 open_undated 1
| online received_total 1 received_online 1 resolved_total 1 resolved_early 1
| post received_total 1 received_direct_or_post 1 open_total 1 open_in_time 1
| P total received_total 4 received_online 1 received_direct_or_post 3 resolved_total 2 resolved_early 1 resolved_late 1 open_total 2 open_in_time 1 open_undated 1
2026-03-03T11:00 report form-06a P 2026-03-01 2026-03-31 by=field fold=strict
| Hộ tịch received_total 4 received_online 1 received_direct_or_post 3 resolved_total 2 resolved_early 1 resolved_late 1 open_total 2 open_in_time 1
| P total received_total 4 received_online 1 received_direct_or_post 3 resolved_total 2 resolved_early 1 resolved_late 1 open_total 2 open_in_time 1
2026-03-03T11:00 report form-06a P 2026-02-01 2026-03-31 by=month fold=strict
| 2026-03 received_total 4 received_online 1 received_direct_or_post 3 resolved_total 2 resolved_early 1 resolved_late 1 open_total 2 open_in_time 1
| P total received_total 4 received_online 1 received_direct_or_post 3 resolved_total 2 resolved_early 1 resolved_late 1 open_total 2 open_in_time 1
# By receiving unit: P.1 took in the four-hour dossier that P.2 handles.
2026-03-03T11:00 report form-06a P 2026-03-01 2026-03-31 fold=strict
| P.1 received_total 1 received_online 1 resolved_total 1 resolved_early 1
| P.2 received_total 2 received_direct_or_post 2 resolved_total 1 resolved_late 1 open_total 1 open_in_time 1
| P.3 received_total 1 received_direct_or_post 1 open_total 1
| P total received_total 4 received_online 1 received_direct_or_post 3 resolved_total 2 resolved_early 1 resolved_late 1 open_total 2 open_in_time 1
2026-03-03T11:00 report form-06a P 2026-03-01 2026-03-31 fold=strict side=receiving
| P.1 received_total 2 received_online 1 received_direct_or_post 1 resolved_total 2 resolved_early 1 resolved_late 1
| P.2 received_total 1 received_direct_or_post 1 open_total 1 open_in_time 1
| P.3 received_total 1 received_direct_or_post 1 open_total 1
| P total received_total 4 received_online 1 received_direct_or_post 3 resolved_total 2 resolved_early 1 resolved_late 1 open_total 2 open_in_time 1
2026-03-03T11:00 behind form-06a P 2026-03-01 2026-03-31 column=received_total row=P.1 side=receiving
| P.1-260302-0001 P.2-260302-0001
2026-03-03T11:00 report on-time P 2026-03-01 2026-03-31
| P.1 resolved 1/1 all_received 1/1 needs_processing 1/1 portal_766 1/1 portal_766_points 20/1 early_rate 1/1 late_rate 0/1
| P.2 resolved 0/1 all_received 0/2 needs_processing 1/2 portal_766 1/2 portal_766_points 20/2 early_rate 0/1 late_rate 1/1
| P.3 all_received 0/1 needs_processing 1/1 portal_766 0/1 portal_766_points 0/1
| P total resolved 1/2 all_received 1/4 needs_processing 3/4 portal_766 2/4 portal_766_points 40/4 early_rate 1/2 late_rate 1/2
2026-03-03T11:00 behind on-time P 2026-03-01 2026-03-31 column=portal_766
| P.1-260302-0001 P.2-260302-0002
2026-03-03T11:00 behind on-time P 2026-03-01 2026-03-31 column=portal_766 denominator
| P.1-260302-0001 P.2-260302-0001 P.2-260302-0002 P.3-260302-0001
2026-03-03T11:00 behind form-06a P 2026-03-01 2026-03-31 column=resolved_late
| P.2-260302-0001
2026-03-03T11:00 behind form-06a P 2026-03-01 2026-03-31 column=resolved_late row=P.1
| nothing
2026-03-03T11:00 report apologies P 2026-03-01 2026-03-31
| P.2 owed 1 missing 1 late_without_letter 1 compliance 0/1
| P total owed 1 missing 1 late_without_letter 1 compliance 0/1
2026-03-03T11:00 report workload P 2026-03-01 2026-03-31
| P.1 received_new 1 resolved_total 1 mean_working_time 600/1 supplements_per_dossier 0/1 mean_paused_time 0/1
| P.2 received_new 2 resolved_total 1 open_total 1 mean_working_time 540/1 supplements_per_dossier 0/2 mean_paused_time 0/1
| P.3 received_new 1 open_total 1 supplements_per_dossier 0/1
| P total received_new 4 resolved_total 2 open_total 2 mean_working_time 1140/2 supplements_per_dossier 0/4 mean_paused_time 0/2
# Nobody acts until the ninth: one more is late then. By whom it is held.
2026-03-03T11:00 forecast P 2026-03-08
| P.2 open 1 overdue 0 → 0
| P.3 open 1 overdue 0 → 0
| P total open 2 overdue 0 → 0
2026-03-03T11:00 forecast P 2026-03-09
| P.2 open 1 overdue 0 → 1
| P.3 open 1 overdue 0 → 0
| P total open 2 overdue 0 → 1
2026-03-03T11:00 forecast P 2026-03-09 holder
| P.2 open 1 overdue 0 → 1
| P.3 open 1 overdue 0 → 0
| P total open 2 overdue 0 → 1
# A second request for a supplement makes it late for good in the portal's view alone.
2026-03-03T11:30 request_supplement P.2-260302-0002 requested_papers=Đơn reason=thiếu legal_basis="NĐ 61"
= P.2-260302-0002 AWAITING_SUPPLEMENT waiting r2
2026-03-03T12:00 report on-time P.2 2026-03-01 2026-03-31
| P.2 resolved 0/1 all_received 0/2 needs_processing 1/2 portal_766 1/2 portal_766_points 20/2 early_rate 0/1 late_rate 1/1
| P.2 total resolved 0/1 all_received 0/2 needs_processing 1/2 portal_766 1/2 portal_766_points 20/2 early_rate 0/1 late_rate 1/1
2026-03-03T13:30 provide_supplement P.2-260302-0002
= P.2-260302-0002 RECEIVED due 2026-03-10T08:00 r3
2026-03-03T13:45 request_supplement P.2-260302-0002 requested_papers=Đơn reason=thiếu legal_basis="NĐ 61"
= P.2-260302-0002 AWAITING_SUPPLEMENT waiting r4
2026-03-03T14:00 report on-time P.2 2026-03-01 2026-03-31
| P.2 resolved 0/1 all_received 0/2 needs_processing 1/2 portal_766 0/2 portal_766_points 0/2 early_rate 0/1 late_rate 1/1
| P.2 total resolved 0/1 all_received 0/2 needs_processing 1/2 portal_766 0/2 portal_766_points 0/2 early_rate 0/1 late_rate 1/1
# Nothing resolved gives no data, and no 100 %.
2026-03-03T14:00 report on-time P.3 2026-03-01 2026-03-31
| P.3 all_received 0/1 needs_processing 1/1 portal_766 0/1 portal_766_points 0/1
| P.3 total all_received 0/1 needs_processing 1/1 portal_766 0/1 portal_766_points 0/1
# Undated until the second request, and so not in time before it; late from then on.
2026-03-04T09:00 request_supplement P.3-260302-0001 requested_papers=Đơn reason=thiếu legal_basis="NĐ 61"
= P.3-260302-0001 AWAITING_SUPPLEMENT undated r2
2026-03-05T09:00 provide_supplement P.3-260302-0001
= P.3-260302-0001 RECEIVED undated r3
2026-03-06T09:00 request_supplement P.3-260302-0001 requested_papers=Đơn reason=thiếu legal_basis="NĐ 61"
= P.3-260302-0001 AWAITING_SUPPLEMENT undated r4 warns SUPPLEMENT_ASKED_LATE limit=3wd latest=2026-03-05T17:00:00.000+07:00 regulation=367/2025/NĐ-CP
2026-03-06T10:00 report on-time P.3 2026-03-01 2026-03-03
| P.3 all_received 0/1 needs_processing 1/1 portal_766 0/1 portal_766_points 0/1
| P.3 total all_received 0/1 needs_processing 1/1 portal_766 0/1 portal_766_points 0/1
2026-03-06T10:00 report on-time P.3 2026-03-01 2026-03-05
| P.3 all_received 0/1 needs_processing 1/1 portal_766 0/1 portal_766_points 0/1
| P.3 total all_received 0/1 needs_processing 1/1 portal_766 0/1 portal_766_points 0/1
2026-03-06T10:00 report on-time P.3 2026-03-01 2026-03-06
| P.3 all_received 0/1 needs_processing 1/1 portal_766 0/1 portal_766_points 0/1
| P.3 total all_received 0/1 needs_processing 1/1 portal_766 0/1 portal_766_points 0/1
2026-03-06T10:00 report on-time P.3 2026-03-01 2026-03-04
| P.3 all_received 0/1 needs_processing 1/1 portal_766 0/1 portal_766_points 0/1
| P.3 total all_received 0/1 needs_processing 1/1 portal_766 0/1 portal_766_points 0/1
