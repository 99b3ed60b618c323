# What lint asks of a catalogue from a day on (README.md names the points). 22: one that is partly online publishes why
# since 1 July 2026 (Decree 224 art. 14). How it came in is told of each dossier, before and after.
2026-06-30T08:00 publish procedure LAW online_level=partial
| published
2026-06-30T08:01 lint LAW
| nothing
2026-06-30T09:00 receive unit=P.1 procedure=LAW channel=online entry=vneid
= P.1-260630-0001 RECEIVED due 2026-07-07T17:00 r1
2026-06-30T09:01 said P.1-260630-0001
| channel=online entry=vneid
2026-07-01T08:00 lint LAW
| partial_reason
2026-07-01T08:01 publish procedure LAW partial_reason=on_site_check
| published
2026-07-01T08:02 lint LAW
| nothing
2026-07-01T09:00 receive unit=P.1 procedure=LAW channel=direct entry=kiosk entry_device="K1, sảnh"
= P.1-260701-0001 RECEIVED due 2026-07-08T17:00 r1
2026-07-01T09:01 receive unit=P.1 procedure=LAW entry=proactive
= P.1-260701-0002 RECEIVED due 2026-07-08T17:00 r1
2026-07-01T09:02 said P.1-260701-0001
| channel=direct entry=kiosk entry_device=K1, sảnh
2026-07-01T09:02 said P.1-260701-0002
| entry=proactive
# 17: a paper whose data a database has is asked for with a reason since 5 August 2026 (Decree 309 art. 2(1)).
2026-08-04T08:00 publish procedure LAW papers="Giấy khai sinh:from_database,copies=1" papers="Hộ chiếu:shown_in_vneid"
| published
2026-08-04T08:01 lint LAW
| nothing
# What is not to be scanned says nothing of how far a dossier is digitised, on either day: one of two is.
2026-08-04T09:00 receive unit=P.2 procedure=LAW papers=a:digitised papers=b:shown_in_vneid
= P.2-260804-0001 RECEIVED due 2026-08-11T17:00 r1
2026-08-04T09:01 receive unit=P.2 procedure=LAW papers=b:secret
= P.2-260804-0002 RECEIVED due 2026-08-11T17:00 r1
# 32: kinds of units. Branches and points are a centre's; one-level centres and kiosks are of 5 August 2026
# (Decree 309 arts 1(2), 3(2)). Of whom people work for, tests/engine/accounts_test.cpp tells.
2026-08-04T10:00 publish unit TT kind=centre parent=P
| published
2026-08-04T10:01 publish unit CN kind=branch parent=TT
| published
2026-08-04T10:02 publish unit DD kind=point parent=P.1
| published
2026-08-04T10:03 lint CN
| nothing
2026-08-04T10:04 lint DD
| point_parent
2026-08-05T08:00 lint LAW
| asked_because paper=Giấy khai sinh
2026-08-05T08:01 publish procedure LAW papers="Giấy khai sinh:from_database,copies=1,asked_because=inaccurate"
| published
2026-08-05T08:02 lint LAW
| nothing
2026-08-05T09:00 receive unit=P.2 procedure=LAW papers=a:digitised papers=b:shown_in_vneid
= P.2-260805-0001 RECEIVED due 2026-08-12T17:00 r1
2026-08-05T09:01 receive unit=P.2 procedure=LAW papers=b:secret
= P.2-260805-0002 RECEIVED due 2026-08-12T17:00 r1
2026-08-05T09:05 report indicators P.2 2026-08-04 2026-08-04
| P.2 on_time 0/2 online 0/2 online_payment 0/2 digitised_at_intake 1/2
| P.2 total on_time 0/2 online 0/2 online_payment 0/2 digitised_at_intake 1/2
2026-08-05T09:05 report indicators P.2 2026-08-05 2026-08-05
| P.2 on_time 0/4 online 0/2 online_payment 0/2 digitised_at_intake 1/2
| P.2 total on_time 0/4 online 0/2 online_payment 0/2 digitised_at_intake 1/2
2026-08-05T10:00 publish unit TM kind=one_level_centre parent=P
| published
2026-08-05T10:01 publish unit CN2 kind=branch parent=TM
| published
2026-08-05T10:02 publish unit K1 kind=kiosk parent=TM
| published
2026-08-05T10:03 publish unit DD parent=CN2
| published
2026-08-05T10:04 lint CN2
| nothing
2026-08-05T10:04 lint K1
| nothing
2026-08-05T10:04 lint DD
| nothing
# 26: what is asked for between two days (Resolution 66.22/2026); that it ends is told of thirty days before.
2026-08-14T08:00 publish tariff NQ66.22 procedure=LAW kind=fee channel=online percent=0 valid_from=2026-08-15 valid_to=2027-02-28 legal_basis="NQ 66.22/2026"
| published
2026-08-14T08:01 tariffs LAW
| nothing
2026-08-15T08:00 tariffs LAW
| NQ66.22
2026-08-15T08:00 tariffs 5WD
| nothing
2026-08-15T08:01 verify
| findings 0
2027-01-28T08:00 lint NQ66.22
| nothing
2027-01-29T08:00 lint NQ66.22
| tariff_ends day=2027-02-28
2027-02-28T08:00 tariffs LAW
| NQ66.22
2027-03-01T08:00 tariffs LAW
| nothing
