# Files of a dossier: scans of its papers and the result, whose bytes were uploaded before. No state, clock or figure
# changes.
2026-10-05T08:00 receive unit=P.1 procedure=5WD papers="Tờ khai:digitised" papers="Giấy khai sinh:digitised"
= P.1-261005-0001 RECEIVED due 2026-10-12T17:00 r1
2026-10-05T08:10 attach_file P.1-261005-0001 sha256=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bytes=120 media_type=application/pdf file_name=to-khai.pdf paper=1 signed_by="Trần Văn C"
= P.1-261005-0001 RECEIVED due 2026-10-12T17:00 file 1 to-khai.pdf of paper 1 r2
# The same file of another paper, but not of the same one twice.
2026-10-05T08:11 attach_file P.1-261005-0001 sha256=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bytes=120 media_type=application/pdf file_name=to-khai.pdf paper=1
! FILE_ATTACHED_ALREADY code=P.1-261005-0001 number=1
2026-10-05T08:12 attach_file P.1-261005-0001 sha256=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bytes=120 media_type=application/pdf file_name=chung.pdf paper=2
= P.1-261005-0001 RECEIVED due 2026-10-12T17:00 file 1 to-khai.pdf of paper 1 file 2 chung.pdf of paper 2 r3
# One that was not uploaded, a paper that it has not, no hash at all.
2026-10-05T08:13 attach_file P.1-261005-0001 sha256=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
! FILE_NOT_FOUND file=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb field=sha256
2026-10-05T08:14 attach_file P.1-261005-0001 sha256=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb bytes=7 paper=3
! FIELD_VIOLATION paper: paper_of 2
2026-10-05T08:15 attach_file P.1-261005-0001 sha256=AA bytes=7
! FIELD_VIOLATION sha256: sha256
2026-10-05T08:16 attach_file P.1-261005-0001 sha256=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb bytes=7 paper=1 of_result=1
! FIELD_VIOLATION paper: paper_or_result
# Nobody's name of a file leads to another folder.
2026-10-05T08:17 attach_file P.1-261005-0001 sha256=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb bytes=7 file_name=../../etc/passwd
! FIELD_VIOLATION file_name: no_path
2026-10-05T08:18 attach_file P.1-261005-0001 sha256=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb bytes=7 file_name=C:\x\y.pdf
! FIELD_VIOLATION file_name: no_path
2026-10-05T08:19 attach_file P.1-261005-0001 sha256=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb bytes=7 file_name=..
! FIELD_VIOLATION file_name: no_path
# Attached by mistake: its number stays, and it can be attached again.
2026-10-05T09:00 withdraw_file P.1-261005-0001 number=2 reason="Nhầm hồ sơ"
= P.1-261005-0001 RECEIVED due 2026-10-12T17:00 file 1 to-khai.pdf of paper 1 file 2 chung.pdf of paper 2 withdrawn r4
2026-10-05T09:01 withdraw_file P.1-261005-0001 number=2 reason="Nhầm hồ sơ"
! FILE_NOT_FOUND file=2 field=number
2026-10-05T09:02 withdraw_file P.1-261005-0001 number=3 reason="Nhầm hồ sơ"
! FILE_NOT_FOUND file=3 field=number
2026-10-05T09:03 withdraw_file P.1-261005-0001 number=-1 reason="Nhầm hồ sơ"
! FIELD_VIOLATION number: required
2026-10-06T09:00 resolve P.1-261005-0001
= P.1-261005-0001 RESOLVED due 2026-10-12T17:00 early file 1 to-khai.pdf of paper 1 file 2 chung.pdf of paper 2 withdrawn r5
2026-10-06T09:05 attach_file P.1-261005-0001 sha256=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb bytes=7 media_type=application/pdf file_name=kq.pdf of_result=1
= P.1-261005-0001 RESOLVED due 2026-10-12T17:00 early file 1 to-khai.pdf of paper 1 file 2 chung.pdf of paper 2 withdrawn file 3 kq.pdf of the result r6
2026-10-06T10:00 return_result P.1-261005-0001
= P.1-261005-0001 RETURNED due 2026-10-12T17:00 early file 1 to-khai.pdf of paper 1 file 2 chung.pdf of paper 2 withdrawn file 3 kq.pdf of the result r7
# What was returned keeps them, until it is erased.
2026-10-06T10:01 withdraw_file P.1-261005-0001 number=1 reason="Nhầm hồ sơ"
! ILLEGAL_TRANSITION action=withdraw_file code=P.1-261005-0001 state=RETURNED allowed_actions=record_payment, issue_apology, acknowledge_apology, return_result, reopen, rate, correct, erase, notify, attach_file, record_refund, exempt_fee
# But not what is attached since.
2026-10-06T10:02 attach_file P.1-261005-0001 sha256=cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc bytes=7 media_type=application/pdf file_name=nham.pdf of_result=1
= P.1-261005-0001 RETURNED due 2026-10-12T17:00 early file 1 to-khai.pdf of paper 1 file 2 chung.pdf of paper 2 withdrawn file 3 kq.pdf of the result file 4 nham.pdf of the result r8
2026-10-06T10:03 withdraw_file P.1-261005-0001 number=4 reason="Nhầm hồ sơ"
= P.1-261005-0001 RETURNED due 2026-10-12T17:00 early file 1 to-khai.pdf of paper 1 file 2 chung.pdf of paper 2 withdrawn file 3 kq.pdf of the result file 4 nham.pdf of the result withdrawn r9
# Once it is erased nothing tells which they were.
2026-10-07T08:00 erase P.1-261005-0001 reason="Hết hạn lưu" legal_basis="Luật 91/2025/QH15" as=supervisor
= P.1-261005-0001 RETURNED due 2026-10-12T17:00 early file 1  of paper 1 erased file 2  of paper 2 withdrawn file 3  of the result erased file 4  of the result withdrawn r10
2026-10-07T08:01 verify
| findings 0
2026-10-07T08:02 form P 2026-10-01 2026-10-31
| P.1 received_total 1 received_direct_or_post 1 resolved_total 1 resolved_early 1
| P total received_total 1 received_direct_or_post 1 resolved_total 1 resolved_early 1
