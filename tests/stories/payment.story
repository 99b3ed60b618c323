# A financial duty: the clock stops only where the procedure says so.
2026-03-02T09:00 receive unit=P.1 procedure=PAID
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-03T08:00 request_payment P.1-260302-0001 fees=phí:50000 fees=lệ_phí:20000
= P.1-260302-0001 AWAITING_PAYMENT waiting paid 0/70000 r2
2026-03-09T09:00 record_payment P.1-260302-0001 amount_vnd=50000
= P.1-260302-0001 AWAITING_PAYMENT waiting paid 50000/70000 r3
2026-03-10T07:30 record_payment P.1-260302-0001 amount_vnd=20000 payment_method=online reference=X1
= P.1-260302-0001 RECEIVED due 2026-03-16T16:30 paid 70000/70000 r4
2026-03-10T07:31 record_payment P.1-260302-0001 amount_vnd=0
! FIELD_VIOLATION amount_vnd: amount
2026-03-02T09:00 receive unit=P.1 procedure=5WD
= P.1-260310-0001 RECEIVED due 2026-03-17T17:00 r1
2026-03-10T08:00 request_payment P.1-260310-0001 fees=phí:50000
= P.1-260310-0001 AWAITING_PAYMENT due 2026-03-17T17:00 paid 0/50000 r2
2026-03-10T09:00 record_payment P.1-260310-0001 amount_vnd=50000
= P.1-260310-0001 RECEIVED due 2026-03-17T17:00 paid 50000/50000 r3
2026-03-10T09:00 request_payment P.1-260310-0001 fees=phí:-1
! FIELD_VIOLATION fees[0].amount_vnd: number_between 0–1000000000000
# Of 0: named, it says that nothing is to be paid; without a name it says nothing.
2026-03-10T09:01 request_payment P.1-260310-0001 fees=phí:0 fees=phí:0 dry
= P.1-260310-0001 RECEIVED due 2026-03-17T17:00 paid 50000/50000 r4
2026-03-10T09:01 request_payment P.1-260310-0001 fees=phí:0 fees=:0
! FIELD_VIOLATION fees[1].name: required
2026-03-10T09:01 request_payment P.1-260310-0001 fees=" :0"
! FIELD_VIOLATION fees[0].name: required
2026-03-11T09:00 resolve P.1-260310-0001
= P.1-260310-0001 RESOLVED due 2026-03-17T17:00 early paid 50000/50000 r4
2026-03-11T09:01 record_payment P.1-260310-0001 amount_vnd=1000
= P.1-260310-0001 RESOLVED due 2026-03-17T17:00 early paid 51000/50000 r5 warns OVERPAID paid_vnd=51000 owed_vnd=50000
2026-03-11T10:00 verify
| findings 0
# While its clock runs it is moved from a day off like any other, and due then once it is paid; one that waits is due
# on no day.
2026-03-12T08:00 receive unit=P.1 procedure=5WD
= P.1-260312-0001 RECEIVED due 2026-03-19T17:00 r1
2026-03-12T08:01 receive unit=P.1 procedure=PAID
= P.1-260312-0002 RECEIVED due 2026-03-19T17:00 r1
2026-03-12T09:00 request_payment P.1-260312-0001 fees=phí:50000
= P.1-260312-0001 AWAITING_PAYMENT due 2026-03-19T17:00 paid 0/50000 r2
2026-03-12T09:00 request_payment P.1-260312-0002 fees=phí:50000
= P.1-260312-0002 AWAITING_PAYMENT waiting paid 0/50000 r2
2026-03-12T10:00 exception P 2026-03-19 off
| published 1 due on a day off
2026-03-12T10:00 list due_on_day_off P
| P.1-260312-0001
2026-03-12T10:01 move_due_time P.1-260312-0002 as=head reason="Ngày nghỉ"
! DUE_DAY_IS_OPEN code=P.1-260312-0002
2026-03-12T10:01 move_due_time P.1-260312-0001 as=head reason="Ngày nghỉ"
= P.1-260312-0001 AWAITING_PAYMENT due 2026-03-20T17:00 paid 0/50000 r3
2026-03-12T10:02 list due_on_day_off P
| nothing
2026-03-12T11:00 record_payment P.1-260312-0001 amount_vnd=50000
= P.1-260312-0001 RECEIVED due 2026-03-20T17:00 paid 50000/50000 r4
2026-03-12T11:01 verify
| findings 0
