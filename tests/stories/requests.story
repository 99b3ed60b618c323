# The same request_id is the same answer, and never a second event; other content is refused.
2026-03-02T09:00 receive unit=P.1 procedure=5WD id=a
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:01 receive unit=P.1 procedure=5WD id=a
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1 repeated
2026-03-02T09:02 receive unit=P.1 procedure=4H id=a
! REQUEST_ID_REUSED sequence=4
2026-03-02T09:03 hand_over P.1-260302-0001 to=P.2 id=b
= P.1-260302-0001 PROCESSING due 2026-03-09T17:00 held by P.2  r2
2026-03-02T09:04 receive unit=P.1 procedure=5WD id=a
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1 repeated
2026-03-02T09:05 hand_over P.1-260302-0001 to=P.2 id=b
= P.1-260302-0001 PROCESSING due 2026-03-09T17:00 held by P.2  r2 repeated
# Only accepted commands are remembered.
2026-03-02T09:06 return_result P.1-260302-0001 id=c
! ILLEGAL_TRANSITION action=return_result code=P.1-260302-0001 state=PROCESSING allowed_actions=hand_over, request_supplement, request_payment, record_payment, issue_apology, acknowledge_apology, resolve, withdraw, stop, amend, arrive, adjust_return_time, consult, answer_consultation, notify, move_due_time, move_to_successor, assign_part, finish_part, attach_file, withdraw_file, record_refund, exempt_fee
2026-03-02T09:07 resolve P.1-260302-0001 id=c
= P.1-260302-0001 RESOLVED due 2026-03-09T17:00 early held by P.2  r3
# Kept seven days.
2026-03-09T09:00 receive unit=P.1 procedure=5WD id=a
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1 repeated
2026-03-09T09:01 receive unit=P.1 procedure=5WD id=a
= P.1-260309-0001 RECEIVED due 2026-03-16T17:00 r1
# Checked, and nothing written; a revision that has moved on; times out of range.
2026-03-09T09:02 receive unit=P.1 procedure=5WD dry
= (no code) RECEIVED due 2026-03-16T17:00 r1
2026-03-09T09:03 receive unit=P.1 procedure=5WD revision=7
= P.1-260309-0002 RECEIVED due 2026-03-16T17:00 r1
2026-03-09T09:04 withdraw P.1-260309-0002 revision=7
! REVISION_MISMATCH code=P.1-260309-0002 expected_revision=7 revision=1
2026-03-09T09:05 withdraw P.1-260309-0002 effective=2026-03-09T09:10
! EFFECTIVE_TIME_OUT_OF_RANGE effective_time=2026-03-09T09:10:00.000+07:00 earliest=2026-03-09T09:03:00.000+07:00 latest=2026-03-09T09:06:00.000+07:00
2026-03-09T09:06 withdraw P.1-260309-0002 effective=2026-03-09T08:00
! EFFECTIVE_TIME_OUT_OF_RANGE effective_time=2026-03-09T08:00:00.000+07:00 earliest=2026-03-09T09:03:00.000+07:00 latest=2026-03-09T09:07:00.000+07:00
2026-03-09T09:07 receive unit=P.1 procedure=5WD effective=2026-03-05T09:00
! EFFECTIVE_TIME_OUT_OF_RANGE effective_time=2026-03-05T09:00:00.000+07:00 earliest=2026-03-06T09:07:00.000+07:00 latest=2026-03-09T09:08:00.000+07:00 late_entry_from=2026-01-08T09:07:00.000+07:00
2026-03-09T09:08 receive unit=P.1 procedure=5WD effective=2026-03-06T16:00
= P.1-260306-0001 RECEIVED due 2026-03-13T17:00 r1
2026-03-09T09:09 receive unit=P.1 procedure=5WD caller_reference=ref-1
= P.1-260309-0003 RECEIVED due 2026-03-16T17:00 r1
2026-03-09T09:10 receive unit=P.1 procedure=5WD caller_reference=ref-1
! CALLER_REFERENCE_TAKEN caller_reference=ref-1 code=P.1-260309-0003
2026-03-09T10:00 reopen_store
2026-03-09T10:01 receive unit=P.1 procedure=5WD
= P.1-260309-0004 RECEIVED due 2026-03-16T17:00 r1
2026-03-09T10:02 verify
| findings 0
