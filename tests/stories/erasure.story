# After the end: the applicant's data are corrected, and in the end erased. No clock and no figure changes.
2026-03-02T09:00 receive unit=P.1 procedure=5WD channel=online applicant.name="Nguyễn Văn Mẫu" applicant.identity=001190000001 request_content="Xin cấp lại"
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:01 correct P.1-260302-0001 applicant.name="Nguyễn Văn B" reason="Sai tên"
! ILLEGAL_TRANSITION action=correct code=P.1-260302-0001 state=RECEIVED allowed_actions=hand_over, request_supplement, request_payment, record_payment, issue_apology, acknowledge_apology, resolve, withdraw, stop, annul, amend, arrive, adjust_return_time, consult, answer_consultation, notify, move_due_time, move_to_successor, assign_part, finish_part, attach_file, withdraw_file, record_refund, exempt_fee
2026-03-02T09:02 erase P.1-260302-0001 reason="Hết hạn lưu" legal_basis="Luật 91/2025/QH15" as=supervisor
! NOT_ENDED code=P.1-260302-0001 state=RECEIVED
2026-03-03T09:00 resolve P.1-260302-0001 outcome=granted
= P.1-260302-0001 RESOLVED due 2026-03-09T17:00 early r2
2026-03-03T09:01 erase P.1-260302-0001 reason="Hết hạn lưu" legal_basis="Luật 91/2025/QH15" as=supervisor
! NOT_ENDED code=P.1-260302-0001 state=RESOLVED
2026-03-04T09:00 return_result P.1-260302-0001 return_method=counter taken_by="Nguyễn Văn Mẫu"
= P.1-260302-0001 RETURNED due 2026-03-09T17:00 early r3
2026-03-05T09:00 correct P.1-260302-0001 applicant.telephone=0912345678 reason="Ghi thiếu"
= P.1-260302-0001 RETURNED due 2026-03-09T17:00 early r4
2026-03-05T09:01 applicant P.1-260302-0001
| name=Nguyễn Văn Mẫu identity=001190000001 telephone=0912345678
2026-03-05T09:02 correct P.1-260302-0001 reason="Ghi thiếu"
! FIELD_VIOLATION update_mask: something_to_amend
2026-03-05T09:02 correct P.1-260302-0001 update_mask.paths=procedure reason="Ghi thiếu"
! FIELD_VIOLATION update_mask: one_of applicant, applicant.name, applicant.identity, applicant.telephone, applicant.email, applicant.address
2026-03-05T10:00 erase P.1-260302-0001 reason="Hết hạn lưu" legal_basis="Luật 91/2025/QH15"
! ROLE_REQUIRED action=erase role=supervisor, data_protection
2026-03-05T10:01 erase P.1-260302-0001 reason="Hết hạn lưu" legal_basis="Luật 91/2025/QH15" as=supervisor
= P.1-260302-0001 RETURNED due 2026-03-09T17:00 early r5
2026-03-05T10:02 history P.1-260302-0001
| 2026-03-02T09:00 received
| 2026-03-03T09:00 resolved
| 2026-03-04T09:00 returned
| 2026-03-05T09:00 corrected
| 2026-03-05T10:01 erased
2026-03-05T10:03 form P 2026-03-01 2026-03-31
| P.1 received_total 1 received_online 1 resolved_total 1 resolved_early 1
| P total received_total 1 received_online 1 resolved_total 1 resolved_early 1
# Nothing more happens to it.
2026-03-05T10:04 erase P.1-260302-0001 reason="Hết hạn lưu" legal_basis="Luật 91/2025/QH15" as=supervisor
! DOSSIER_ERASED code=P.1-260302-0001 erased_time=2026-03-05T10:01:00.000+07:00
2026-03-05T10:04 reopen P.1-260302-0001 reason="Nhầm" as=supervisor
! DOSSIER_ERASED code=P.1-260302-0001 erased_time=2026-03-05T10:01:00.000+07:00
2026-03-05T10:04 rate P.1-260302-0001 satisfaction=satisfied
! DOSSIER_ERASED code=P.1-260302-0001 erased_time=2026-03-05T10:01:00.000+07:00
# A refusal can be corrected and erased, too.
2026-03-06T09:00 refuse unit=P.1 procedure=5WD channel=direct applicant.name="Trần Thị Mẫu" reason="Không thuộc thẩm quyền"
= P.1-260306-S0001 REFUSED r1
2026-03-06T09:01 correct P.1-260306-S0001 applicant.name="Trần Thị Mẫu Hai" reason="Sai tên"
= P.1-260306-S0001 REFUSED r2
2026-03-06T09:02 erase P.1-260306-S0001 reason="Hết hạn lưu" legal_basis="Luật 91/2025/QH15" as=supervisor
= P.1-260306-S0001 REFUSED r3
2026-03-06T09:03 verify
| findings 0
