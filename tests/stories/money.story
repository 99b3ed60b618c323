# What is owed by the catalogue, on both sides of each day of Resolution 66.22/2026 (15 August 2026 to 28 February 2027),
# and beside a cut by half that ends on 31 December 2026: the one that leaves least to pay, never both.
2026-08-14T08:00 publish procedure NONE fee_online_vnd=50000 fee_direct_vnd=80000
| published
2026-08-14T08:00 publish tariff NQ66.22 procedure=NONE channel=online amount_vnd=0 valid_from=2026-08-15 valid_to=2027-02-28 condition="Đủ năm giấy tờ trên VNeID" legal_basis="NQ 66.22/2026"
| published
2026-08-14T08:00 publish tariff TT64 procedure=NONE percent=50 valid_from=2026-07-01 valid_to=2026-12-31 legal_basis="TT 64/2025"
| published
2026-08-14T08:01 fees NONE online NQ66.22
| Phí, lệ phí 50000 → 25000 by TT64
2026-08-14T08:02 receive unit=P.1 procedure=NONE channel=online fees=Phí:50000:0:NQ66.22
= P.1-260814-0001 RECEIVED undated r1 warns TARIFF_NOT_VALID tariff=NQ66.22 day=2026-08-14
2026-08-15T08:00 fees NONE online
| Phí, lệ phí 50000 → 25000 by TT64
| if Đủ năm giấy tờ trên VNeID: NQ66.22
2026-08-15T08:00 fees NONE online NQ66.22
| Phí, lệ phí 50000 → 0 by NQ66.22
2026-08-15T08:00 fees NONE direct NQ66.22
| Phí, lệ phí 80000 → 40000 by TT64
2026-08-15T08:00 fees 5WD online
| nothing
2026-08-15T08:02 receive unit=P.1 procedure=NONE channel=online fees=Phí:50000:0:NQ66.22
= P.1-260815-0001 RECEIVED undated r1
# An exemption says by what.
2026-08-15T08:03 receive unit=P.1 procedure=NONE channel=online fees=Phí:50000:0
= P.1-260815-0002 RECEIVED undated r1 warns EXEMPTION_WITHOUT_BASIS fees=fees[0]
2026-08-15T08:04 receive unit=P.1 procedure=NONE fees=Phí:80000:90000
! FIELD_VIOLATION fees[0].reduced_to_vnd: number_between 0–80000
2026-08-15T08:05 receive unit=P.1 procedure=NONE fees=Phí:1000000000000 fees=Lệ_phí:1
! FIELD_VIOLATION fees[1].amount_vnd: together_max 0
2026-08-15T08:05 receive unit=P.1 procedure=NONE fees=Phí:1000000000001
! FIELD_VIOLATION fees[0].amount_vnd: number_between 0–1000000000000
# Owed from the receipt on; nothing waits. The same method and reference is the same payment.
2026-08-17T08:00 receive unit=P.1 procedure=PAID channel=online fees=Phí:50000 fees=Lệ_phí:20000
= P.1-260817-0001 RECEIVED due 2026-08-22T17:00 paid 0/70000 r1
2026-08-17T09:00 record_payment P.1-260817-0001 amount_vnd=50000 payment_method=online reference=QR1 receipt_number=BL1
= P.1-260817-0001 RECEIVED due 2026-08-22T17:00 paid 50000/70000 r2
2026-08-17T09:05 record_payment P.1-260817-0001 amount_vnd=50000 payment_method=online reference=QR1
= P.1-260817-0001 RECEIVED due 2026-08-22T17:00 paid 50000/70000 r2 unchanged
2026-08-17T09:05 record_payment P.1-260817-0001 amount_vnd=50000 payment_method=online reference=QR1 effective=2026-08-17T08:00
= P.1-260817-0001 RECEIVED due 2026-08-22T17:00 paid 50000/70000 r2 unchanged
2026-08-17T09:05 record_payment P.1-260817-0001 amount_vnd=50000 payment_method=online reference=" QR1  "
= P.1-260817-0001 RECEIVED due 2026-08-22T17:00 paid 50000/70000 r2 unchanged
2026-08-17T09:06 record_payment P.1-260817-0001 amount_vnd=40000 payment_method=online reference=QR1
! PAYMENT_REFERENCE_TAKEN code=P.1-260817-0001 reference=QR1 amount_vnd=50000 recorded_time=2026-08-17T09:00:00.000+07:00 number=1
2026-08-17T09:10 record_payment P.1-260817-0001 amount_vnd=30000 payment_method=counter reference=QR1
= P.1-260817-0001 RECEIVED due 2026-08-22T17:00 paid 80000/70000 r3 warns OVERPAID paid_vnd=80000 owed_vnd=70000
# What was overpaid goes back, and no more.
2026-08-17T09:20 record_refund P.1-260817-0001 amount_vnd=10001 payment_method=counter reference=H1 reason="Nộp thừa"
! REFUND_TOO_LARGE code=P.1-260817-0001 amount_vnd=10001 refundable_vnd=10000
2026-08-17T09:21 record_refund P.1-260817-0001 amount_vnd=10000 payment_method=counter reference=H1 reason="Nộp thừa"
= P.1-260817-0001 RECEIVED due 2026-08-22T17:00 paid 80000/70000 refunded 10000 r4
2026-08-17T09:22 record_refund P.1-260817-0001 amount_vnd=10000 payment_method=counter reference=H1 reason="Nộp thừa"
= P.1-260817-0001 RECEIVED due 2026-08-22T17:00 paid 80000/70000 refunded 10000 r4 unchanged
2026-08-17T09:23 record_refund P.1-260817-0001 amount_vnd=1 payment_method=counter reason="Nộp thừa"
! REFUND_TOO_LARGE code=P.1-260817-0001 amount_vnd=1 refundable_vnd=0
# An exemption that is found later.
2026-08-18T08:00 exempt_fee P.1-260817-0001 number=1 left_vnd=20000 legal_basis="Luật Phí"
= P.1-260817-0001 RECEIVED due 2026-08-22T17:00 paid 80000/40000 refunded 10000 r5 warns OVERPAID paid_vnd=70000 owed_vnd=40000
2026-08-18T08:01 exempt_fee P.1-260817-0001 number=3
! FEE_NOT_FOUND code=P.1-260817-0001 number=3
2026-08-18T08:02 exempt_fee P.1-260817-0001 number=1 left_vnd=20000
! FIELD_VIOLATION left_vnd: number_between 0–19999
2026-08-18T08:03 record_refund P.1-260817-0001 amount_vnd=30000 payment_method=online reference=H2 reason="Được giảm"
= P.1-260817-0001 RECEIVED due 2026-08-22T17:00 paid 80000/40000 refunded 40000 r6
# It is waited for what is owed since the receipt once somebody asks; an exemption ends that as a payment does.
2026-08-18T09:00 receive unit=P.1 procedure=PAID fees=Phí:50000
= P.1-260818-0001 RECEIVED due 2026-08-24T17:00 paid 0/50000 r1
2026-08-18T09:10 request_payment P.1-260818-0001
= P.1-260818-0001 AWAITING_PAYMENT waiting paid 0/50000 r2
2026-08-18T10:00 exempt_fee P.1-260818-0001 number=1 legal_basis="Người có công"
= P.1-260818-0001 RECEIVED due 2026-08-25T08:20 r3
2026-08-18T10:01 request_payment P.1-260818-0001
! FIELD_VIOLATION fees: required
2026-08-18T10:02 exempt_fee P.1-260818-0001 number=1
! FEE_NOT_OWED code=P.1-260818-0001 number=1
# Of what ends without a result nothing is outstanding; how much of it goes back, no law says: up to all that was paid.
2026-08-18T10:10 receive unit=P.1 procedure=5WD fees=Phí:60000
= P.1-260818-0002 RECEIVED due 2026-08-24T17:00 paid 0/60000 r1
2026-08-18T10:11 record_payment P.1-260818-0002 amount_vnd=60000 payment_method=counter
= P.1-260818-0002 RECEIVED due 2026-08-24T17:00 paid 60000/60000 r2
2026-08-19T08:00 withdraw P.1-260818-0002 reason="Đổi ý"
= P.1-260818-0002 WITHDRAWN due 2026-08-24T17:00 paid 60000/60000 r3
2026-08-19T08:05 record_refund P.1-260818-0002 amount_vnd=60000 payment_method=counter reason="Rút hồ sơ"
= P.1-260818-0002 WITHDRAWN due 2026-08-24T17:00 paid 60000/60000 refunded 60000 r4 warns REFUNDED_BELOW_OWED kept_vnd=0 owed_vnd=60000
2026-08-19T08:06 receive unit=P.1 procedure=5WD fees=Phí:15000
= P.1-260819-0001 RECEIVED due 2026-08-25T17:00 paid 0/15000 r1
2026-08-19T08:10 report money P.1 2026-08-01 2026-08-31
| P.1 owed_vnd 115000 exempted_vnd 230000 paid_at_counter_vnd 90000 paid_online_vnd 50000 paid_vnd 140000 refunded_vnd 100000 outstanding_vnd 15000
| P.1 total owed_vnd 115000 exempted_vnd 230000 paid_at_counter_vnd 90000 paid_online_vnd 50000 paid_vnd 140000 refunded_vnd 100000 outstanding_vnd 15000
2026-08-19T08:10 behind money P.1 2026-08-01 2026-08-31 column=outstanding_vnd
| P.1-260819-0001×15000
# Of the day before, what was paid and what was still to be paid then.
2026-08-19T08:10 report money P.1 2026-08-17 2026-08-17
| P.1 owed_vnd 70000 paid_at_counter_vnd 30000 paid_online_vnd 50000 paid_vnd 80000 refunded_vnd 10000
| P.1 total owed_vnd 70000 paid_at_counter_vnd 30000 paid_online_vnd 50000 paid_vnd 80000 refunded_vnd 10000
# As other systems told it: the same reference twice, more given back than was overpaid.
2026-08-20T08:00 import OLD-1 receive@2026-08-03T09:00 unit=P.2 procedure=5WD fees=Phí:50000 record_payment@2026-08-03T10:00 amount_vnd=50000 payment_method=online reference=X record_payment@2026-08-03T11:00 amount_vnd=40000 payment_method=online reference=X record_refund@2026-08-04T09:00 amount_vnd=90000 payment_method=online
= OLD-1 RECEIVED due 2026-08-10T17:00 paid 90000/50000 refunded 90000 r4
2026-08-20T08:01 report money P.2 2026-08-01 2026-08-31
| P.2 owed_vnd 50000 paid_online_vnd 90000 paid_vnd 90000 refunded_vnd 90000 outstanding_vnd 50000
| P.2 total owed_vnd 50000 paid_online_vnd 90000 paid_vnd 90000 refunded_vnd 90000 outstanding_vnd 50000
# A result is returned although money is owed: accepted, and warned of once.
2026-08-21T08:00 receive unit=P.1 procedure=5WD fees=Phí:15000
= P.1-260821-0001 RECEIVED due 2026-08-27T17:00 paid 0/15000 r1
2026-08-21T08:10 record_payment P.1-260821-0001 amount_vnd=5000 payment_method=counter
= P.1-260821-0001 RECEIVED due 2026-08-27T17:00 paid 5000/15000 r2
2026-08-21T09:00 resolve P.1-260821-0001
= P.1-260821-0001 RESOLVED due 2026-08-27T17:00 early paid 5000/15000 r3
2026-08-21T09:01 return_result P.1-260821-0001 return_method=counter
= P.1-260821-0001 RETURNED due 2026-08-27T17:00 early paid 5000/15000 r4 warns FEE_OUTSTANDING amount_vnd=10000
2026-12-31T08:00 fees NONE direct
| Phí, lệ phí 80000 → 40000 by TT64
2027-01-01T08:00 fees NONE direct
| Phí, lệ phí 80000
2027-02-28T08:00 fees NONE online NQ66.22
| Phí, lệ phí 50000 → 0 by NQ66.22
2027-02-28T08:01 receive unit=P.1 procedure=NONE channel=online fees=Phí:50000:0:NQ66.22
= P.1-270228-0001 RECEIVED undated r1
2027-03-01T08:00 fees NONE online NQ66.22
| Phí, lệ phí 50000
2027-03-01T08:01 receive unit=P.1 procedure=NONE channel=online fees=Phí:50000:0:NQ66.22
= P.1-270301-0001 RECEIVED undated r1 warns TARIFF_NOT_VALID tariff=NQ66.22 day=2027-03-01
2027-03-01T08:02 history P.1-260818-0002
| 2026-08-18T10:10 received
| 2026-08-18T10:11 payment_recorded
| 2026-08-19T08:00 withdrawn
| 2026-08-19T08:05 refund_recorded
2027-03-01T08:03 verify
| findings 0
