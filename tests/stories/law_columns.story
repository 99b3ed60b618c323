# What offices ask for beside form II.06a. Submissions await acceptance; they are late once its eight working hours
# have passed, to the minute, today as on the days before.
2026-03-09T10:00 submit unit=P.1 procedure=5WD channel=online
= P.1-260309-S0001 SUBMITTED acceptance due 2026-03-10T10:00 r1
2026-03-09T10:00 submit unit=P.2 procedure=5WD channel=online
= P.2-260309-S0001 SUBMITTED acceptance due 2026-03-10T10:00 r1
2026-03-10T10:00 report intake P 2026-03-01 2026-03-31
| P.1 awaiting_acceptance 1 awaiting_in_time 1
| P.2 awaiting_acceptance 1 awaiting_in_time 1
| P total awaiting_acceptance 2 awaiting_in_time 2
2026-03-10T10:01 report intake P 2026-03-01 2026-03-31
| P.1 awaiting_acceptance 1 awaiting_late 1
| P.2 awaiting_acceptance 1 awaiting_late 1
| P total awaiting_acceptance 2 awaiting_late 2
2026-03-10T10:01 report intake P 2026-03-09 2026-03-09
| P.1 awaiting_acceptance 1 awaiting_in_time 1
| P.2 awaiting_acceptance 1 awaiting_in_time 1
| P total awaiting_acceptance 2 awaiting_in_time 2
# Asked for when it was late already, a supplement changes nothing; in time, it stops the clock, and that awaits and is
# not late.
2026-03-10T10:02 request_supplement P.1-260309-S0001 requested_papers=Đơn reason=thiếu legal_basis="NĐ 118"
= P.1-260309-S0001 AWAITING_SUPPLEMENT r2
2026-03-10T10:04 refuse P.2-260309-S0001 reason="Không thuộc thẩm quyền"
= P.2-260309-S0001 REFUSED r2
2026-03-10T10:05 submit unit=P.3 procedure=NONE channel=online boundary=province
= P.3-260310-S0001 SUBMITTED acceptance due 2026-03-11T10:05 r1
2026-03-10T10:06 request_supplement P.3-260310-S0001 requested_papers=Đơn reason=thiếu legal_basis="NĐ 118"
= P.3-260310-S0001 AWAITING_SUPPLEMENT r2
2026-03-12T10:00 report intake P 2026-03-01 2026-03-31
| P.1 awaiting_acceptance 1 awaiting_late 1
| P.2 refused 1
| P.3 awaiting_acceptance 1 awaiting_in_time 1
| P total refused 1 awaiting_acceptance 2 awaiting_in_time 1 awaiting_late 1
# Brought, its eight hours run anew.
2026-03-12T10:01 provide_supplement P.3-260310-S0001
= P.3-260310-S0001 SUBMITTED acceptance due 2026-03-13T10:01 r3
2026-03-13T10:01 report intake P.3 2026-03-01 2026-03-31
| P.3 awaiting_acceptance 1 awaiting_in_time 1
| P.3 total awaiting_acceptance 1 awaiting_in_time 1
2026-03-13T10:02 report intake P.3 2026-03-01 2026-03-31
| P.3 awaiting_acceptance 1 awaiting_late 1
| P.3 total awaiting_acceptance 1 awaiting_late 1
2026-03-13T10:02 behind intake P 2026-03-01 2026-03-31 column=awaiting_late
| P.1-260309-S0001 P.3-260310-S0001
2026-03-13T10:03 receive P.3-260310-S0001
= P.3-260313-0001 RECEIVED undated r4
# Each kind of payment counts once a dossier, and all its đồng.
2026-03-13T10:04 request_payment P.3-260313-0001 fees=phí:80000
= P.3-260313-0001 AWAITING_PAYMENT undated paid 0/80000 r5
2026-03-13T10:05 record_payment P.3-260313-0001 amount_vnd=50000 payment_method=online
= P.3-260313-0001 AWAITING_PAYMENT undated paid 50000/80000 r6
2026-03-13T10:06 record_payment P.3-260313-0001 amount_vnd=20000 payment_method=counter
= P.3-260313-0001 AWAITING_PAYMENT undated paid 70000/80000 r7
2026-03-13T10:07 record_payment P.3-260313-0001 amount_vnd=10000 payment_method=online
= P.3-260313-0001 RECEIVED undated paid 80000/80000 r8
2026-03-13T10:10 report intake P.3 2026-03-01 2026-03-31
| P.3 received_boundary_free 1 boundary_free 1/1 paid_online 1 paid_online_vnd 60000 paid_at_counter 1 paid_at_counter_vnd 20000
| P.3 total received_boundary_free 1 boundary_free 1/1 paid_online 1 paid_online_vnd 60000 paid_at_counter 1 paid_at_counter_vnd 20000
# As it was on the tenth it stays.
2026-03-13T10:11 report intake P 2026-03-10 2026-03-10
| P.1 awaiting_acceptance 1 awaiting_late 1
| P.2 refused 1
| P.3 awaiting_acceptance 1 awaiting_in_time 1
| P total refused 1 awaiting_acceptance 2 awaiting_in_time 1 awaiting_late 1
2026-03-13T10:12 withdraw P.1-260309-S0001
= P.1-260309-S0001 WITHDRAWN r3
2026-03-13T10:13 report intake P.1 2026-03-01 2026-03-31
| P.1 total
# What a ministry's system handles comes by imports alone (tests/engine/import_test.cpp).
2026-03-13T10:14 receive unit=P.1 procedure=5WD mirrored=yes
! FIELD_VIOLATION mirrored: only_imported
2026-03-13T10:15 verify
| findings 0
