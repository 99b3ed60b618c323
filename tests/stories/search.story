# What people type: a code or its end, an identity, a telephone, words of a name in any order.
2026-09-25T08:00 receive unit=P.1 procedure=5WD applicant.identity=001190000001 applicant.folded_name="nguyen van an"
= P.1-260925-0001 RECEIVED due 2026-10-02T17:00 r1
2026-09-25T08:01 receive unit=P.2 procedure=NONE applicant.telephone=0912345678 applicant.folded_name="tran thi anh"
= P.2-260925-0001 RECEIVED undated r1
2026-09-28T08:00 receive unit=P.1 procedure=NONE applicant.identity=B0123456 applicant.folded_name="nguyen thi binh an"
= P.1-260928-0001 RECEIVED undated r1
2026-09-28T08:01 receive unit=P.1 procedure=NONE applicant.folded_name="le 12345 van"
= P.1-260928-0002 RECEIVED undated r1
# The newest first; the last word may be only begun, and then its texts are told in their order.
2026-09-28T09:00 search "an nguyen "
| P.1-260928-0001 by name P.1-260925-0001 by name
2026-09-28T09:00 search "nguyen an"
| P.1-260928-0001 by name P.1-260925-0001 by name
2026-09-28T09:00 search an
| P.1-260928-0001 by name P.1-260925-0001 by name P.2-260925-0001 by name
2026-09-28T09:00 search "an "
| P.1-260928-0001 by name P.1-260925-0001 by name
2026-09-28T09:00 search "thi a"
| P.1-260928-0001 by name P.2-260925-0001 by name
2026-09-28T09:00 search "tran nguyen"
| nothing
# Of last digits the latest day comes first; with the day they are one's own.
2026-09-28T09:00 search 0001
| P.1-260928-0001 by code P.2-260925-0001 by code P.1-260925-0001 by code
2026-09-28T09:00 search 2609250001
| P.2-260925-0001 by code P.1-260925-0001 by code
2026-09-28T09:00 search p.1-260925-0001
| P.1-260925-0001 by code
2026-09-28T09:00 search 260928-0002
| P.1-260928-0002 by code
2026-09-28T09:00 search "001 190 000 001"
| P.1-260925-0001 by identity
2026-09-28T09:00 search "b 0123456"
| nothing
2026-09-28T09:00 search b0123456
| P.1-260928-0001 by identity
2026-09-28T09:00 search "+84 912.345.678"
| P.2-260925-0001 by telephone
# Pasted with blanks that do not break and with long dashes: it is the same number.
2026-09-28T09:00 search "0912 345 678"
| P.2-260925-0001 by telephone
2026-09-28T09:00 search "0912–345–678"
| P.2-260925-0001 by telephone
2026-09-28T09:00 search "P.1–260925–0001"
| P.1-260925-0001 by code
# A number and words go together; a number may be a word, too.
2026-09-28T09:00 search "0001 nguyen"
| P.1-260928-0001 by code P.1-260925-0001 by code
2026-09-28T09:00 search "le 12345"
| P.1-260928-0002 by name
2026-09-28T09:00 search 12
! FIELD_VIOLATION
# A word may have letters and digits.
2026-09-28T09:00 receive unit=P.1 procedure=NONE applicant.folded_name="cong ty h2o vn2000"
= P.1-260928-0003 RECEIVED undated r1
2026-09-28T09:00 search h2o
| P.1-260928-0003 by name
2026-09-28T09:00 search vn20
| P.1-260928-0003 by name
# A word that is typed twice is whole; the last is begun only where it is new.
2026-09-28T09:00 search "an binh an"
| P.1-260928-0001 by name
2026-09-28T09:00 search "an bin an"
| nothing
# A correction brings other words; what is erased is found by its code alone.
2026-09-28T09:01 withdraw P.1-260925-0001
= P.1-260925-0001 WITHDRAWN due 2026-10-02T17:00 r2
2026-09-28T09:02 correct P.1-260925-0001 applicant.name="Ngô Văn An" applicant.folded_name="ngo van an" reason=r
= P.1-260925-0001 WITHDRAWN due 2026-10-02T17:00 r3
2026-09-28T09:03 search "ngo an"
| P.1-260925-0001 by name
2026-09-28T09:03 search "nguyen van"
| nothing
2026-09-28T09:04 erase P.1-260925-0001 reason=r legal_basis=b as=supervisor
= P.1-260925-0001 WITHDRAWN due 2026-10-02T17:00 r4
2026-09-28T09:05 search ngo
| nothing
2026-09-28T09:05 search 260925-0001
| P.2-260925-0001 by code P.1-260925-0001 by code
2026-09-28T09:06 verify
| findings 0
