# An agency of another province keeps its own register: nothing is numbered in its series here. What it handles and we
# receive has the receiving unit's code; its figures are its own, in no total of our province but the receiving side's.
2026-08-10T08:00 outside X.1
| published
2026-08-10T08:01 receive unit=X.1 receiving_unit=P.3 procedure=RESTART
= P.3-260810-0001 RECEIVED due 2026-08-17T17:00 r1
2026-08-10T08:02 receive unit=X.1 procedure=RESTART
! FIELD_VIOLATION receiving_unit: unit_that_numbers
2026-08-10T08:03 receive unit=X.1 receiving_unit=X.1 procedure=RESTART
! FIELD_VIOLATION receiving_unit: unit_that_numbers
2026-08-10T08:04 refuse unit=X.1 procedure=RESTART reason="Sai nơi nộp"
! FIELD_VIOLATION receiving_unit: unit_that_numbers
2026-08-10T08:05 submit unit=X.1 receiving_unit=P.3 procedure=RESTART channel=online
= P.3-260810-S0001 SUBMITTED acceptance due 2026-08-11T08:05 r1
# What it receives for one of ours has our code, of a linked procedure too; so has by Decree 61 what it received.
2026-08-10T08:06 receive unit=P.1 receiving_unit=X.1 procedure=RESTART
= P.1-260810-0001 RECEIVED due 2026-08-17T17:00 r1
2026-08-10T08:07 linked 5WD
| published
2026-08-10T08:08 receive unit=P.1 receiving_unit=X.1 procedure=5WD
= P.1-260810-0002 RECEIVED due 2026-08-17T17:00 r1
# Its letters are numbered by who received the dossier, among its own.
2026-08-10T08:09 issue_apology P.3-260810-0001 reason="Chậm" signed_by=h reappointed_time=2026-08-18T10:00
= P.3-260810-0001 RECEIVED due 2026-08-17T17:00 letter 1/PXL before due at fault P.3 r2
2026-08-10T08:10 receive unit=P.3 procedure=RESTART
= P.3-260810-0002 RECEIVED due 2026-08-15T11:30 r1
2026-08-10T08:11 issue_apology P.3-260810-0002 reason="Chậm" signed_by=h reappointed_time=2026-08-17T10:00
= P.3-260810-0002 RECEIVED due 2026-08-15T11:30 letter 2/PXL before due at fault P.3 r2
2026-08-10T08:12 form X.1 2026-08-10 2026-08-10
| X.1 received_total 1 received_direct_or_post 1 open_total 1 open_in_time 1
| X.1 total received_total 1 received_direct_or_post 1 open_total 1 open_in_time 1
2026-08-10T08:12 form P 2026-08-10 2026-08-10
| P.1 received_total 2 received_direct_or_post 2 open_total 2 open_in_time 2
| P.3 received_total 1 received_direct_or_post 1 open_total 1 open_in_time 1
| P total received_total 3 received_direct_or_post 3 open_total 3 open_in_time 3
# Of those that P.3 received it handles one.
2026-08-10T08:12 report form-06a P.3 2026-08-10 2026-08-10 side=receiving
| P.3 received_total 2 received_direct_or_post 2 open_total 2 open_in_time 2
| P.3 total received_total 2 received_direct_or_post 2 open_total 2 open_in_time 2
# Handed over to it, and back: the code stays.
2026-08-10T08:13 hand_over P.1-260810-0001 to=X.1 handling_unit=X.1 as=supervisor
= P.1-260810-0001 PROCESSING due 2026-08-17T17:00 held by X.1  r2
2026-08-10T08:14 form X.1 2026-08-10 2026-08-10
| X.1 received_total 2 received_direct_or_post 2 open_total 2 open_in_time 2
| X.1 total received_total 2 received_direct_or_post 2 open_total 2 open_in_time 2
2026-08-10T08:15 verify
| findings 0
