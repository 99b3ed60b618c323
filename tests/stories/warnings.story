# What is done and probably not meant is told.
2026-03-02T08:00 receive unit=P.1 procedure=5WD nobody
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1 warns APPLICANT_MISSING
2026-03-02T08:00 receive unit=P.1 procedure=5WD nobody applicant.identity=001190000001
= P.1-260302-0002 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T08:00 submit unit=P.1 procedure=5WD channel=online nobody dry
= (no code) SUBMITTED acceptance due 2026-03-03T08:00 r1 warns APPLICANT_MISSING
2026-03-02T08:00 submit unit=P.1 procedure=5WD channel=online nobody applicant.name=" " dry
= (no code) SUBMITTED acceptance due 2026-03-03T08:00 r1 warns APPLICANT_MISSING
2026-03-02T08:00 refuse unit=P.1 procedure=5WD reason=r nobody
= P.1-260302-S0001 REFUSED r1 warns APPLICANT_MISSING
2026-03-02T09:00 request_payment P.1-260302-0001 fees=phí:1000 fees=" :2000" dry
= P.1-260302-0001 AWAITING_PAYMENT due 2026-03-09T17:00 paid 0/3000 r2 warns FEE_WITHOUT_NAME fees=fees[1]
2026-03-02T09:00 request_payment P.1-260302-0001 fees=phí:1000 fees=:2000
= P.1-260302-0001 AWAITING_PAYMENT due 2026-03-09T17:00 paid 0/3000 r2 warns FEE_WITHOUT_NAME fees=fees[1]
2026-03-02T09:01 record_payment P.1-260302-0001 amount_vnd=2000 payment_method=online
= P.1-260302-0001 AWAITING_PAYMENT due 2026-03-09T17:00 paid 2000/3000 r3
2026-03-02T09:02 record_payment P.1-260302-0001 amount_vnd=2000 payment_method=counter id=once
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 paid 4000/3000 r4 warns OVERPAID paid_vnd=4000 owed_vnd=3000
2026-03-02T09:03 record_payment P.1-260302-0001 amount_vnd=2000 payment_method=counter id=once
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 paid 4000/3000 r4 repeated warns OVERPAID paid_vnd=4000 owed_vnd=3000
2026-03-02T09:04 record_payment P.1-260302-0002 amount_vnd=1 payment_method=counter
= P.1-260302-0002 RECEIVED due 2026-03-09T17:00 r2 warns OVERPAID paid_vnd=1 owed_vnd=0
# The first answer says it again, though the dossier has gone on.
2026-03-02T09:05 hand_over P.1-260302-0001 to=P.2
= P.1-260302-0001 PROCESSING due 2026-03-09T17:00 paid 4000/3000 held by P.2  r5
2026-03-02T09:06 record_payment P.1-260302-0001 amount_vnd=2000 payment_method=counter id=once
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 paid 4000/3000 r4 repeated warns OVERPAID paid_vnd=4000 owed_vnd=3000
# Nobody is there on a Sunday, at lunch, or at night; at closing time there is.
2026-03-02T10:00 issue_apology P.1-260302-0001 reason=r signed_by=h reappointed_time=2026-03-15T09:00
= P.1-260302-0001 PROCESSING due 2026-03-09T17:00 letter 1/PXL before due at fault P.2 paid 4000/3000 held by P.2  r6 warns REAPPOINTMENT_OUTSIDE_HOURS unit=P.1 reappointed_time=2026-03-15T09:00:00.000+07:00
2026-03-02T10:00 issue_apology P.1-260302-0002 reason=r signed_by=h reappointed_time=2026-03-16T17:00
= P.1-260302-0002 RECEIVED due 2026-03-09T17:00 letter 2/PXL before due at fault P.1 r3
2026-03-02T10:00 receive unit=P.1 procedure=5WD
= P.1-260302-0003 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T10:00 issue_apology P.1-260302-0003 reason=r signed_by=h reappointed_time=2026-03-16T12:00 dry
= P.1-260302-0003 RECEIVED due 2026-03-09T17:00 letter 3/PXL before due at fault P.1 r2 warns REAPPOINTMENT_OUTSIDE_HOURS unit=P.1 reappointed_time=2026-03-16T12:00:00.000+07:00
2026-03-02T10:00 issue_apology P.1-260302-0003 reason=r signed_by=h reappointed_time=2026-03-16T17:01 dry
= P.1-260302-0003 RECEIVED due 2026-03-09T17:00 letter 3/PXL before due at fault P.1 r2 warns REAPPOINTMENT_OUTSIDE_HOURS unit=P.1 reappointed_time=2026-03-16T17:01:00.000+07:00
2026-03-02T10:00 issue_apology P.1-260302-0003 reason=r signed_by=h reappointed_time=2026-03-16T11:30
= P.1-260302-0003 RECEIVED due 2026-03-09T17:00 letter 3/PXL before due at fault P.1 r2
2026-03-02T10:30 amend P.1-260302-0002 update_mask.paths=applicant.identity reason=r
= P.1-260302-0002 RECEIVED due 2026-03-09T17:00 letter 2/PXL before due at fault P.1 r4 warns APPLICANT_MISSING
2026-03-02T11:00 verify
| findings 0
