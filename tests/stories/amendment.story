# Corrections: the applicant's data at any time; procedure or channel by a supervisor while it is
# worked on.
2026-03-02T09:00 receive unit=P.1 procedure=CHANNELS channel=direct applicant.name="Nguyễn Văn A"
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T10:00 amend P.1-260302-0001 applicant.name="Nguyễn Văn B" reason="Sai tên"
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r2
2026-03-02T10:01 amend P.1-260302-0001 channel=online reason="Nhầm kênh"
! ROLE_REQUIRED action=amend role=supervisor
2026-03-02T10:02 amend P.1-260302-0001 channel=online reason="Nhầm kênh" as=supervisor
= P.1-260302-0001 RECEIVED due 2026-03-23T17:00 r3
2026-03-02T10:03 amend P.1-260302-0001 procedure=NOTHING reason="Nhầm" as=supervisor
! PROCEDURE_NOT_FOUND procedure=NOTHING day=2026-03-02 field=procedure
2026-03-02T10:04 amend P.1-260302-0001 procedure=4H reason="Nhầm thủ tục" as=supervisor
= P.1-260302-0001 RECEIVED due 2026-03-02T14:30 r4
2026-03-02T10:05 hand_over P.1-260302-0001 to=P.1
= P.1-260302-0001 PROCESSING due 2026-03-02T14:30 held by P.1  r5
2026-03-02T10:06 amend P.1-260302-0001 procedure=5WD reason="Nhầm thủ tục" as=supervisor
= P.1-260302-0001 PROCESSING due 2026-03-09T17:00 held by P.1  r6
2026-03-02T10:07 amend P.1-260302-0001 request_content="Xin cấp lại" reason="Bổ sung nội dung"
= P.1-260302-0001 PROCESSING due 2026-03-09T17:00 held by P.1  r7
2026-03-02T11:00 form P 2026-03-02 2026-03-02
| P.1 received_total 1 received_online 1 open_total 1 open_in_time 1
| P total received_total 1 received_online 1 open_total 1 open_in_time 1
2026-03-02T14:00 verify
| findings 0
# A mask says what is corrected, also to nothing; without one it is what is filled in.
2026-03-03T09:00 receive unit=P.1 procedure=5WD channel=direct applicant.identity=001190000001 applicant.email=a@b.vn
= P.1-260303-0001 RECEIVED due 2026-03-10T17:00 r1
2026-03-03T09:01 amend P.1-260303-0001 applicant.telephone=0912345678 reason=r
= P.1-260303-0001 RECEIVED due 2026-03-10T17:00 r2
2026-03-03T09:02 applicant P.1-260303-0001
| name=Nguyễn Văn A identity=001190000001 telephone=0912345678 email=a@b.vn
2026-03-03T09:03 amend P.1-260303-0001 applicant.name="Nguyễn Văn B" applicant.address=x update_mask.paths=applicant.name update_mask.paths=applicant.email reason=r
= P.1-260303-0001 RECEIVED due 2026-03-10T17:00 r3
2026-03-03T09:04 applicant P.1-260303-0001
| name=Nguyễn Văn B identity=001190000001 telephone=0912345678
2026-03-03T09:05 amend P.1-260303-0001 applicant.name="Nguyễn Văn C" update_mask.paths=applicant reason=r
= P.1-260303-0001 RECEIVED due 2026-03-10T17:00 r4
2026-03-03T09:06 applicant P.1-260303-0001
| name=Nguyễn Văn C
# Of nothing: nothing named, nothing that is not so already, nothing that there is.
2026-03-03T09:07 amend P.1-260303-0001 reason=r
! FIELD_VIOLATION update_mask: something_to_amend
2026-03-03T09:07 amend P.1-260303-0001 applicant.name="Nguyễn Văn C" channel=direct reason=r
! FIELD_VIOLATION update_mask: something_to_amend
2026-03-03T09:07 amend P.1-260303-0001 update_mask.paths=unit reason=r
! FIELD_VIOLATION update_mask: one_of papers, request_content, procedure, channel, applicant, applicant.name, applicant.identity, applicant.telephone, applicant.email, applicant.address
2026-03-03T09:07 amend P.1-260303-0001 update_mask.paths=procedure reason=r as=supervisor
! FIELD_VIOLATION procedure: required
2026-03-03T09:07 amend P.1-260303-0001 update_mask.paths=channel reason=r as=supervisor
! FIELD_VIOLATION channel: required
