# Papers that are not scanned (only shown, secret, of verification: Circular 03/2025 art. 5(2); shown in VNeID:
# 320/2026 art. 2) leave the share of what is digitised at intake; what a database gave counts as digitised. A
# dossier that has only such papers counts as one that has none.
2026-10-05T08:00 receive unit=P.1 procedure=5WD papers=a:digitised papers=b:shown_in_vneid
= P.1-261005-0001 RECEIVED due 2026-10-12T17:00 r1
2026-10-05T08:00 receive unit=P.1 procedure=5WD papers=a:not_digitised papers=b:secret
= P.1-261005-0002 RECEIVED due 2026-10-12T17:00 r1
2026-10-05T08:00 receive unit=P.1 procedure=5WD papers=a:shown_only papers=b:obtained_by_agency
= P.1-261005-0003 RECEIVED due 2026-10-12T17:00 r1
2026-10-05T08:00 receive unit=P.1 procedure=5WD papers=a:from_database papers=b:secret
= P.1-261005-0004 RECEIVED due 2026-10-12T17:00 r1
2026-10-05T08:00 receive unit=P.1 procedure=5WD
= P.1-261005-0005 RECEIVED due 2026-10-12T17:00 r1
2026-10-05T08:05 report indicators P.1 2026-10-01 2026-10-31
| P.1 on_time 0/5 online 0/5 online_payment 0/5 digitised_at_intake 2/5
| P.1 total on_time 0/5 online 0/5 online_payment 0/5 digitised_at_intake 2/5
2026-10-05T08:05 behind indicators P.1 2026-10-01 2026-10-31 column=digitised_at_intake
| P.1-261005-0001 P.1-261005-0004
# Who is authorised names by what: a warning, at the submission and at the receipt, and nothing is refused.
2026-10-06T08:00 receive unit=P.1 procedure=5WD submitted_by.kind=authorised submitted_by.name="Trần Thị B" entry=kiosk entry_device="K1, sảnh" identity_check=card_reader
= P.1-261006-0001 RECEIVED due 2026-10-13T17:00 r1 warns AUTHORISATION_MISSING
2026-10-06T08:01 receive unit=P.1 procedure=5WD submitted_by.kind=authorised submitted_by.authorisation="số 5/2026"
= P.1-261006-0002 RECEIVED due 2026-10-13T17:00 r1
2026-10-06T08:02 submit unit=P.1 procedure=5WD channel=online submitted_by.kind=authorised entry=vneid
= P.1-261006-S0001 SUBMITTED acceptance due 2026-10-07T08:02 r1 warns AUTHORISATION_MISSING
2026-10-06T08:03 receive P.1-261006-S0001
= P.1-261006-0003 RECEIVED due 2026-10-13T17:00 r2 warns AUTHORISATION_MISSING
2026-10-06T08:04 submit unit=P.1 procedure=5WD channel=post submitted_by.kind=post nobody
= P.1-261006-S0002 SUBMITTED acceptance due 2026-10-07T08:04 r1 warns APPLICANT_MISSING
# A procedure with immediate results: one event is receipt, resolution and return (118/2025 art. 17(4)). It is judged
# as any other; no other procedure may, and what is given is said whole.
2026-10-07T08:00 receive unit=P.1 procedure=NOW result.outcome=granted result.return_method=counter result.taken_by="A"
= P.1-261007-0001 RETURNED due 2026-10-07T17:00 on time r1
2026-10-07T08:01 receive unit=P.1 procedure=5WD result.outcome=granted result.return_method=counter
! FIELD_VIOLATION result: immediate_procedure
2026-10-07T08:02 receive unit=P.1 procedure=NOW result.outcome=granted
! FIELD_VIOLATION result.return_method: required
2026-10-07T08:03 receive unit=P.1 procedure=NOW
= P.1-261007-0002 RECEIVED due 2026-10-07T17:00 r1
2026-10-07T09:00 submit unit=P.1 procedure=NOW channel=online
= P.1-261007-S0001 SUBMITTED acceptance due 2026-10-08T09:00 r1
2026-10-07T09:05 receive P.1-261007-S0001 result.outcome=denied result.return_method=electronic result.electronic_result=yes
= P.1-261007-0003 RETURNED due 2026-10-07T17:00 on time r2
2026-10-07T09:06 history P.1-261007-0003
| 2026-10-07T09:00 submitted
| 2026-10-07T09:05 received
2026-10-07T09:06 form P.1 2026-10-07 2026-10-07
| P.1 received_total 11 received_online 1 received_direct_or_post 2 carried_over 8 resolved_total 2 resolved_on_time 2 open_total 9 open_in_time 9
| P.1 total received_total 11 received_online 1 received_direct_or_post 2 carried_over 8 resolved_total 2 resolved_on_time 2 open_total 9 open_in_time 9
2026-10-07T15:00 receive unit=P.1 procedure=NOW result.outcome=granted result.return_method=counter
= P.1-261007-0004 RETURNED due 2026-10-08T17:00 early r1
# Its second finish is one of a dossier that was resolved once.
2026-10-07T16:00 reopen P.1-261007-0001 as=supervisor reason="Sai tên"
= P.1-261007-0001 PROCESSING due 2026-10-07T17:00 on time r2
2026-10-08T08:00 resolve P.1-261007-0001 outcome=granted
= P.1-261007-0001 RESOLVED due 2026-10-07T17:00 late r3
2026-10-08T08:01 erase P.1-261007-0003 as=supervisor reason="Hết hạn lưu" legal_basis="Luật 91/2025"
= P.1-261007-0003 RETURNED due 2026-10-07T17:00 on time r3
2026-10-08T08:02 verify
| findings 0
