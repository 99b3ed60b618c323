# What is done and probably not meant is told.
2026-03-02T08:00 receive unit=P.1 procedure=5WD nobody
2026-03-02T08:00 receive unit=P.1 procedure=5WD nobody applicant.identity=001190000001
2026-03-02T08:00 submit unit=P.1 procedure=5WD channel=online nobody dry
2026-03-02T08:00 refuse unit=P.1 procedure=5WD reason=r nobody
2026-03-02T09:00 request_payment P.1-260302-0001 fees=phí:1000 fees=:2000
2026-03-02T09:01 record_payment P.1-260302-0001 amount_vnd=2000 payment_method=online
2026-03-02T09:02 record_payment P.1-260302-0001 amount_vnd=2000 payment_method=counter id=once
2026-03-02T09:03 record_payment P.1-260302-0001 amount_vnd=2000 payment_method=counter id=once
2026-03-02T09:04 record_payment P.1-260302-0002 amount_vnd=1 payment_method=counter
# The first answer says it again, though the dossier has gone on.
2026-03-02T09:05 hand_over P.1-260302-0001 to=P.2
2026-03-02T09:06 record_payment P.1-260302-0001 amount_vnd=2000 payment_method=counter id=once
# Nobody is there on a Sunday, at lunch, or at night; at closing time there is.
2026-03-02T10:00 issue_apology P.1-260302-0001 reason=r signed_by=h reappointed_time=2026-03-15T09:00
2026-03-02T10:00 issue_apology P.1-260302-0002 reason=r signed_by=h reappointed_time=2026-03-16T17:00
2026-03-02T10:00 receive unit=P.1 procedure=5WD
2026-03-02T10:00 issue_apology P.1-260302-0003 reason=r signed_by=h reappointed_time=2026-03-16T12:00 dry
2026-03-02T10:00 issue_apology P.1-260302-0003 reason=r signed_by=h reappointed_time=2026-03-16T17:01 dry
2026-03-02T10:00 issue_apology P.1-260302-0003 reason=r signed_by=h reappointed_time=2026-03-16T11:30
2026-03-02T11:00 verify
