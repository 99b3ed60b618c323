# A correction: open again with its old due time, overdue at once; the first finish stays a flow of its day.
2026-03-02T09:00 receive unit=P.1 procedure=5WD
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-04T09:00 resolve P.1-260302-0001
= P.1-260302-0001 RESOLVED due 2026-03-09T17:00 early r2
2026-03-05T09:00 return_result P.1-260302-0001
= P.1-260302-0001 RETURNED due 2026-03-09T17:00 early r3
2026-03-16T09:00 reopen P.1-260302-0001 reason="Sai tên"
! ROLE_REQUIRED action=reopen role=supervisor
2026-03-16T09:00 reopen P.1-260302-0001 reason="Sai tên" as=supervisor
= P.1-260302-0001 PROCESSING due 2026-03-09T17:00 early r4
2026-03-16T09:01 form P 2026-03-01 2026-03-31
| P.1 received_total 1 received_direct_or_post 1 resolved_total 1 resolved_early 1 open_total 1 open_overdue 1 reopened 1
| P total received_total 1 received_direct_or_post 1 resolved_total 1 resolved_early 1 open_total 1 open_overdue 1 reopened 1
2026-03-17T09:00 resolve P.1-260302-0001
= P.1-260302-0001 RESOLVED due 2026-03-09T17:00 late r5
2026-03-17T09:01 form P 2026-03-01 2026-03-31
| P.1 received_total 1 received_direct_or_post 1 resolved_total 1 resolved_early 1 reopened 1 resolved_again 1
| P total received_total 1 received_direct_or_post 1 resolved_total 1 resolved_early 1 reopened 1 resolved_again 1
2026-03-17T09:01 form P 2026-03-01 2026-03-31 judge
| P.1 received_total 2 received_direct_or_post 2 resolved_total 2 resolved_early 1 resolved_late 1
| P total received_total 2 received_direct_or_post 2 resolved_total 2 resolved_early 1 resolved_late 1
2026-03-17T09:02 form P 2026-03-01 2026-03-15
| P.1 received_total 1 received_direct_or_post 1 resolved_total 1 resolved_early 1
| P total received_total 1 received_direct_or_post 1 resolved_total 1 resolved_early 1
2026-03-17T09:03 return_result P.1-260302-0001
= P.1-260302-0001 RETURNED due 2026-03-09T17:00 late r6 warns APOLOGY_MISSING
2026-03-17T09:04 issue_apology P.1-260302-0001 reason=r signed_by=h
= P.1-260302-0001 RETURNED due 2026-03-09T17:00 late letter 1/PXL after due at fault P.1 r7
2026-03-17T09:05 return_result P.1-260302-0001
! ALREADY_RETURNED code=P.1-260302-0001 returned_time=2026-03-17T09:03:00.000+07:00
2026-03-17T10:00 verify
| findings 0
