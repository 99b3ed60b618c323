# Money comes when it comes, also to what has ended: the bank tells it once it is there, and what is not owed goes back.
2026-08-17T08:00 receive unit=P.1 procedure=5WD fees=Phí:60000
= P.1-260817-0001 RECEIVED due 2026-08-22T17:00 paid 0/60000 r1
2026-08-17T08:01 request_supplement P.1-260817-0001 requested_papers=x reason=r legal_basis=b
= P.1-260817-0001 AWAITING_SUPPLEMENT waiting paid 0/60000 r2
2026-08-17T08:02 record_payment P.1-260817-0001 amount_vnd=20000 payment_method=online reference=QR1
= P.1-260817-0001 AWAITING_SUPPLEMENT waiting paid 20000/60000 r3
2026-08-17T09:00 withdraw P.1-260817-0001 reason="Đổi ý"
= P.1-260817-0001 WITHDRAWN paid 20000/60000 r4
2026-08-17T09:05 record_payment P.1-260817-0001 amount_vnd=40000 payment_method=online reference=QR2
= P.1-260817-0001 WITHDRAWN paid 60000/60000 r5
2026-08-17T09:10 record_refund P.1-260817-0001 amount_vnd=60000 payment_method=online reference=H1 reason="Rút hồ sơ"
= P.1-260817-0001 WITHDRAWN paid 60000/60000 refunded 60000 r6 warns REFUNDED_BELOW_OWED kept_vnd=0 owed_vnd=60000
2026-08-17T10:00 receive unit=P.1 procedure=5WD fees=Phí:30000
= P.1-260817-0002 RECEIVED due 2026-08-22T17:00 paid 0/30000 r1
2026-08-18T08:00 resolve P.1-260817-0002 outcome=granted
= P.1-260817-0002 RESOLVED due 2026-08-22T17:00 early paid 0/30000 r2
2026-08-18T08:01 return_result P.1-260817-0002 return_method=counter
= P.1-260817-0002 RETURNED due 2026-08-22T17:00 early paid 0/30000 r3 warns FEE_OUTSTANDING amount_vnd=30000
2026-08-18T08:02 record_payment P.1-260817-0002 amount_vnd=30000 payment_method=counter
= P.1-260817-0002 RETURNED due 2026-08-22T17:00 early paid 30000/30000 r4
# Paid with the submission: what is never received has it back, and in no figure; else it counts from the receipt on.
2026-08-18T09:00 submit unit=P.1 procedure=5WD channel=online
= P.1-260818-S0001 SUBMITTED acceptance due 2026-08-19T09:00 r1
2026-08-18T09:01 record_payment P.1-260818-S0001 amount_vnd=10000 payment_method=online reference=QR3
= P.1-260818-S0001 SUBMITTED acceptance due 2026-08-19T09:00 r2 warns OVERPAID paid_vnd=10000 owed_vnd=0
2026-08-18T09:02 refuse P.1-260818-S0001 reason="Thiếu giấy tờ"
= P.1-260818-S0001 REFUSED r3
2026-08-18T09:03 record_refund P.1-260818-S0001 amount_vnd=10000 payment_method=online reference=H2 reason="Từ chối"
= P.1-260818-S0001 REFUSED refunded 10000 r4
2026-08-18T09:10 submit unit=P.1 procedure=5WD channel=online
= P.1-260818-S0002 SUBMITTED acceptance due 2026-08-19T09:10 r1
2026-08-18T09:11 record_payment P.1-260818-S0002 amount_vnd=5000 payment_method=online
= P.1-260818-S0002 SUBMITTED acceptance due 2026-08-19T09:10 r2 warns OVERPAID paid_vnd=5000 owed_vnd=0
2026-08-19T08:00 receive P.1-260818-S0002 fees=Phí:5000
= P.1-260819-0001 RECEIVED due 2026-08-25T17:00 paid 5000/5000 r3
2026-08-19T08:10 report money P.1 2026-08-17 2026-08-18
| P.1 owed_vnd 90000 paid_at_counter_vnd 30000 paid_online_vnd 60000 paid_vnd 90000 refunded_vnd 60000
| P.1 total owed_vnd 90000 paid_at_counter_vnd 30000 paid_online_vnd 60000 paid_vnd 90000 refunded_vnd 60000
2026-08-19T08:10 report money P.1 2026-08-19 2026-08-19
| P.1 owed_vnd 5000 paid_online_vnd 5000 paid_vnd 5000
| P.1 total owed_vnd 5000 paid_online_vnd 5000 paid_vnd 5000
# As another system told it: returned, then paid.
2026-08-19T08:20 import OLD-2 receive@2026-08-03T09:00 unit=P.1 procedure=5WD fees=Phí:50000 resolve@2026-08-04T09:00 outcome=granted return_result@2026-08-04T10:00 return_method=counter record_payment@2026-08-05T09:00 amount_vnd=50000 payment_method=counter
= OLD-2 RETURNED due 2026-08-10T17:00 early paid 50000/50000 r4
2026-08-19T08:21 verify
| findings 0
# A denial: nothing of it is to be paid any more, given back or never paid, from that day on; a reopening asks again.
2026-08-19T09:00 receive unit=P.2 procedure=5WD fees=Phí:60000
= P.2-260819-0001 RECEIVED due 2026-08-25T17:00 paid 0/60000 r1
2026-08-19T09:01 record_payment P.2-260819-0001 amount_vnd=60000 payment_method=counter
= P.2-260819-0001 RECEIVED due 2026-08-25T17:00 paid 60000/60000 r2
2026-08-19T09:02 receive unit=P.2 procedure=5WD fees=Phí:40000
= P.2-260819-0002 RECEIVED due 2026-08-25T17:00 paid 0/40000 r1
2026-08-20T08:00 resolve P.2-260819-0001 outcome=denied
= P.2-260819-0001 RESOLVED due 2026-08-25T17:00 early paid 60000/60000 r3
2026-08-20T08:01 resolve P.2-260819-0002 outcome=denied
= P.2-260819-0002 RESOLVED due 2026-08-25T17:00 early paid 0/40000 r2
2026-08-20T08:02 record_refund P.2-260819-0001 amount_vnd=60000 payment_method=counter reason="Không giải quyết"
= P.2-260819-0001 RESOLVED due 2026-08-25T17:00 early paid 60000/60000 refunded 60000 r4 warns REFUNDED_BELOW_OWED kept_vnd=0 owed_vnd=60000
2026-08-20T08:03 report money P.2 2026-08-01 2026-08-19
| P.2 owed_vnd 100000 paid_at_counter_vnd 60000 paid_vnd 60000 outstanding_vnd 40000
| P.2 total owed_vnd 100000 paid_at_counter_vnd 60000 paid_vnd 60000 outstanding_vnd 40000
2026-08-20T08:03 report money P.2 2026-08-01 2026-08-20
| P.2 owed_vnd 100000 paid_at_counter_vnd 60000 paid_vnd 60000 refunded_vnd 60000
| P.2 total owed_vnd 100000 paid_at_counter_vnd 60000 paid_vnd 60000 refunded_vnd 60000
2026-08-21T08:00 reopen P.2-260819-0001 reason="Nhầm" as=supervisor
= P.2-260819-0001 PROCESSING due 2026-08-25T17:00 early paid 60000/60000 refunded 60000 r5
2026-08-21T08:01 report money P.2 2026-08-01 2026-08-21
| P.2 owed_vnd 100000 paid_at_counter_vnd 60000 paid_vnd 60000 refunded_vnd 60000 outstanding_vnd 60000
| P.2 total owed_vnd 100000 paid_at_counter_vnd 60000 paid_vnd 60000 refunded_vnd 60000 outstanding_vnd 60000
2026-08-21T08:02 verify
| findings 0
# Of two that another system told with one reference each is known when it is told again; a third amount is refused.
2026-08-21T09:00 import OLD-1 receive@2026-08-03T09:00 unit=P.1 procedure=5WD fees=Phí:90000 record_payment@2026-08-03T10:00 amount_vnd=50000 payment_method=online reference=X record_payment@2026-08-03T11:00 amount_vnd=40000 payment_method=online reference=X record_refund@2026-08-04T09:00 amount_vnd=2000 payment_method=online reference=Y record_refund@2026-08-04T10:00 amount_vnd=1000 payment_method=online reference=Y
= OLD-1 RECEIVED due 2026-08-10T17:00 paid 90000/90000 refunded 3000 r5
2026-08-21T09:01 record_payment OLD-1 amount_vnd=40000 payment_method=online reference=X
= OLD-1 RECEIVED due 2026-08-10T17:00 paid 90000/90000 refunded 3000 r5
2026-08-21T09:02 record_refund OLD-1 amount_vnd=1000 payment_method=online reference=Y reason=r
= OLD-1 RECEIVED due 2026-08-10T17:00 paid 90000/90000 refunded 3000 r5
2026-08-21T09:03 record_payment OLD-1 amount_vnd=30000 payment_method=online reference=X
! PAYMENT_REFERENCE_TAKEN code=OLD-1 reference=X amount_vnd=50000 recorded_time=2026-08-03T10:00:00.000+07:00 number=1
2026-08-21T09:04 verify
| findings 0
