# The same applicant's same procedure, not over, or ended without a result within 30 days, is warned
# of, never refused. A courtesy until 27 September 2026; since then not to do it is the applicant's
# duty (320/2026 art. 33(3)(d)).
2026-09-25T08:00 receive unit=P.1 procedure=5WD applicant.identity=001190000001
= P.1-260925-0001 RECEIVED due 2026-10-02T17:00 r1
2026-09-25T08:01 receive unit=P.2 procedure=5WD applicant.identity="001 190 000 001"
= P.2-260925-0001 RECEIVED due 2026-10-02T17:00 r1 warns POSSIBLE_DUPLICATE codes=P.1-260925-0001 others=0 days=30
# Another procedure, another applicant: no.
2026-09-25T08:02 receive unit=P.1 procedure=4H applicant.identity=001190000001
= P.1-260925-0002 RECEIVED due 2026-09-25T13:32 r1
2026-09-25T08:03 receive unit=P.1 procedure=5WD applicant.identity=001190000002
= P.1-260925-0003 RECEIVED due 2026-10-02T17:00 r1
# Whoever only tries it hears of it; the newest first.
2026-09-25T08:04 receive unit=P.1 procedure=5WD applicant.identity=001190000001 dry
= (no code) RECEIVED due 2026-10-02T17:00 r1 warns POSSIBLE_DUPLICATE codes=P.2-260925-0001, P.1-260925-0001 others=0 days=30
# Without an identity it is telephone and name together.
2026-09-25T08:05 receive unit=P.1 procedure=5WD applicant.telephone=0912345678 applicant.folded_name="tran thi b"
= P.1-260925-0004 RECEIVED due 2026-10-02T17:00 r1
2026-09-25T08:06 receive unit=P.1 procedure=5WD applicant.telephone="+84 912 345 678" applicant.folded_name="tran thi b"
= P.1-260925-0005 RECEIVED due 2026-10-02T17:00 r1 warns POSSIBLE_DUPLICATE codes=P.1-260925-0004 others=0 days=30
2026-09-25T08:07 receive unit=P.1 procedure=5WD applicant.telephone=0912345678 applicant.folded_name="tran thi c"
= P.1-260925-0006 RECEIVED due 2026-10-02T17:00 r1
# A submission that is received is not its own.
2026-09-25T08:08 submit unit=P.1 procedure=5WD channel=online applicant.identity=001190000003
= P.1-260925-S0001 SUBMITTED acceptance due 2026-09-28T08:08 r1
2026-09-25T08:09 receive P.1-260925-S0001
= P.1-260925-0007 RECEIVED due 2026-10-02T17:00 r2
# What was received in error is none; what the applicant took back is one for 30 days.
2026-09-25T09:00 annul P.2-260925-0001 reason="Nhầm"
= P.2-260925-0001 STOPPED annulled due 2026-10-02T17:00 r2
2026-09-25T09:01 withdraw P.1-260925-0001 reason="Đổi ý"
= P.1-260925-0001 WITHDRAWN due 2026-10-02T17:00 r2
2026-09-28T08:00 receive unit=P.1 procedure=5WD applicant.identity=001190000001 dry
= (no code) RECEIVED due 2026-10-05T17:00 r1 warns POSSIBLE_DUPLICATE codes=P.1-260925-0001 others=0 days=30 legal_basis=320/2026 art. 33(3)(d)
2026-10-25T08:00 submit unit=P.1 procedure=5WD channel=online applicant.identity=001190000001 dry
= (no code) SUBMITTED acceptance due 2026-10-26T17:00 r1 warns POSSIBLE_DUPLICATE codes=P.1-260925-0001 others=0 days=30 legal_basis=320/2026 art. 33(3)(d)
2026-10-26T08:00 receive unit=P.1 procedure=5WD applicant.identity=001190000001 dry
= (no code) RECEIVED due 2026-11-02T17:00 r1
2026-10-26T09:00 verify
| findings 0
