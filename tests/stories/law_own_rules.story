# Rules of one's own. A group of procedures has fifteen working days for a supplement, and the letter at expiry, as
# Decree 297/2025 gives it: of what is received from its day on, here 9 March 2026.
2026-03-02T08:00 own_rule K1 supplement_close_after 15wd procedure=LAW from=2026-03-09 basis="NĐ 297/2025"
| published
2026-03-02T08:00 own_rule K2 letter_before at_expiry procedure=LAW from=2026-03-09 basis="NĐ 297/2025"
| published
2026-03-02T08:01 own_rule K3 letter_before day_before procedure=LAW from=2026-05-01 basis=x
! CATALOGUE_DEFECT entry=K3 own_rules[0].valid_from: other_days_than K2
2026-03-02T08:01 own_rule K4 acceptance_hours 0 procedure=LAW basis=x
! CATALOGUE_DEFECT entry=K4 own_rules[0].value: number_between 1–240
2026-03-06T09:00 receive unit=P.1 procedure=LAW
= P.1-260306-0001 RECEIVED due 2026-03-13T17:00 r1
2026-03-06T09:00 receive unit=P.1 procedure=LAW
= P.1-260306-0002 RECEIVED due 2026-03-13T17:00 r1
2026-03-06T10:00 request_supplement P.1-260306-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260306-0001 AWAITING_SUPPLEMENT waiting r2
2026-03-09T09:00 receive unit=P.1 procedure=LAW
= P.1-260309-0001 RECEIVED due 2026-03-16T17:00 r1
2026-03-09T09:00 receive unit=P.1 procedure=LAW
= P.1-260309-0002 RECEIVED due 2026-03-16T17:00 r1
2026-03-09T10:00 request_supplement P.1-260309-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 297"
= P.1-260309-0001 AWAITING_SUPPLEMENT waiting r2
# The letter: on the working day before, and from that day on when it is due.
2026-03-12T16:59 list apology_owed P.1
| nothing
2026-03-12T17:00 list apology_owed P.1
| P.1-260306-0002
2026-03-16T16:59 list apology_owed P.1
| P.1-260306-0002
2026-03-16T17:00 list apology_owed P.1
| P.1-260306-0002 P.1-260309-0002
# Closing: fifteen days end on a Saturday, so on the Monday; fifteen working days end a week later.
2026-03-23T17:00 list to_close P.1
| nothing
2026-03-23T17:01 list to_close P.1
| P.1-260306-0001
2026-03-30T17:00 list to_close P.1
| P.1-260306-0001
2026-03-30T17:01 list to_close P.1
| P.1-260306-0001 P.1-260309-0001
# A unit's hours to accept in, between its days; else those of the unit above it. What is handed in again keeps those
# of its day.
2026-03-31T08:00 own_rule U1 acceptance_hours 16 unit=P from=2026-04-01 basis="QĐ tỉnh"
| published
2026-03-31T08:00 own_rule U2 acceptance_hours 4 unit=P.1 from=2026-04-01 to=2026-04-02 basis="QĐ sở"
| published
2026-03-31T10:00 submit unit=P.1 procedure=LAW channel=online
= P.1-260331-S0001 SUBMITTED acceptance due 2026-04-01T10:00 r1
2026-04-01T10:00 submit unit=P.1 procedure=LAW channel=online
= P.1-260401-S0001 SUBMITTED acceptance due 2026-04-01T15:30 r1
2026-04-01T10:00 submit unit=P.2 procedure=LAW channel=online
= P.2-260401-S0001 SUBMITTED acceptance due 2026-04-03T10:00 r1
2026-04-01T11:00 request_supplement P.1-260401-S0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260401-S0001 AWAITING_SUPPLEMENT r2
2026-04-02T10:00 submit unit=P.1 procedure=LAW channel=online
= P.1-260402-S0001 SUBMITTED acceptance due 2026-04-02T15:30 r1
2026-04-03T10:00 submit unit=P.1 procedure=LAW channel=online
= P.1-260403-S0001 SUBMITTED acceptance due 2026-04-07T10:00 r1
2026-04-06T08:00 provide_supplement P.1-260401-S0001
= P.1-260401-S0001 SUBMITTED acceptance due 2026-04-06T13:30 r3
# What a procedure says itself (5WD: what was left runs on) stands over its rule for everywhere, and under its rule for
# a unit.
2026-04-07T10:00 own_rule R1 resume_examination restart procedure=5WD basis="NĐ 118"
| published
2026-04-07T10:00 own_rule R2 resume_examination restart procedure=5WD unit=P.2 basis="QĐ sở"
| published
2026-04-07T10:30 receive unit=P.1 procedure=5WD
= P.1-260407-0001 RECEIVED due 2026-04-14T17:00 r1
2026-04-07T10:30 receive unit=P.2 procedure=5WD
= P.2-260407-0001 RECEIVED due 2026-04-14T17:00 r1
2026-04-08T09:00 request_supplement P.1-260407-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260407-0001 AWAITING_SUPPLEMENT waiting r2
2026-04-08T09:00 request_supplement P.2-260407-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.2-260407-0001 AWAITING_SUPPLEMENT waiting r2
2026-04-10T09:00 provide_supplement P.1-260407-0001
= P.1-260407-0001 RECEIVED due 2026-04-16T17:00 r3
2026-04-10T09:00 provide_supplement P.2-260407-0001
= P.2-260407-0001 RECEIVED due 2026-04-17T17:00 r3
# Handed over on the same day, after 15:00 on the next working day, all of it, from 13 April on; who is later is told
# by what.
2026-04-10T10:00 own_rule T1 transfer same_day<15:00 procedure=LAW unit=P.1 from=2026-04-13 basis="QĐ riêng"
| published
2026-04-10T10:00 own_rule T2 transfer_grace_minutes 480 procedure=LAW unit=P.1 from=2026-04-13 basis="QĐ riêng"
| published
2026-04-10T15:10 receive unit=P.1 receiving_unit=P.3 procedure=LAW
= P.1-260410-0001 RECEIVED due 2026-04-17T17:00 r1
2026-04-13T08:31 hand_over P.1-260410-0001 to=P.1
= P.1-260410-0001 PROCESSING due 2026-04-17T17:00 held by P.1  r2 warns TRANSFERRED_LATE limit=same_day<15:00 latest=2026-04-13T08:30:00.000+07:00 regulation=367/2025/NĐ-CP
2026-04-13T15:10 receive unit=P.1 receiving_unit=P.3 procedure=LAW
= P.1-260413-0001 RECEIVED due 2026-04-20T17:00 r1
2026-04-13T15:10 receive unit=P.1 receiving_unit=P.3 procedure=LAW
= P.1-260413-0002 RECEIVED due 2026-04-20T17:00 r1
2026-04-14T17:00 hand_over P.1-260413-0001 to=P.1
= P.1-260413-0001 PROCESSING due 2026-04-20T17:00 held by P.1  r2
2026-04-14T17:01 hand_over P.1-260413-0002 to=P.1
= P.1-260413-0002 PROCESSING due 2026-04-20T17:00 held by P.1  r2 warns TRANSFERRED_LATE limit=same_day<15:00 latest=2026-04-14T17:00:00.000+07:00 regulation=QĐ riêng
# A province gives a day to ask for a supplement.
2026-04-14T17:02 own_rule N1 supplement_notice 1wd unit=P from=2026-04-15 basis="QĐ tỉnh"
| published
2026-04-15T09:00 receive unit=P.2 procedure=5WD
= P.2-260415-0001 RECEIVED due 2026-04-22T17:00 r1
2026-04-15T09:00 receive unit=P.2 procedure=5WD
= P.2-260415-0002 RECEIVED due 2026-04-22T17:00 r1
2026-04-16T17:00 request_supplement P.2-260415-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.2-260415-0001 AWAITING_SUPPLEMENT waiting r2
2026-04-16T17:01 request_supplement P.2-260415-0002 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.2-260415-0002 AWAITING_SUPPLEMENT waiting r2 warns SUPPLEMENT_ASKED_LATE limit=1wd latest=2026-04-16T17:00:00.000+07:00 regulation=QĐ tỉnh
2026-04-16T18:00 verify
| findings 0
