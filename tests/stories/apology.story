# A late dossier is returned only with its apology; one letter, not two.
2025-07-07T09:00 receive unit=P.1 procedure=5WD
= P.1-250707-0001 RECEIVED due 2025-07-14T17:00 r1
2025-07-11T16:59 list apology_owed P
| nothing
2025-07-11T17:00 list apology_owed P
| P.1-250707-0001
2025-07-11T17:00 acknowledge_apology P.1-250707-0001 delivered_to=x
! APOLOGY_NOT_ISSUED code=P.1-250707-0001
2025-07-14T08:00 issue_apology P.1-250707-0001 reason="Xác minh" signed_by="Lãnh đạo"
! FIELD_VIOLATION reappointed_time: required
2025-07-14T08:00 issue_apology P.1-250707-0001 reason="Xác minh" signed_by="Lãnh đạo" reappointed_time=2025-07-14T17:00
! REAPPOINTMENT_TOO_EARLY code=P.1-250707-0001 earliest=2025-07-14T17:00:00.000+07:00
2025-07-14T08:00 issue_apology P.1-250707-0001 reason="Xác minh" signed_by="Lãnh đạo" reappointed_time=2025-07-18T17:00
= P.1-250707-0001 RECEIVED due 2025-07-14T17:00 letter 1/PXL before due at fault P.1 r2
2025-07-14T08:01 list apology_owed P
| nothing
2025-07-14T08:02 issue_apology P.1-250707-0001 reason="Xác minh" signed_by="Lãnh đạo" reappointed_time=2025-07-25T17:00
! REAPPOINTMENT_LIMIT code=P.1-250707-0001 limit=1 regulation=118/2025/NĐ-CP letter=1/PXL
2025-07-14T08:30 acknowledge_apology P.1-250707-0001 delivery_method=sms delivered_to="Nguyễn Văn A"
= P.1-250707-0001 RECEIVED due 2025-07-14T17:00 letter 1/PXL before due at fault P.1 delivered r3
2025-07-14T17:00 timeliness P 2025-07-01 2025-07-31
| as of 2025-07-14T17:00 on time 0/0
2025-07-14T17:01 timeliness P 2025-07-01 2025-07-31
| as of 2025-07-14T17:01 on time 0/0 owed 1 before due 1
2025-07-16T09:00 resolve P.1-250707-0001
= P.1-250707-0001 RESOLVED due 2025-07-14T17:00 late letter 1/PXL before due at fault P.1 delivered r4
2025-07-16T10:00 return_result P.1-250707-0001
= P.1-250707-0001 RETURNED due 2025-07-14T17:00 late letter 1/PXL before due at fault P.1 delivered r5
2025-07-16T10:01 timeliness P 2025-07-01 2025-07-31
| as of 2025-07-16T10:01 on time 0/1 late with letter 1 owed 1 before due 1
# Without: refused until the letter is out, even after the finish.
2025-08-04T09:00 receive unit=P.2 procedure=5WD
= P.2-250804-0001 RECEIVED due 2025-08-11T17:00 r1
2025-08-05T09:00 hand_over P.2-250804-0001 to=P.1
= P.2-250804-0001 PROCESSING due 2025-08-11T17:00 held by P.1  r2
2025-08-12T09:00 resolve P.2-250804-0001
= P.2-250804-0001 RESOLVED due 2025-08-11T17:00 late held by P.1  r3
2025-08-12T10:00 return_result P.2-250804-0001
= P.2-250804-0001 RETURNED due 2025-08-11T17:00 late held by P.1  r4 warns APOLOGY_MISSING
2025-08-12T11:00 timeliness P 2025-08-01 2025-08-31
| as of 2025-08-12T11:00 on time 0/1 late without letter 1 owed 1 missing 1
2025-08-12T11:00 issue_apology P.2-250804-0001 reason="Chậm" signed_by="Lãnh đạo" unit_at_fault=NOWHERE
! UNIT_NOT_FOUND unit=NOWHERE field=unit_at_fault
2025-08-12T11:00 issue_apology P.2-250804-0001 reason="Chậm" signed_by="Lãnh đạo" reappointed_time=2025-08-12T11:00
! REAPPOINTMENT_TOO_EARLY code=P.2-250804-0001 earliest=2025-08-12T11:00:00.000+07:00
2025-08-12T11:00 issue_apology P.2-250804-0001 reason="Chậm" signed_by="Lãnh đạo"
= P.2-250804-0001 RETURNED due 2025-08-11T17:00 late letter 1/PXL after due at fault P.1 held by P.1  r5
2025-08-12T11:01 return_result P.2-250804-0001
! ALREADY_RETURNED code=P.2-250804-0001 returned_time=2025-08-12T10:00:00.000+07:00
2025-08-12T11:02 timeliness P 2025-08-01 2025-08-31
| as of 2025-08-12T11:02 on time 0/1 late with letter 1 owed 1 after due 1
# Not owed: in time and resolved; undated.
2025-08-12T13:00 receive unit=P.1 procedure=5WD
= P.1-250812-0001 RECEIVED due 2025-08-19T17:00 r1
2025-08-12T14:00 resolve P.1-250812-0001
= P.1-250812-0001 RESOLVED due 2025-08-19T17:00 early r2
2025-08-12T14:01 issue_apology P.1-250812-0001 reason=x signed_by=h reappointed_time=2025-09-18T17:00
! APOLOGY_NOT_OWED code=P.1-250812-0001 state=RESOLVED
2025-08-12T14:02 receive unit=P.1 procedure=NONE
= P.1-250812-0002 RECEIVED undated r1
2025-08-12T14:03 issue_apology P.1-250812-0002 reason=x signed_by=h reappointed_time=2025-09-18T17:00
! APOLOGY_NOT_OWED code=P.1-250812-0002 state=RECEIVED
# A letter whose dossier was not late in the end.
2025-08-13T08:00 receive unit=P.1 procedure=5WD
= P.1-250813-0001 RECEIVED due 2025-08-20T17:00 r1
2025-08-14T08:00 issue_apology P.1-250813-0001 reason=x signed_by=h reappointed_time=2025-09-18T17:00
= P.1-250813-0001 RECEIVED due 2025-08-20T17:00 letter 2/PXL before due at fault P.1 r2
2025-08-15T08:00 resolve P.1-250813-0001
= P.1-250813-0001 RESOLVED due 2025-08-20T17:00 early letter 2/PXL before due at fault P.1 r3
2025-08-15T08:01 timeliness P.1 2025-08-01 2025-08-31
| as of 2025-08-15T08:01 on time 2/2 early 2 not needed 1
2025-08-15T09:00 verify
| findings 0
