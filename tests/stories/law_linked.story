# The code of a linked group (118/2025 art. 28(2), from 1/7/2025) has the id of the one-stop part that received it, but
# of what came online, which has the portal's; that nobody gives here, and it has the handling unit's. By Decree 61,
# to 30/6/2025, every code has the receiving unit's.
2025-06-30T08:00 linked 5WD
| published
2025-06-30T08:01 receive unit=P.1 receiving_unit=P.3 procedure=5WD
= P.3-250630-0001 RECEIVED due 2025-07-07T17:00 r1
2025-06-30T08:02 receive unit=P.1 receiving_unit=P.3 procedure=5WD channel=online
= P.3-250630-0002 RECEIVED due 2025-07-07T17:00 r1
2025-06-30T08:03 receive unit=P.1 receiving_unit=P.3 procedure=RESTART
= P.3-250630-0003 RECEIVED due 2025-07-07T17:00 r1
2025-07-01T08:00 receive unit=P.1 receiving_unit=P.3 procedure=5WD
= P.3-250701-0001 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T08:01 receive unit=P.1 receiving_unit=P.3 procedure=5WD channel=post
= P.3-250701-0002 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T08:02 receive unit=P.1 receiving_unit=P.3 procedure=5WD channel=online
= P.1-250701-0001 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T08:03 receive unit=P.1 receiving_unit=P.3 procedure=5WD channel=online_partial
= P.1-250701-0002 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T08:04 receive unit=P.1 receiving_unit=P.3 procedure=RESTART
= P.1-250701-0003 RECEIVED due 2025-07-08T17:00 r1
# Received where it is handled.
2025-07-01T08:05 receive unit=P.1 procedure=5WD
= P.1-250701-0004 RECEIVED due 2025-07-08T17:00 r1
# The provisional code of what came by post is of the same unit.
2025-07-01T08:06 submit unit=P.1 receiving_unit=P.3 procedure=5WD channel=post
= P.3-250701-S0001 SUBMITTED acceptance due 2025-07-02T08:06 r1
2025-07-01T08:07 submit unit=P.1 receiving_unit=P.3 procedure=5WD channel=online
= P.1-250701-S0001 SUBMITTED acceptance due 2025-07-02T08:07 r1
2025-07-01T08:08 receive P.3-250701-S0001
= P.3-250701-0003 RECEIVED due 2025-07-08T17:00 r2
2025-07-01T08:09 receive P.1-250701-S0001
= P.1-250701-0005 RECEIVED due 2025-07-08T17:00 r2
# The portal is published as one that keeps its own register. Its code is the dossier's from the submission on, and no
# number of ours; once, and of nothing else.
2025-07-01T08:10 submit unit=P.1 receiving_unit=P.3 procedure=5WD channel=online portal_code=G22-250701-0042
! FIELD_VIOLATION portal_code: outside_unit G22
2025-07-01T08:10 outside G22
| published
2025-07-01T08:11 submit unit=P.1 receiving_unit=P.3 procedure=5WD channel=online portal_code=G22-250701-0042
= G22-250701-0042 SUBMITTED acceptance due 2025-07-02T08:11 r1
2025-07-01T08:12 submit unit=P.1 receiving_unit=P.3 procedure=5WD channel=online portal_code=G22-250701-0042
! CODE_TAKEN code=G22-250701-0042 event=1
2025-07-01T08:13 receive G22-250701-0042
= G22-250701-0042 RECEIVED due 2025-07-08T17:00 r2
2025-07-01T08:14 receive unit=P.1 receiving_unit=P.3 procedure=5WD channel=online portal_code=G22-250701-123456
= G22-250701-123456 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T08:15 receive unit=P.1 receiving_unit=P.3 procedure=5WD channel=direct portal_code=G22-250701-0043
! FIELD_VIOLATION portal_code: online_dossier
2025-07-01T08:16 receive unit=P.1 receiving_unit=P.3 procedure=RESTART channel=online portal_code=G22-250701-0043
! FIELD_VIOLATION portal_code: linked_procedure
2025-07-01T08:17 receive unit=P.1 receiving_unit=P.3 procedure=5WD channel=online portal_code=P.3-250701-0043
! FIELD_VIOLATION portal_code: outside_unit P.3
2025-07-01T08:18 receive unit=P.1 receiving_unit=P.3 procedure=5WD channel=online portal_code=G22-250630-0001 effective=2025-06-30T16:00
! FIELD_VIOLATION portal_code: code_of_portal
2025-07-01T08:19 receive unit=P.1 procedure=5WD channel=online
= P.1-250701-0006 RECEIVED due 2025-07-08T17:00 r1
2025-07-01T08:19 find G22
| G22-250701-0042 G22-250701-123456
2025-07-01T08:20 verify
| findings 0
# Taken in from anywhere in the nation: by a published list, since 5/8/2026 (309/2026 art. 7(2)). While there is none,
# nobody is warned.
2026-08-05T08:00 receive unit=P.1 receiving_unit=P.3 procedure=RESTART boundary=nation
= P.1-260805-0001 RECEIVED due 2026-08-12T17:00 r1
2026-08-05T08:01 nationwide 4H 2026-08-07
| published
2026-08-05T08:02 receive unit=P.1 receiving_unit=P.3 procedure=RESTART boundary=nation
= P.1-260805-0002 RECEIVED due 2026-08-12T17:00 r1 warns NOT_ON_NATIONWIDE_LIST procedure=RESTART regulation=309/2026/NĐ-CP
2026-08-05T08:03 receive unit=P.1 receiving_unit=P.3 procedure=RESTART boundary=province
= P.1-260805-0003 RECEIVED due 2026-08-12T17:00 r1
# Of the day before the law there was no list to be on.
2026-08-05T08:04 receive unit=P.1 receiving_unit=P.3 procedure=RESTART boundary=nation effective=2026-08-04T16:59
= P.1-260804-0001 RECEIVED due 2026-08-11T17:00 r1
# Four hours. Not on the list yet, and on it from its day on; at the receipt of a submission, too, and not before it.
2026-08-06T08:00 receive unit=P.1 receiving_unit=P.3 procedure=4H boundary=nation
= P.1-260806-0001 RECEIVED due 2026-08-06T13:30 r1 warns NOT_ON_NATIONWIDE_LIST procedure=4H regulation=309/2026/NĐ-CP
2026-08-06T08:01 submit unit=P.1 receiving_unit=P.3 procedure=4H channel=online boundary=nation
= P.1-260806-S0001 SUBMITTED acceptance due 2026-08-07T08:01 r1
2026-08-06T08:02 submit unit=P.1 receiving_unit=P.3 procedure=4H channel=online boundary=nation
= P.1-260806-S0002 SUBMITTED acceptance due 2026-08-07T08:02 r1
2026-08-06T08:03 receive P.1-260806-S0001
= P.1-260806-0002 RECEIVED due 2026-08-06T13:33 r2 warns NOT_ON_NATIONWIDE_LIST procedure=4H regulation=309/2026/NĐ-CP
2026-08-07T08:00 receive unit=P.1 receiving_unit=P.3 procedure=4H boundary=nation
= P.1-260807-0001 RECEIVED due 2026-08-07T13:30 r1
2026-08-07T08:01 receive P.1-260806-S0002
= P.1-260807-0002 RECEIVED due 2026-08-07T13:31 r2
2026-08-07T08:02 verify
| findings 0
