# The most urgent first, whichever unit's it is: applications by when their acceptance is due. One that awaits a
# supplement cannot be accepted, and has no hours until it was brought.
2026-03-02T07:59 watch_queues
2026-03-02T08:00 submit unit=P.2 procedure=5WD channel=online
= P.2-260302-S0001 SUBMITTED acceptance due 2026-03-03T08:00 r1
2026-03-02T08:30 submit unit=P.1 procedure=5WD channel=online
= P.1-260302-S0001 SUBMITTED acceptance due 2026-03-03T08:30 r1
2026-03-02T09:00 submit unit=P.1 procedure=5WD channel=online
= P.1-260302-S0002 SUBMITTED acceptance due 2026-03-03T09:00 r1
2026-03-02T09:01 list acceptance P
| P.2-260302-S0001 P.1-260302-S0001 P.1-260302-S0002
2026-03-02T09:10 request_supplement P.1-260302-S0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260302-S0001 AWAITING_SUPPLEMENT r2
2026-03-02T09:11 list acceptance P
| P.2-260302-S0001 P.1-260302-S0002
2026-03-02T09:11 list supplement P
| P.1-260302-S0001
2026-03-02T15:00 provide_supplement P.1-260302-S0001
= P.1-260302-S0001 SUBMITTED acceptance due 2026-03-03T15:00 r3
2026-03-02T15:01 list acceptance P
| P.2-260302-S0001 P.1-260302-S0002 P.1-260302-S0001
# Of what is open those that are due, then what waits, then what has no due time, whichever was received first.
2026-03-03T08:00 receive unit=P.1 procedure=NONE
= P.1-260303-0001 RECEIVED undated r1
2026-03-03T08:10 receive unit=P.2 procedure=PAID
= P.2-260303-0001 RECEIVED due 2026-03-10T17:00 r1
2026-03-03T08:20 request_payment P.2-260303-0001 fees=phí:50000
= P.2-260303-0001 AWAITING_PAYMENT waiting paid 0/50000 r2
2026-03-03T08:30 receive unit=P.2 procedure=5WD
= P.2-260303-0002 RECEIVED due 2026-03-10T17:00 r1
2026-03-03T08:40 receive unit=P.1 procedure=4H
= P.1-260303-0002 RECEIVED due 2026-03-03T14:10 r1
2026-03-03T08:41 list open P
| P.1-260303-0002 P.2-260303-0002 P.2-260303-0001 P.1-260303-0001
2026-03-03T08:42 verify
| findings 0
