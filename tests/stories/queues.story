# A counter on Monday, 2 March 2026, and what it leaves: forty dossiers through every queue. P.3 is the counter of P.1 and
# has nothing to do with what P.2 takes in by itself. After each command every count is the length of its list.
2026-03-02T07:59 watch_queues
# Ten are taken in for P.1: they are worked on there, and to be handed over today.
2026-03-02T08:00 receive unit=P.1 receiving_unit=P.3 procedure=5WD
= P.1-260302-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T08:00 receive unit=P.1 receiving_unit=P.3 procedure=5WD
= P.1-260302-0002 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T08:00 receive unit=P.1 receiving_unit=P.3 procedure=5WD
= P.1-260302-0003 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T08:00 receive unit=P.1 receiving_unit=P.3 procedure=5WD
= P.1-260302-0004 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T08:00 receive unit=P.1 receiving_unit=P.3 procedure=5WD
= P.1-260302-0005 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T08:00 receive unit=P.1 receiving_unit=P.3 procedure=5WD
= P.1-260302-0006 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T08:00 receive unit=P.1 receiving_unit=P.3 procedure=5WD
= P.1-260302-0007 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T08:00 receive unit=P.1 receiving_unit=P.3 procedure=5WD
= P.1-260302-0008 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T08:00 receive unit=P.1 receiving_unit=P.3 procedure=5WD
= P.1-260302-0009 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T08:00 receive unit=P.1 receiving_unit=P.3 procedure=5WD
= P.1-260302-0010 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T08:01 queues P.1
| open 10
2026-03-02T08:01 queues P.3
| transfer 10
2026-03-02T08:01 queues P.3 side=handling
| nothing
2026-03-02T08:01 queues P.3 side=receiving
| open 10 transfer 10
2026-03-02T08:01 queues P subtree
| open 10 transfer 10
2026-03-02T08:01 queues P subtree side=either
| open 10 transfer 10
# Ten of four hours: no day is left for a letter, so it is owed from the start.
2026-03-02T08:10 receive unit=P.1 procedure=4H
= P.1-260302-0011 RECEIVED due 2026-03-02T13:40 r1
2026-03-02T08:10 receive unit=P.1 procedure=4H
= P.1-260302-0012 RECEIVED due 2026-03-02T13:40 r1
2026-03-02T08:10 receive unit=P.1 procedure=4H
= P.1-260302-0013 RECEIVED due 2026-03-02T13:40 r1
2026-03-02T08:10 receive unit=P.1 procedure=4H
= P.1-260302-0014 RECEIVED due 2026-03-02T13:40 r1
2026-03-02T08:10 receive unit=P.1 procedure=4H
= P.1-260302-0015 RECEIVED due 2026-03-02T13:40 r1
2026-03-02T08:10 receive unit=P.1 procedure=4H
= P.1-260302-0016 RECEIVED due 2026-03-02T13:40 r1
2026-03-02T08:10 receive unit=P.1 procedure=4H
= P.1-260302-0017 RECEIVED due 2026-03-02T13:40 r1
2026-03-02T08:10 receive unit=P.1 procedure=4H
= P.1-260302-0018 RECEIVED due 2026-03-02T13:40 r1
2026-03-02T08:10 receive unit=P.1 procedure=4H
= P.1-260302-0019 RECEIVED due 2026-03-02T13:40 r1
2026-03-02T08:10 receive unit=P.1 procedure=4H
= P.1-260302-0020 RECEIVED due 2026-03-02T13:40 r1
2026-03-02T08:11 queues P.1
| open 20 due_today 10 at_risk 10 apology_owed 10
# Eight submissions: the clerk is to be told, and then accepts.
2026-03-02T08:20 submit unit=P.1 receiving_unit=P.3 procedure=5WD channel=online
= P.1-260302-S0001 SUBMITTED acceptance due 2026-03-03T08:20 r1
2026-03-02T08:20 submit unit=P.1 receiving_unit=P.3 procedure=5WD channel=online
= P.1-260302-S0002 SUBMITTED acceptance due 2026-03-03T08:20 r1
2026-03-02T08:20 submit unit=P.1 receiving_unit=P.3 procedure=5WD channel=online
= P.1-260302-S0003 SUBMITTED acceptance due 2026-03-03T08:20 r1
2026-03-02T08:20 submit unit=P.1 receiving_unit=P.3 procedure=5WD channel=online
= P.1-260302-S0004 SUBMITTED acceptance due 2026-03-03T08:20 r1
2026-03-02T08:20 submit unit=P.1 receiving_unit=P.3 procedure=5WD channel=online
= P.1-260302-S0005 SUBMITTED acceptance due 2026-03-03T08:20 r1
2026-03-02T08:20 submit unit=P.1 receiving_unit=P.3 procedure=5WD channel=online
= P.1-260302-S0006 SUBMITTED acceptance due 2026-03-03T08:20 r1
2026-03-02T08:20 submit unit=P.1 receiving_unit=P.3 procedure=5WD channel=online
= P.1-260302-S0007 SUBMITTED acceptance due 2026-03-03T08:20 r1
2026-03-02T08:20 submit unit=P.1 receiving_unit=P.3 procedure=5WD channel=online
= P.1-260302-S0008 SUBMITTED acceptance due 2026-03-03T08:20 r1
2026-03-02T08:21 queues P.3
| acceptance 8 alert 8 transfer 10
2026-03-02T08:21 queues P.1
| open 20 due_today 10 at_risk 10 apology_owed 10
2026-03-02T08:30 alert P.1-260302-S0001
= P.1-260302-S0001 SUBMITTED acceptance due 2026-03-03T08:20 alert due 2026-03-02T10:20 alerted r2
2026-03-02T08:30 alert P.1-260302-S0002
= P.1-260302-S0002 SUBMITTED acceptance due 2026-03-03T08:20 alert due 2026-03-02T10:20 alerted r2
2026-03-02T08:30 alert P.1-260302-S0003
= P.1-260302-S0003 SUBMITTED acceptance due 2026-03-03T08:20 alert due 2026-03-02T10:20 alerted r2
2026-03-02T08:30 alert P.1-260302-S0004
= P.1-260302-S0004 SUBMITTED acceptance due 2026-03-03T08:20 alert due 2026-03-02T10:20 alerted r2
2026-03-02T08:30 alert P.1-260302-S0005
= P.1-260302-S0005 SUBMITTED acceptance due 2026-03-03T08:20 alert due 2026-03-02T10:20 alerted r2
2026-03-02T08:30 alert P.1-260302-S0006
= P.1-260302-S0006 SUBMITTED acceptance due 2026-03-03T08:20 alert due 2026-03-02T10:20 alerted r2
2026-03-02T08:30 alert P.1-260302-S0007
= P.1-260302-S0007 SUBMITTED acceptance due 2026-03-03T08:20 alert due 2026-03-02T10:20 alerted r2
2026-03-02T08:31 queues P.3
| acceptance 8 alert 1 transfer 10
2026-03-02T08:40 receive P.1-260302-S0001
= P.1-260302-0021 RECEIVED due 2026-03-09T17:00 alert due 2026-03-02T10:20 alerted r3
2026-03-02T08:40 receive P.1-260302-S0002
= P.1-260302-0022 RECEIVED due 2026-03-09T17:00 alert due 2026-03-02T10:20 alerted r3
2026-03-02T08:40 receive P.1-260302-S0003
= P.1-260302-0023 RECEIVED due 2026-03-09T17:00 alert due 2026-03-02T10:20 alerted r3
2026-03-02T08:40 receive P.1-260302-S0004
= P.1-260302-0024 RECEIVED due 2026-03-09T17:00 alert due 2026-03-02T10:20 alerted r3
2026-03-02T08:40 receive P.1-260302-S0005
= P.1-260302-0025 RECEIVED due 2026-03-09T17:00 alert due 2026-03-02T10:20 alerted r3
2026-03-02T08:40 receive P.1-260302-S0006
= P.1-260302-0026 RECEIVED due 2026-03-09T17:00 alert due 2026-03-02T10:20 alerted r3
2026-03-02T09:00 request_supplement P.1-260302-S0007 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260302-S0007 AWAITING_SUPPLEMENT alert due 2026-03-02T10:20 alerted r3
2026-03-02T09:01 queues P.3
| acceptance 1 supplement 1 alert 1 transfer 10
2026-03-02T09:01 queues P.1
| open 26 due_today 10 at_risk 10 apology_owed 10
# Eight of P.2, which takes in by itself: two are to be paid for, two have no due time; one is consulted upon, a part of
# one is done elsewhere.
2026-03-02T09:10 receive unit=P.2 procedure=PAID
= P.2-260302-0001 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:10 receive unit=P.2 procedure=PAID
= P.2-260302-0002 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:10 receive unit=P.2 procedure=PAID
= P.2-260302-0003 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:10 receive unit=P.2 procedure=PAID
= P.2-260302-0004 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:10 receive unit=P.2 procedure=PAID
= P.2-260302-0005 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:10 receive unit=P.2 procedure=PAID
= P.2-260302-0006 RECEIVED due 2026-03-09T17:00 r1
2026-03-02T09:20 request_payment P.2-260302-0001 fees=phí:50000
= P.2-260302-0001 AWAITING_PAYMENT waiting paid 0/50000 r2
2026-03-02T09:20 request_payment P.2-260302-0002 fees=phí:50000
= P.2-260302-0002 AWAITING_PAYMENT waiting paid 0/50000 r2
2026-03-02T09:21 queues P.2
| open 6 waiting 2 payment 2
2026-03-02T09:30 receive unit=P.2 procedure=NONE
= P.2-260302-0007 RECEIVED undated r1
2026-03-02T09:30 receive unit=P.2 procedure=NONE
= P.2-260302-0008 RECEIVED undated r1
2026-03-02T09:31 queues P.2
| open 8 waiting 2 undated 2 payment 2
2026-03-02T09:40 consult P.2-260302-0003 unit=P.3 content="Xin ý kiến" limit=2wd reply_way="Công văn"
= P.2-260302-0003 RECEIVED due 2026-03-09T17:00 consultation 1 of P.3 due 2026-03-04T17:00 r2
2026-03-02T09:41 assign_part P.2-260302-0004 unit=P.1 task="Đo đạc" limit=1wd
= P.2-260302-0004 RECEIVED due 2026-03-09T17:00 part 1 of P.1 due 2026-03-03T17:00 r2
2026-03-02T09:42 queues P.2
| open 8 waiting 2 undated 2 consulting 1 payment 2
2026-03-02T09:42 queues P.3
| acceptance 1 asked 1 supplement 1 alert 1 transfer 10
2026-03-02T09:42 queues P.1
| open 26 due_today 10 at_risk 10 apology_owed 10 parts 1
2026-03-02T09:50 receive unit=P.1 procedure=4H
= P.1-260302-0027 RECEIVED due 2026-03-02T15:20 r1
2026-03-02T09:50 receive unit=P.1 procedure=4H
= P.1-260302-0028 RECEIVED due 2026-03-02T15:20 r1
2026-03-02T09:50 receive unit=P.1 procedure=4H
= P.1-260302-0029 RECEIVED due 2026-03-02T15:20 r1
2026-03-02T09:50 receive unit=P.1 procedure=4H
= P.1-260302-0030 RECEIVED due 2026-03-02T15:20 r1
2026-03-02T09:51 queues P.1
| open 30 due_today 14 at_risk 14 apology_owed 14 parts 1
# The counter hands over; who has them is asked by officer and by unit.
2026-03-02T10:00 hand_over P.1-260302-0001 to=P.1 to_officer=lan
= P.1-260302-0001 PROCESSING due 2026-03-09T17:00 held by P.1 lan r2
2026-03-02T10:00 hand_over P.1-260302-0002 to=P.1 to_officer=lan
= P.1-260302-0002 PROCESSING due 2026-03-09T17:00 held by P.1 lan r2
2026-03-02T10:00 hand_over P.1-260302-0003 to=P.1 to_officer=lan
= P.1-260302-0003 PROCESSING due 2026-03-09T17:00 held by P.1 lan r2
2026-03-02T10:00 hand_over P.1-260302-0004 to=P.1 to_officer=lan
= P.1-260302-0004 PROCESSING due 2026-03-09T17:00 held by P.1 lan r2
2026-03-02T10:00 hand_over P.1-260302-0005 to=P.1 to_officer=lan
= P.1-260302-0005 PROCESSING due 2026-03-09T17:00 held by P.1 lan r2
2026-03-02T10:00 hand_over P.1-260302-0006 to=P.1 to_officer=lan
= P.1-260302-0006 PROCESSING due 2026-03-09T17:00 held by P.1 lan r2
2026-03-02T10:00 hand_over P.1-260302-0007 to=P.1 to_officer=lan
= P.1-260302-0007 PROCESSING due 2026-03-09T17:00 held by P.1 lan r2
2026-03-02T10:00 hand_over P.1-260302-0008 to=P.1 to_officer=lan
= P.1-260302-0008 PROCESSING due 2026-03-09T17:00 held by P.1 lan r2
2026-03-02T10:01 queues P.3
| acceptance 1 asked 1 supplement 1 alert 1 transfer 2
2026-03-02T10:01 queues P.1 officer=lan
| open 8
2026-03-02T10:01 queues P.1 holder=P.3
| open 8
# An apology of three acts: the third is the counter's.
2026-03-02T10:02 issue_apology P.1-260302-0011 reason="Xác minh" signed_by="Lãnh đạo" reappointed_time=2026-03-04T10:00 counter_notified_time=2026-03-02T10:00
= P.1-260302-0011 RECEIVED due 2026-03-02T13:40 letter 1/PXL before due at fault P.1 counter told r2
2026-03-02T10:03 queues P.1
| open 30 due_today 14 at_risk 14 apology_owed 13 parts 1 to_adjust 1
2026-03-02T10:04 adjust_return_time P.1-260302-0011 officer=quay
= P.1-260302-0011 RECEIVED due 2026-03-02T13:40 letter 1/PXL before due at fault P.1 counter told adjusted by quay return at 2026-03-04T10:00 r3
2026-03-02T10:05 queues P.1
| open 30 due_today 14 at_risk 14 apology_owed 13 parts 1
# Seven are resolved in their last minute, three are overdue in the next; five are returned.
2026-03-02T13:40 resolve P.1-260302-0012
= P.1-260302-0012 RESOLVED due 2026-03-02T13:40 on time r2
2026-03-02T13:40 resolve P.1-260302-0013
= P.1-260302-0013 RESOLVED due 2026-03-02T13:40 on time r2
2026-03-02T13:40 resolve P.1-260302-0014
= P.1-260302-0014 RESOLVED due 2026-03-02T13:40 on time r2
2026-03-02T13:40 resolve P.1-260302-0015
= P.1-260302-0015 RESOLVED due 2026-03-02T13:40 on time r2
2026-03-02T13:40 resolve P.1-260302-0016
= P.1-260302-0016 RESOLVED due 2026-03-02T13:40 on time r2
2026-03-02T13:40 resolve P.1-260302-0017
= P.1-260302-0017 RESOLVED due 2026-03-02T13:40 on time r2
2026-03-02T13:40 resolve P.1-260302-0018
= P.1-260302-0018 RESOLVED due 2026-03-02T13:40 on time r2
2026-03-02T13:41 queues P.1
| open 23 due_today 4 at_risk 4 overdue 3 apology_owed 6 to_return 7 parts 1
2026-03-02T14:00 return_result P.1-260302-0012 return_method=counter
= P.1-260302-0012 RETURNED due 2026-03-02T13:40 on time r3
2026-03-02T14:00 return_result P.1-260302-0013 return_method=counter
= P.1-260302-0013 RETURNED due 2026-03-02T13:40 on time r3
2026-03-02T14:00 return_result P.1-260302-0014 return_method=counter
= P.1-260302-0014 RETURNED due 2026-03-02T13:40 on time r3
2026-03-02T14:00 return_result P.1-260302-0015 return_method=counter
= P.1-260302-0015 RETURNED due 2026-03-02T13:40 on time r3
2026-03-02T14:00 return_result P.1-260302-0016 return_method=counter
= P.1-260302-0016 RETURNED due 2026-03-02T13:40 on time r3
2026-03-02T14:01 queues P.1
| open 23 due_today 4 at_risk 4 overdue 3 apology_owed 6 to_return 2 parts 1
2026-03-02T14:10 answer_consultation P.2-260302-0003 number=1 reply="Đồng ý"
= P.2-260302-0003 RECEIVED due 2026-03-09T17:00 consultation 1 of P.3 due 2026-03-04T17:00 answered r3
2026-03-02T14:11 finish_part P.2-260302-0004 number=1 part_result="Xong"
= P.2-260302-0004 RECEIVED due 2026-03-09T17:00 part 1 of P.1 due 2026-03-03T17:00 finished r3
# Paid after 202 open minutes: so much later it is due.
2026-03-02T14:12 record_payment P.2-260302-0001 amount_vnd=50000
= P.2-260302-0001 RECEIVED due 2026-03-10T10:52 paid 50000/50000 r3
2026-03-02T14:13 queues P.2
| open 8 waiting 1 undated 2 payment 1
2026-03-02T14:20 alert P.1-260302-S0008
= P.1-260302-S0008 SUBMITTED acceptance due 2026-03-03T08:20 alert due 2026-03-02T10:20 alerted r2 warns ALERTED_LATE latest=2026-03-02T10:20:00.000+07:00
2026-03-02T14:21 refuse P.1-260302-S0008 reason="Không thuộc thẩm quyền"
= P.1-260302-S0008 REFUSED alert due 2026-03-02T10:20 alerted r3
2026-03-02T14:22 queues P.3
| supplement 1 transfer 2
2026-03-02T15:00 provide_supplement P.1-260302-S0007
= P.1-260302-S0007 SUBMITTED acceptance due 2026-03-03T15:00 alert due 2026-03-02T10:20 alerted r4
2026-03-02T15:01 queues P.3
| acceptance 1 transfer 2
# Handed over in the last minute of the day, and a minute later.
2026-03-02T17:00 hand_over P.1-260302-0009 to=P.1
= P.1-260302-0009 PROCESSING due 2026-03-09T17:00 held by P.1  r2
2026-03-02T17:01 hand_over P.1-260302-0010 to=P.1
= P.1-260302-0010 PROCESSING due 2026-03-09T17:00 held by P.1  r2 warns TRANSFERRED_LATE limit=same_day<15:00 latest=2026-03-02T17:00:00.000+07:00 regulation=367/2025/NĐ-CP
2026-03-02T17:02 queues P.3
| acceptance 1
2026-03-02T17:03 queues P.1
| open 23 overdue 7 apology_owed 6 to_return 2
# The next day: the last submission is accepted; a supplement is the counter's to wait for.
2026-03-03T08:00 receive P.1-260302-S0007
= P.1-260303-0001 RECEIVED due 2026-03-10T17:00 alert due 2026-03-02T10:20 alerted r5
2026-03-03T08:10 request_supplement P.1-260302-0001 requested_papers="Bản sao" reason="Thiếu" legal_basis="NĐ 118"
= P.1-260302-0001 AWAITING_SUPPLEMENT waiting held by P.1 lan r3
2026-03-03T08:11 queues P.1
| open 24 overdue 7 apology_owed 6 waiting 1 to_return 2
2026-03-03T08:11 queues P.3
| supplement 1
2026-03-03T09:00 exception P.2 2026-03-09 off
| published 4 due on a day off
2026-03-03T09:01 queues P.2
| open 8 waiting 1 undated 2 due_on_day_off 4 payment 1
2026-03-03T09:02 move_due_time P.2-260302-0005 as=supervisor reason="Ngày nghỉ"
= P.2-260302-0005 RECEIVED due 2026-03-10T17:00 r2
2026-03-03T09:02 move_due_time P.2-260302-0006 as=supervisor reason="Ngày nghỉ"
= P.2-260302-0006 RECEIVED due 2026-03-10T17:00 r2
2026-03-03T09:03 queues P.2
| open 8 waiting 1 undated 2 due_on_day_off 2 payment 1
# A week later most are due; their letters since Friday evening.
2026-03-09T08:00 queues P.1
| open 24 due_today 15 at_risk 16 overdue 7 apology_owed 21 waiting 1 to_return 2
2026-03-09T17:00 resolve P.1-260302-0002
= P.1-260302-0002 RESOLVED due 2026-03-09T17:00 on time held by P.1 lan r3
2026-03-09T17:00 resolve P.1-260302-0003
= P.1-260302-0003 RESOLVED due 2026-03-09T17:00 on time held by P.1 lan r3
2026-03-09T17:00 resolve P.1-260302-0004
= P.1-260302-0004 RESOLVED due 2026-03-09T17:00 on time held by P.1 lan r3
2026-03-09T17:00 resolve P.1-260302-0005
= P.1-260302-0005 RESOLVED due 2026-03-09T17:00 on time held by P.1 lan r3
2026-03-09T17:00 resolve P.1-260302-0006
= P.1-260302-0006 RESOLVED due 2026-03-09T17:00 on time held by P.1 lan r3
2026-03-09T17:00 resolve P.1-260302-0007
= P.1-260302-0007 RESOLVED due 2026-03-09T17:00 on time held by P.1 lan r3
2026-03-09T17:00 resolve P.1-260302-0008
= P.1-260302-0008 RESOLVED due 2026-03-09T17:00 on time held by P.1 lan r3
2026-03-09T17:00 resolve P.1-260302-0009
= P.1-260302-0009 RESOLVED due 2026-03-09T17:00 on time held by P.1  r3
2026-03-09T17:00 resolve P.1-260302-0010
= P.1-260302-0010 RESOLVED due 2026-03-09T17:00 on time held by P.1  r3
2026-03-09T17:00 resolve P.1-260302-0021
= P.1-260302-0021 RESOLVED due 2026-03-09T17:00 on time alert due 2026-03-02T10:20 alerted r4
2026-03-09T17:00 resolve P.1-260302-0022
= P.1-260302-0022 RESOLVED due 2026-03-09T17:00 on time alert due 2026-03-02T10:20 alerted r4
2026-03-09T17:00 resolve P.1-260302-0023
= P.1-260302-0023 RESOLVED due 2026-03-09T17:00 on time alert due 2026-03-02T10:20 alerted r4
2026-03-09T17:00 resolve P.1-260302-0024
= P.1-260302-0024 RESOLVED due 2026-03-09T17:00 on time alert due 2026-03-02T10:20 alerted r4
2026-03-09T17:00 resolve P.1-260302-0025
= P.1-260302-0025 RESOLVED due 2026-03-09T17:00 on time alert due 2026-03-02T10:20 alerted r4
2026-03-09T17:00 resolve P.1-260302-0026
= P.1-260302-0026 RESOLVED due 2026-03-09T17:00 on time alert due 2026-03-02T10:20 alerted r4
2026-03-09T17:01 queues P.1
| open 9 at_risk 1 overdue 7 apology_owed 7 waiting 1 to_return 2
2026-03-09T17:01 queues P.3
| to_return 15 supplement 1
2026-03-09T17:01 queues P.1 side=receiving
| open 7 overdue 7 apology_owed 6 to_return 2
2026-03-09T17:01 queues P.1 side=either
| open 9 at_risk 1 overdue 7 apology_owed 7 waiting 1 to_return 17 supplement 1
# What was not brought within fifteen days the counter may close.
2026-03-18T17:00 queues P.3
| to_return 15 supplement 1
2026-03-18T17:01 queues P.3
| to_return 15 to_close 1 supplement 1
2026-03-18T17:02 stop P.1-260302-0001 reason="Không bổ sung" legal_basis="NĐ 118"
= P.1-260302-0001 STOPPED held by P.1 lan r4
2026-03-18T17:03 reopen_store
2026-03-18T17:03 queues P.3
| to_return 15
2026-03-18T17:04 verify
| findings 0
