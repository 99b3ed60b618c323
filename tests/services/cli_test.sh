#!/usr/bin/env bash
# The command line as people use it, against a real server on a free port: good days and bad input.
set -uo pipefail
motcuad=$1 motcua=$2 source=$3
work=$(mktemp -d)
. "$source/tests/services/expect.sh"
trap 'kill "$server" 2>/dev/null; wait 2>/dev/null; rm -rf "$work"' EXIT
(ulimit -Sn 256; exec "$motcuad" --data "$work/data" --grpc 127.0.0.1:0 --http off >"$work/out" 2>"$work/log") & server=$!
until grep -q 'ready on' "$work/out"; do kill -0 $server || { cat "$work/log"; exit 1; }; done
export MOTCUA_SERVER=$(sed 's/.* //' "$work/out")

m() { "$motcua" "$@"; }

# It takes as many files as it may, so that connections leave some for the register.
expect 0 "^Max open files +$(ulimit -Hn) " grep 'Max open files' "/proc/$server/limits"
expect 0 'demonstration dossiers: [1-9]' m demo --per-day 2
expect 0 'none added' m demo
code=$(m --output json receive --unit H44.100 --procedure 1.004222 --name 'Nguyễn Văn Mẫu' | jq -r .dossier.code)
expect 0 "$code" m show "$code"
# The first dossier of README.md as it stands there: its own code, whatever else is in the register.
sed -n '/^## A first dossier/,/^And the rest/s/^    //p' "$source/README.md" >"$work/first"
echo 'motcua show "$code"' >>"$work/first"
mkdir "$work/bin"; ln -s "$(realpath "$motcua")" "$work/bin/motcua"
expect 0 'Nguyễn Văn Mẫu nhận' env PATH="$work/bin:$PATH" bash -e "$work/first"
# In words: names beside codes, whose turn it is, what may be done and by which command.
expect 0 '^  Thủ tục / procedure +Đăng ký thường trú \(1\.004222\)$' m show "$code"
expect 0 '^  Cơ quan giải quyết / unit +.+ \(H44\.100\)$' m show "$code"
expect 0 '^  Đang giữ / holder +.+ \(H44\.100\)' m show "$code"
expect 0 '^  Việc tiếp theo / next +bàn giao để xử lý / hand it over to be processed$' m show "$code"
expect 0 '^  yêu cầu bổ sung / ask for more papers +motcua request-supplement$' m show "$code"
expect 0 '^  Thời hạn / limit +[0-9]+ ngày làm việc / [0-9]+ working days$' m show "$code"
expect 0 '^  Tiếp nhận lúc / received +[0-9]{2}:[0-9]{2} ngày [0-9/]{10}$' m show "$code"
expect 1 '[A-Z]_[A-Z]' bash -c '"$0" show "$1" | grep -E "[A-Z]_[A-Z]|[a-z]_[a-z]" || { echo no A_KEY; false; }' "$motcua" "$code"
expect 0 '^  next +hand it over to be processed$' m --lang en show "$code"
expect 0 '^  Việc tiếp theo +bàn giao để xử lý$' m --lang vi show "$code"
expect 0 '^ *[0-9]+ +[0-9]{2}:[0-9]{2} [0-9/]{10} +tiếp nhận +01$' m history "$code"
expect 0 ',received,' m --output csv history "$code"
# A stream, until it is interrupted.
watch() { timeout --preserve-status -s INT 2 "$motcua" "$@"; }
expect 0 "^[0-9]+  [0-9]{2}:[0-9]{2} [0-9/]{10}  $code  tiếp nhận  " watch watch --after 0
expect 0 '"kind":"received"' watch --output json watch --after 0 --kind received
expect 2 'handed_over' m watch --kind receive
expect 0 'received, handed_over, resolved' bash -c '"$0" watch --help | tr -s " \n" " "' "$motcua"
expect 3 '' m --server 127.0.0.1:1 watch
expect 0 'counted' m explain "$code"
expect 0 'used_minutes' m control-slip "$code"
# What others are asked and given to do, before and after the end; who was at fault, what was done anew.
other=$(m --output json receive --unit H44.100 --procedure 1.004222 --name 'Nguyễn Văn Mẫu' | jq -r .dossier.code)
vi() { m --lang vi "$@"; }
expect 0 '.' m consult "$other" --agency 'Cục Hải quan' --content 'Xin ý kiến' --limit 2wd --reply-way 'Công văn'
expect 0 '.' m consult "$other" --agency 'Cục Thuế' --content 'Xác minh' --limit 2wd --reply-way 'Điện thoại'
expect 0 '.' m answer-consultation "$other" --number 2 --reply 'Đồng ý'
expect 0 '.' m assign-part "$other" --unit H44.105 --task 'Xác nhận cư trú' --limit 2wd
expect 0 'Hỏi ý kiến +số 1, Cục Hải quan, chưa trả lời, phải trả lời trước [0-9:]{5} ngày ' vi show "$other"
expect 0 'Nội dung hỏi +Xin ý kiến$' vi show "$other"
expect 0 'Cách trả lời +Công văn$' vi show "$other"
expect 0 'Hỏi ý kiến +số 2, Cục Thuế, đã trả lời lúc ' vi show "$other"
expect 0 'Ý kiến trả lời +Đồng ý$' vi show "$other"
expect 0 'Phần liên thông +số 1, .+ \(H44\.105\), chưa xong, phải xong trước ' vi show "$other"
expect 0 'Nhiệm vụ của phần +Xác nhận cư trú$' vi show "$other"
expect 0 'hỏi ý kiến +số 1; Cục Hải quan; thời hạn 2 ngày làm việc; phải trả lời trước .*; Xin ý kiến; cách trả lời: Công văn' \
  vi history "$other"
expect 0 'giao phần hồ sơ liên thông +số 1; .+ \(H44\.105\); thời hạn 2 ngày làm việc; phải xong trước .*; Xác nhận cư trú' vi history "$other"
expect 0 'Giải quyết xong khi còn phần chưa xong: số 1' vi resolve "$other" --outcome granted
expect 0 'Giải quyết xong lúc +[0-9:]{5} ngày ' vi show "$other"
expect 0 'Trả kết quả khi còn lần hỏi ý kiến chưa được trả lời: số 1' vi return-result "$other" \
  --return-method at-counter --taken-by 'Lê Thị Nhận'
expect 0 'Đã trả +tại quầy, [0-9:]{5} ngày [0-9/]{10}, Lê Thị Nhận nhận$' vi show "$other"
expect 0 'Phần liên thông +số 1, .+, chưa xong$' vi show "$other"
expect 0 'Hỏi ý kiến +số 1, Cục Hải quan, chưa trả lời$' vi show "$other"
expect 0 '^0$' bash -c '"$0" --lang vi show "$1" | grep -cE "Trả lúc|Nay trả kết quả" || true' "$motcua" "$other"
expect 0 '.' m --role supervisor reopen "$other" --reason 'Sai tên' --cause agency-fault
expect 0 'Mở lại +[0-9:]{5} ngày [0-9/]{10}, đang ' vi show "$other"
expect 0 'Kết quả +được giải quyết  \(của lần trước, đang được làm lại\)$' vi show "$other"
expect 0 'mở lại .*Sai tên +lỗi của cơ quan giải quyết.*hạn mới ' vi history "$other"
expect 0 $'^\xef\xbb\xbfsequence,.*,content,form' m --output csv history "$other"
expect 0 '^ *--unit TEXT +cơ quan giải quyết' vi list --help
hang=$(MOTCUA_OFFICER='Nguyễn Thị Hằng 100%' m --output json receive --unit H44.100 --procedure 1.004222 \
  --telephone '+84 912 345 678' | jq -r .dossier.code)
expect 0 'Nguyễn Thị Hằng 100%' m history "$hang"
expect 0 "$hang" m list --telephone 0912.345.678
expect 0 "$hang .*điện thoại" m search 0912 345 678
expect 0 "$code .*Nguyễn Văn Mẫu .* tên" m search mau nguyễn
expect 0 "^$code," m --output csv search "$code"
expect 2 'FIELD_VIOLATION' m search 7
expect 2 'motcua-officer\): .*UTF-8' env MOTCUA_OFFICER=$'H\xe1\xba' "$motcua" receive --unit H44.100 --procedure 1.004222
expect 2 '\(motcua-role\): expected one of' m --lang EN-gb --role Trưởng show X
expect 2 'UTF-8' m show $'H\xe1\xba'
expect 2 'vi or en' env MOTCUA_LANG=$'\xe1' "$motcua" show X
expect 0 'GIẤY TIẾP NHẬN' m receive --unit H44.105 --procedure 1.001193 --name 'Trần Thị Mẫu' --channel online
expect 0 'undated' m receive --unit H44.100 --procedure 2.000884
# Of a paper also its type, its last day and who signed it; whose e-account it was, and what the check found.
signed=$(m --output json receive --unit H44.100 --procedure 1.004222 --identity-result identity-confirmed \
  --submitter-e-account 001090000000 --paper 'Tờ khai:1:::KQ.01:2027-01-31:Trần Thị Mẫu' | jq -r .dossier.code)
expect 0 'Tờ khai \(1 bản chính, mã loại KQ.01, có hiệu lực đến hết ngày 31/01/2027, Trần Thị Mẫu ký số\)' \
  m --lang vi show "$signed"
expect 0 'Kết quả xác minh +đúng người' m --lang vi show "$signed"
expect 0 'Tài khoản định danh +001090000000' m --lang vi show "$signed"
# A scan of the paper goes up, and comes back as it was; what is no such file leaves nothing.
printf '%%PDF-1.7 tờ khai' >"$work/to-khai.pdf"
expect 0 'application/pdf' m attach "$signed" "$work/to-khai.pdf" --paper 1 --signed-by 'Trần Thị Mẫu'
expect 0 'Tệp +1: to-khai.pdf \(application/pdf, [0-9]+ byte\), giấy tờ 1$' m --lang vi show "$signed"
expect 0 'to-khai.pdf' m history "$signed"
expect 0 'back.pdf' m download "$signed" 1 --out "$work/back.pdf"
expect 0 'the same' bash -c 'cmp "$0" "$1" && echo the same' "$work/to-khai.pdf" "$work/back.pdf"
expect 4 'is not written over' m download "$signed" 1 --out "$work/back.pdf"
expect 1 'FILE_NOT_FOUND' m download "$signed" 9 --out "$work/none.pdf"
printf 'MZ' >"$work/forged.pdf"
expect 2 'FILE_TYPE_NOT_ALLOWED' m attach "$signed" "$work/forged.pdf"
expect 2 '0 không nằm trong khoảng từ 1 đến 100$' vi attach "$signed" "$work/to-khai.pdf" --paper 0
expect 2 'giấy tờ số \(paper\): cần số từ 1 đến 1,' vi attach "$signed" "$work/to-khai.pdf" --paper 9
expect 1 'FILE_ATTACHED_ALREADY' m attach "$signed" "$work/to-khai.pdf" --paper 1
# A name may be longer than file systems take.
long=$(printf 'ờ%.0s' {1..190}).pdf
expect 0 'fileName' m call DossierService/AttachFile "{\"request_id\":\"$(cat /proc/sys/kernel/random/uuid)\",
  \"code\":\"$signed\",\"sha256\":\"$(sha256sum "$work/to-khai.pdf" | cut -c1-64)\",\"file_name\":\"$long\"}"
expect 0 '^ờờ.*ờ….pdf$' env -C "$work" "$motcua" download "$signed" 2
expect 0 'the same' bash -c 'cmp "$0"/to-khai.pdf "$0"/ờ*….pdf && echo the same' "$work"
expect 4 'cannot be written' m download "$signed" 2 --out "$work/$long"
expect 1 'no file' bash -c 'ls "$0" || { echo no file; false; }' "$work/none.pdf"
expect 2 'papers\[0\].validity' m receive --unit H44.100 --procedure 1.004222 --paper 'Tờ khai:1:0:0::soon'
expect 0 'Đang xử lý' m hand-over "$code" --to H44.100 --to-officer o2
expect 0 'bổ sung' m request-supplement "$code" --requested-papers 'Bản sao' --reason Thiếu --legal-basis 'NĐ 118'
expect 0 'Đang xử lý' m provide-supplement "$code"
expect 0 'Đã xử lý xong' m resolve "$code" --outcome granted
expect 1 'ROLE_REQUIRED' m reopen "$code" --reason 'Sai tên'
expect 0 'Đang xử lý' m --role supervisor reopen "$code" --reason 'Sai tên'
expect 1 'Chưa thể trả kết quả: hồ sơ .* đang ở trạng thái “Đang xử lý”  \[ILLEGAL_TRANSITION\]$' m return-result "$code" --return-method at-counter
expect 1 '^  các lệnh / commands: bàn giao \(hand-over\),$' m return-result "$code" --return-method at-counter
expect 1 '^  commands: hand-over, .*request-payment' m --lang en return-result "$code" --return-method at-counter
expect 2 'hình thức trả kết quả / return method \(return_method\): bắt buộc' m return-result "$code"
expect 2 'Dữ liệu chưa hợp lệ  \[FIELD_VIOLATION\]$' m return-result "$code"
expect 2 'update_mask' m amend "$code" --reason 'Không sửa gì'
expect 0 'Đang xử lý' m amend "$code" --telephone 0912345678 --reason 'Thiếu số'
expect 0 '0912345678' m --output json show "$code"
expect 0 'Đang xử lý' m amend "$code" --update-mask applicant.telephone,applicant.email --reason 'Xóa số'
# Whatever is given is corrected, also beside a mask that lacks it, and to nothing.
expect 0 'Đang xử lý' m amend "$code" --telephone 0911111111 --update-mask applicant.address --reason 'Thiếu số'
expect 0 '0911111111' m --output json show "$code"
expect 0 'Đang xử lý' m amend "$code" --telephone '' --email a@b.vn --reason 'Nhầm ô'
expect 0 '"telephone": "",' m --output json show "$code"
expect 0 '"email": "a@b.vn",' m --output json show "$code"
expect 1 'DOSSIER_NOT_FOUND' m show NOTHING
expect 1 'UNIT_NOT_FOUND' m receive --unit NOWHERE --procedure 1.004222
expect 2 'reason' m stop "$code"
# --help marks what must be given, by the server's own list or the command line's.
must='\(bắt buộc / required\)'
expect 0 "^ *code TEXT $must" m resolve --help
expect 0 "^ *--outcome TEXT $must" m resolve --help
expect 0 "^ *--reason TEXT $must" m record-refund --help
expect 0 "^ *--procedure TEXT $must" m submit --help
expect 0 '^ *--procedure TEXT \(bắt buộc nếu không có mã / required without a code\)' m receive --help
expect 0 "^ *--reason TEXT $must" m refuse --help
expect 0 '^ *--reappointed-time TEXT \(bắt buộc khi chưa giải quyết xong\)' vi issue-apology --help
expect 0 'trong tay, dù ai giải quyết' bash -c '"$0" --lang vi list --help | tr -s " \n" " "' "$motcua"
expect 0 '^ *--legal-basis TEXT *(căn cứ.*)?$' m refuse --help
expect 0 "^ *--unit TEXT $must" m report --help
expect 0 'time-against-rule' m rate --help
expect 0 'person, service' m account create --help
expect 2 'expected one of' m receive --unit H44.100 --procedure 1.004222 --channel pigeon
expect 2 'instant' m due --limit 5wd --at tomorrow
expect 2 'limit' m due --limit soon
expect 2 'whole number' m request-payment "$code" --fee phí:abc
expect 2 'name:amount.*no colon before a number' m request-payment "$code" --fee 5000
# Fees: what is owed before the receipt; owed from it on; one payment however often it is told; what goes back.
expect 0 'Phải nộp [0-9.,]+ ₫ vào ngày' m fees 1.004222 --channel online
expect 2 'tariffs\[0\]\): không có biểu phí nào' m fees 1.004222 --channel online --day 2026-08-14 --tariff NONE
expect 0 '^khoản phải nộp +số tiền \(đồng\) +phải nộp \(đồng\) +mã biểu phí +căn cứ pháp lý$' vi fees 1.004222 --channel online
expect 1 'PROCEDURE_NOT_FOUND' m fees NOTHING
paid=$(m --output json receive --unit H44.100 --procedure 1.004222 --fee 'Phí: hồ sơ:50000:20000:T' --fee 'Lệ phí:5000' \
  | jq -r .dossier.code)
expect 0 'Phải nộp / owed +Phí: hồ sơ 50.000 ₫, còn phải nộp 20.000 ₫ \(T\)' m show "$paid"
expect 0 'Còn phải nộp / outstanding +25.000 ₫' m show "$paid"
pay() { m record-payment "$paid" --payment-method paid-online --reference QR1 --amount-vnd "$1"; }
expect 0 'OVERPAID' pay 30000
expect 0 'đã được ghi nhận từ trước' pay 30000
expect 1 'PAYMENT_REFERENCE_TAKEN' pay 20000
expect 1 'REFUND_TOO_LARGE' m record-refund "$paid" --payment-method paid-online --amount-vnd 5001 --reason 'Nộp thừa'
expect 0 "$paid" m record-refund "$paid" --payment-method paid-online --amount-vnd 5000 --reason 'Nộp thừa'
expect 0 'Đã hoàn trả / given back +5.000 ₫' m show "$paid"
expect 0 'Đã hoàn trả +5.000 ₫, trả trực tuyến  ' vi show "$paid"
expect 0 '^  Phí, lệ phí +đã nộp 30.000 ₫ trên 25.000 ₫, đã hoàn trả 5.000 ₫$' vi show "$paid"
expect 1 'Không có gì để hoàn trả cho hồ sơ' vi record-refund "$paid" --payment-method paid-online --amount-vnd 1 --reason 'Nộp thừa'
expect 0 "$paid" m exempt-fee "$paid" --number 2 --legal-basis 'Luật Phí'
expect 0 '^  Phí, lệ phí +đã nộp 30.000 ₫ trên 20.000 ₫, đã hoàn trả 5.000 ₫, nộp thừa 5.000 ₫$' vi show "$paid"
expect 0 'pháp lý: phí, lệ phí 1 \(EXEMPTION_WITHOUT_BASIS\)' vi exempt-fee "$paid" --number 1
expect 0 'Miễn, giảm sau +khoản số 1: bớt 20.000 ₫$' vi show "$paid"
expect 1 'FEE_NOT_FOUND' m exempt-fee "$paid" --number 3
expect 0 'outstanding_vnd' m --output csv report money --unit H44.100
expect 0 '^  \(7\) outstanding_vnd: Còn phải nộp cuối kỳ' vi report money --unit H44.100
expect 0 '^ +\(1\) +\(2\) +\(3\) +\(4\) +\(5\) +\(6\) +\(7\)$' vi report money --unit H44.100
expect 0 '^  nếu đủ điều kiện: 66.22/2026/1.004222 Miễn phí, lệ phí$' vi fees 1.004222 --channel online --day 2026-09-01
expect 0 '^ {15}[^ ]' vi fees 1.004222 --channel online --day 2026-09-01
expect 2 'whole number' m receive --unit H44.100 --procedure 1.004222 --paper 'Tờ khai:x'
expect 2 'thiếu code / code is required' m show
expect 2 'cần một lệnh / A subcommand is required' m
expect 2 'không có lệnh no-such-command / there is no command no-such-command' m no-such-command
expect 2 'không hiểu --no-such-flag a b / did not expect --no-such-flag a b' m show X --no-such-flag a b
expect 2 '--decimals: giá trị không hợp lệ: many / Could not convert: --decimals = many' m report on-time --unit H44 --decimals many
expect 2 '^Could not convert: --decimals = many$' m --lang en report on-time --unit H44 --decimals many
expect 2 'không nằm trong khoảng từ 1 đến 86400 / ' m --timeout 0 show X
expect 2 'Run with --help' m show
expect 3 'cannot reach' m --server 127.0.0.1:1 --timeout 2 show X
expect 0 'Hẹn trả: 17:00 ngày 15/01/2026 / due: 17:00 on 15/01/2026' m due --limit 5wd --at 2026-01-09T16:00
expect 0 '"dueTime": "2026-01-15T10:00:00Z"' m --output json due --limit 5wd --at 2026-01-09T16:00
expect 0 'due: 10:30 on 08/03/2025' m due --limit 4h --unit H44.100 --at 2025-03-07T16:00
expect 0 'TOTAL' m report form-06a --unit H44
expect 0 $'^\xef\xbb\xbfkey,title,received_total' m --output csv report form-06a --unit H44
expect 0 '^form-06a +.*extended, strict, judge' m reports
expect 0 'form-06a: extended, strict, judge' bash -c '"$0" report --help | tr -s " \n" " "' "$motcua"
expect 0 '\(3\) received_total: Tổng số tiếp nhận' m report form-06a --unit H44
expect 0 'Tính đến [0-9:]{5} ngày [0-9/]{10}, bản ghi [0-9]+, .* / as of ' m report form-06a --unit H44
expect 0 'Hộ tịch' m report form-06a --unit H44 --by field
expect 0 'Trực tuyến toàn trình' m report form-06a --unit H44 --by channel --fold strict
expect 0 '[0-9]{2}\.[0-9] \([0-9]+/[0-9]+\)' m report on-time --unit H44 --decimals 1 --truncate
expect 0 'portal_766_points' m report on-time --unit H44 --period "$(date +%Y)"
expect 0 'compliance' m report apologies --unit H44 --period "regime:$(date +%Y)"
expect 0 'mean_working_time' m report workload --unit H44 --by month --period "$(date +%Y)"
expect 0 'sequence' m --role supervisor call motcua.v1.CatalogueService/PublishCatalogue \
  '{"targets":[{"code":"t","unit":"H44","indicator":"online","numerator":999,"denominator":1000}]}'
expect 0 'chưa đạt' m report indicators --unit H44
expect 0 'online_payment' m report indicators --unit H44 --by procedure
expect 0 'ít / few' m report on-time --unit H44 --rank-by late_rate
expect 2 'one of' m --lang en report on-time --unit H44 --rank-by beauty
expect 2 'one of' m --lang en report form-06a --unit H44 --by colour
expect 2 'one of' m --lang en report form-06a --unit H44 --fold paper
expect 2 'no folds' m --lang en report on-time --unit H44 --fold strict
expect 2 '2026-Q3' m --lang en report form-06a --unit H44 --period 2026-Q9
expect 2 'not both' m --lang en report form-06a --unit H44 --period 2026 --from 2026-01-01
expect 2 'within 0–6' m --lang en report on-time --unit H44 --decimals 9
expect 2 'later' m --lang en report form-06a --unit H44 --from 2026-03-02 --to 2026-03-01
expect 2 'earlier' m --lang en report form-06a --unit H44 --from 2190-01-01 --to 2190-01-02
expect 2 'one of' m --lang en report form-06a --unit H44 --behind beauty
expect 2 'row of the table: H44, H44.07, ' m --lang en report form-06a --unit H44 --behind open_total --row W9
expect 2 'row of the table: H44.100$' m --lang en report form-06a --unit H44.100 --behind open_total --row H44.105
expect 2 'row of the table: direct, online, ' m --lang en report form-06a --unit H44 --by channel --behind open_total --row air
expect 2 'requires --behind' m report on-time --unit H44 --denominator
expect 2 'requires --rank-by' m report on-time --unit H44 --least-first
expect 2 '--behind không đi cùng --xlsx / --behind excludes --xlsx' m report form-06a --unit H44 --behind open_total --xlsx "$work/none.xlsx"
expect 2 'excludes' m report form-06a --unit H44 --behind open_total --rank-by open_total
year=$(date +%Y)
number=$(m --output json report form-06a --unit H44 --period "$year" | jq .totals.received_total)
expect 0 "^$number hồ sơ, cộng lại bằng $number / $number dossiers, adding up to $number$" \
  m report form-06a --unit H44 --period "$year" --behind received_total
expect 0 'TOTAL' m report form-06a --unit H44 --xlsx "$work/report.xlsx"
expect 0 '^PK' head -c 2 "$work/report.xlsx"
expect 4 'cannot|Error' m report form-06a --unit H44 --xlsx /no/such/folder/report.xlsx
month=$(date -d "$(date +%Y-%m-15) -1 month" +%Y-%m)
expect 1 'ROLE_REQUIRED' m freeze form-06a --unit H44 --period "$month"
expect 0 'frozen: form-06a extended, H44' m --role head freeze form-06a --unit H44 --period "$month"
expect 0 'frozen before' m --role head freeze form-06a --unit H44 --period "$month"
expect 1 'PERIOD_NOT_OVER' m --role head freeze form-06a --unit H44
expect 0 'form-06a' m frozen --unit H44
expect 0 'nothing restated' m compare form-06a --unit H44 --period "$month"
closed=$(m --output json report form-06a --unit H44 --period "$month" --behind resolved_early |
  jq -r '[.items[] | select(.dossier.state == "RETURNED")][0].code')
expect 0 'Đang xử lý' m --role supervisor reopen "$closed" --reason 'Sai tên'
expect 0 'nothing restated' m compare form-06a --unit H44 --period "$month"
expect 1 'FROZEN_REPORT_NOT_FOUND' m compare on-time --unit H44 --period "$month"
expect 0 'portal_766 [0-9]+/[0-9]+' m reconcile resolved portal_766 --unit H44 --period "$month"
# What is restated: a rate as its parts, a count as a number.
for name in on-time form-06a; do expect 0 "frozen: $name" m --role head freeze $name --unit H44.100 --period 2023-01; done
echo '{"code":"told-later","unit":"H44.100","procedure":"1.004222","channel":"direct","events":[{"kind":"received","at":"2023-01-05T09:00"},{"kind":"resolved","at":"2023-01-06T09:00"}]}' >"$work/later.jsonl"
expect 0 'imported 1' m import "$work/later.jsonl"
expect 0 'told-later +TỔNG +resolved +0/0 +1/1 ' m --lang vi compare on-time --unit H44.100 --period 2023-01
expect 0 'told-later +TỔNG +received_total +0 +1 ' m --lang vi compare form-06a --unit H44.100 --period 2023-01
expect 0 'portal_766 0/0 = –$' m --lang vi reconcile resolved portal_766 --unit H44 --from 2001-01-01 --to 2001-01-02
expect 0 'honest [0-9]+.[0-9]+ %' m integrity --unit H44 --period "$(date +%Y)"
expect 0 'finish_reopened +H44' m integrity --unit H44 --behind finish_reopened
expect 2 'YYYY-MM-DD' m integrity --unit H44 --from x
expect 2 'check: expected one of: undated, .*refused_and_resubmitted' m --lang en integrity --unit H44 --behind foo
expect 2 'one of' m --lang en reconcile resolved mine --unit H44
expect 0 'overdue_then' m forecast --unit H44 --day "$(date -d '+20 days' +%F)"
expect 0 'TOTAL' m forecast --unit H44 --day "$(date -d '+20 days' +%F)" --by holder
expect 0 '^H44\.100 +.+ \(H44\.100\) +[0-9]' m forecast --unit H44 --day "$(date -d '+20 days' +%F)" --by holder
expect 0 'chỉ tiêu ≥ 95.00 %' m report indicators --unit H44
printf 'unit\tindicator\tat_least\tat_most\nH44\ton_time\t7.5\t9\n' >"$work/targets.tsv"
expect 2 'nothing beside at_least' m catalogue import "$work/targets.tsv"
printf 'unit\tindicator\tat_least\tat_most\tvalid_from\nH44.100\tonline\t99.999\t\t2026-01-01\n' >"$work/targets.tsv"
expect 0 'units 0' m catalogue import "$work/targets.tsv"
expect 0 'target ≥ 99.999 %: not met' m --lang en report indicators --unit H44.100
printf 'unit\tindicator\tat_least\nH44\tpunctuality\t90\n' >"$work/targets.tsv"
expect 2 'indicator\): cần một trong: on_time, online, .*apology_compliance' m catalogue import "$work/targets.tsv"
printf 'unit\tindicator\tat_least\nH44\tpaid_online_vnd\t90\n' >"$work/targets.tsv"
expect 2 'indicator\): cần một trong: on_time, online, .*apology_compliance' m catalogue import "$work/targets.tsv"
expect 0 'due soon' m at-risk --unit H44 --until "$(date -d '+20 days' +%F)" --view needs_processing --target 98.5
expect 0 'marked' m at-risk --unit H44 --target 100
expect 2 'percentage' m at-risk --unit H44 --target many
expect 2 'numerator' m --lang en at-risk --unit H44 --target 120
expect 2 'later' m --lang en at-risk --unit H44 --until 2020-01-01
expect 2 'later' m --lang en at-risk --unit H44 --from 2020-01-01 --to 2020-02-01
expect 0 'overdue_longer' m report overdue --unit H44 --by holder
expect 0 'late_working_time' m report attribution --unit H44 --by step
expect 0 'compliance' m report apologies --unit H44 --by signer
expect 0 'p90_working_time' m report workload --unit H44 --by procedure --fold p90
expect 2 'one of: received_new' m --lang en report workload --unit H44 --fold p90 --behind p90_working_time
expect 2 'later' m --lang en forecast --unit H44 --day 2020-01-01
expect 2 'one of' m --lang en forecast --unit H44 --day "$(date -d '+2 days' +%F)" --by colour
expect 0 '"received_total":' m --output json report form-06a --unit H44
expect 2 'YYYY-MM-DD' m report form-06a --unit H44 --from 2026-02-30
expect 1 'REPORT_NOT_FOUND' m report form-99 --unit H44
expect 0 'on_time_rate' m timeliness --unit H44 --subtree
expect 0 "$code" m list --unit H44.100 --queue open --limit 1000
expect 0 'finding' m catalogue lint
expect 0 'Phú Thọ' m catalogue show
expect 2 'opened|exist' m catalogue import /no/such/file
echo 'code	name	level' >"$work/units.tsv"; echo 'X	X	moon' >>"$work/units.tsv"
expect 2 "units.tsv:2: level: 'moon'; .*commune, department, nation, province" m catalogue import "$work/units.tsv"
printf 'code\tname\tfee_direct_vnd\nN.1\tMột\t8.000\nN.2\tHai\t8.00\n' >"$work/procedures.tsv"
expect 2 "procedures.tsv:3: fee_direct_vnd: '8.00'" m catalogue import "$work/procedures.tsv"
expect 1 'PROCEDURE_NOT_FOUND' m call motcua.v1.CatalogueService/GetProcedure '{"code":"N.1"}'
# The days that a new register begins with are those of the demonstration catalogue.
expect 0 'nothing changed' m catalogue import "$source/deploy/catalogue/holidays.tsv"
expect 0 'tariffs [1-9]' m catalogue import "$source/deploy/catalogue/tariffs.tsv"
# Rules of one's own; what cannot be is told by the server.
printf 'code\trule\tvalue\tunit\tvalid_from\tlegal_basis\nQ-1\tacceptance_hours\t16\tH44.100\t2100-01-01\tQĐ 1\n' >"$work/own_rules.tsv"
expect 0 'own rule +Q-1 +added' m --lang en catalogue import "$work/own_rules.tsv" --preview
expect 0 'own rules 1' m --lang en catalogue import "$work/own_rules.tsv"
expect 0 'own rules 1; nothing changed' m --lang en catalogue import "$work/own_rules.tsv"
expect 0 '"rule": *"acceptance_hours"' m call motcua.v1.CatalogueService/ListOwnRules '{"unit":"H44.100"}'
printf 'code\trule\tvalue\tunit\tlegal_basis\nQ-2\tacceptance_hours\t241\tH44.100\tQĐ 1\n' >"$work/own_rules.tsv"
expect 2 '1–240' m catalogue import "$work/own_rules.tsv"
# Of two phases: what an amendment changed, the end of the first phase by its own name, and the one cause of a refusal.
mkdir "$work/two"
printf 'code\tname\tlimit_direct\tlimit_second_phase\nHAI\tHai giai đoạn\t5wd\t4wd\n' >"$work/two/procedures.tsv"
expect 0 'procedures 1' m catalogue import "$work/two"
two=$(m --output json receive --unit H44.100 --procedure 1.004222 --name 'Nguyễn Văn Mẫu' | jq -r .dossier.code)
ends_first=(request-supplement "$two" --requested-papers 'Hồ sơ hoàn thiện' --reason 'Kết luận' --legal-basis 'QĐ 1' --ends-first-phase)
expect 1 'không có giai đoạn hai: thủ tục 1\.004222 không công bố thời hạn giai đoạn hai' vi "${ends_first[@]}"
expect 0 '.' m --role supervisor amend "$two" --procedure HAI --reason 'Nhầm thủ tục'
expect 0 'sửa thông tin .*thủ tục Đăng ký thường trú \(1\.004222\) đổi thành Hai giai đoạn \(HAI\); hẹn lại' vi history "$two"
expect 0 '.' m "${ends_first[@]}"
expect 0 'Yêu cầu bổ sung giấy tờ' vi show "$two"
expect 0 'Việc tiếp theo +chờ người nộp hoàn thiện hồ sơ cho giai đoạn hai$' vi show "$two"
expect 0 'Chờ hoàn thiện +Hồ sơ hoàn thiện$' vi show "$two"
expect 0 'bắt đầu giai đoạn hai +motcua provide-supplement$' vi show "$two"
expect 1 'hồ sơ [^ ]+: đã kết thúc giai đoạn một ' vi --role supervisor amend "$two" --procedure 1.004222 --reason 'Nhầm'
expect 0 '.' m provide-supplement "$two"
expect 0 ' kết thúc giai đoạn một +' vi history "$two"
expect 0 ' bắt đầu giai đoạn hai +.*thời hạn 4 ngày làm việc.*hạn mới ' vi history "$two"
expect 1 'Giai đoạn một của hồ sơ [^ ]+ đã kết thúc trước đó' vi "${ends_first[@]}"
# Where the result is given at once there is a slip only for who asks.
printf 'code\tname\tlimit_direct\timmediate\nNGAY\tTrả ngay\t4h\tyes\n' >"$work/procedures.tsv"
expect 0 'procedures 1, .*tariffs 0' m catalogue import "$work/procedures.tsv"
ngay=(receive --unit H44.100 --procedure NGAY --name 'Nguyễn Văn Mẫu' --outcome granted --return-method at-counter)
expect 0 'returned|Đã trả kết quả' m "${ngay[@]}"
expect 0 'GIẤY TIẾP NHẬN' m "${ngay[@]}" --slip
expect 2 'FIELD_VIOLATION' m receive --unit H44.100 --procedure 1.004222 --outcome granted --return-method at-counter
# An office that is open all day closes at its end.
mkdir "$work/night"
printf 'code\tname\tlevel\nNIGHT\tTrực đêm\tcommune\n' >"$work/night/units.tsv"
printf 'unit\tmon\ttue\nNIGHT\t00:00-24:00\t00:00-24:00\n' >"$work/night/hours.tsv"
expect 0 'units 1' m catalogue import "$work/night"
expect 0 'due: 24:00 on 03/03/2026' m due --unit NIGHT --limit 1wd --at 2026-03-02T09:00
expect 0 'letter by: 24:00 on 03/03/2026' m due --unit NIGHT --limit 2wd --at 2026-03-02T09:00
# A file whose name nobody knows is not left out.
cp "$work/night/hours.tsv" "$work/night/hour.tsv"
expect 2 "hour.tsv: 'hour.tsv'; .*units.tsv, .*targets.tsv" m catalogue import "$work/night"
mkdir "$work/none"
expect 2 'units.tsv, procedures.tsv, holidays.tsv, papers.tsv, hours.tsv, targets.tsv, regulations.tsv' m catalogue import "$work/none"
# What is exported changes nothing where it came from, and is the same again from an empty register.
expect 0 'written: units [1-9]' m catalogue export "$work/exported"
expect 0 'not in the files: where units were before' m --lang en catalogue export "$work/exported again"
expect 2 'units.tsv|is there already' m catalogue export "$work/exported"
expect 0 'nothing changed' m catalogue import "$work/exported"
# Papers and steps stay where their files are not given, and are given alone.
expect 0 'nothing changed' m catalogue import "$work/exported/procedures.tsv"
expect 0 'nothing changed' m catalogue import "$work/exported/papers.tsv"
expect 0 'nothing changed' m catalogue import "$work/exported/steps.tsv"
expect 0 'changed 0 \(told above 0\); nothing is published' m --lang en catalogue import "$work/exported" --preview
expect 0 '^0$' bash -c '"$0" --lang en catalogue import "$1" 2>&1 | grep -c "not in the files" || true' "$motcua" "$work/exported"
"$motcuad" --data "$work/empty" --grpc 127.0.0.1:0 --http off >"$work/out5" 2>&1 & empty=$!
until grep -qs 'ready on' "$work/out5"; do kill -0 $empty || break; done
empty_server=$(grep ready "$work/out5" | sed 's/.* //')
expect 0 'đơn vị +H44\.100 +thêm .* H44\.100' m --server "$empty_server" catalogue import "$work/exported" --preview
expect 0 'units [1-9]' m --server "$empty_server" catalogue import "$work/exported"
expect 0 'written: units [1-9]' m --server "$empty_server" catalogue export "$work/exported2"
expect 0 '' diff -r "$work/exported" "$work/exported2"
kill $empty; wait $empty
# A preview tells what it would change, and changes nothing.
printf 'code\tname\tlimit_direct\timmediate\nNGAY\tTrả ngay\t5h\tyes\n' >"$work/procedures.tsv"
for turn in 1 2; do
  expect 0 'procedure +NGAY +changed +limit direct +4h +5h' m --lang en catalogue import "$work/procedures.tsv" --preview
  expect 0 'thủ tục +NGAY +đổi .* 4h +5h' m catalogue import "$work/procedures.tsv" --preview
done
# What is doubtful is told, of a preview as of what is done; nothing is refused, and nothing taken out.
mkdir "$work/doubt"
printf 'code\tname\tlimit_direct\nNGO.1\tMột\t120?\nNGO.2\tHai\t5wd\n' >"$work/doubt/procedures.tsv"
printf 'unit\tindicator\tat_least\nNIGHT\tonline\t50\n' >"$work/doubt/targets.tsv"
for how in --preview ''; do
  expect 0 '1 limits cannot be read, .*: NGO.1 120\?' m --lang en catalogue import "$work/doubt" $how
  expect 0 'procedure: [0-9]+ of the register are not in the files; they stay as they are: .+, …$' m --lang en catalogue import "$work/doubt" $how
  expect 0 'chỉ tiêu: [0-9]+ mục đang có mà tệp không ghi' m catalogue import "$work/doubt" $how
  expect 0 '^0$' bash -c '"$0" --lang en catalogue import "$1" $2 2>&1 | grep -cE "^(unit|calendar|tariff|regulation|day of a calendar):" || true' "$motcua" "$work/doubt" "$how"
done
head -n -1 "$work/exported/units.tsv" >"$work/doubt/units.tsv"
expect 0 'unit: 1 of the register are not in the files; they stay as they are: ' m --lang en catalogue import "$work/doubt"
expect 0 'due: 17:00 on 26/11/2026' m due --limit 3wd --at 2026-11-20T09:00
expect 0 'provisional' m due --limit 1wd --at 2022-01-28T09:00
expect 0 'due: 11:30 on 04/03/2026' m due --limit 1.5wd --at 2026-03-02T14:00
# The sum in the unit of the limit, to the limit; a pause among the steps, and after it from 0 where the limit is anew.
expect 0 '\+0,5 ngày = 1,5 ngày  tính$' m --lang vi due --limit 1.5wd --at 2026-03-02T14:00
expect 0 '= 3 days  counted$' m --lang en due --limit 3wd --at 2026-11-20T09:00
paused=(due --limit 12h --at 2026-03-02T09:00 --paused-at 2026-03-02T10:00 --resumed-at 2026-03-03T09:00)
expect 0 '^  10:00 02/03/2026 → 09:00 03/03/2026 .*tạm dừng / paused$' m "${paused[@]}"
expect 0 '→ 13:30 04/03/2026 .*\+0h30 = 12h00  tính / counted$' m "${paused[@]}"
expect 0 'tính lại từ đầu: 12 giờ làm việc / counted anew: 12 working hours$' m "${paused[@]}" --resume-policy restart
expect 0 '→ 14:30 04/03/2026 .*\+1h30 = 12h00  tính / counted$' m "${paused[@]}" --resume-policy restart
printf 'code\tname\tlimit_direct\tlimit_second_phase\nHAI\tHai giai đoạn\t5wd\t3wd\n' >"$work/two/procedures.tsv"
printf 'procedure\tkey\tname\twho\tlimit\nHAI\tthamdinh\tThẩm định\tChuyên viên\t3wd\n' >"$work/two/steps.tsv"
expect 0 'procedures 1' m catalogue import "$work/two"
expect 0 'HAI +Hai giai đoạn .*5 ngày làm việc' m catalogue show
expect 0 '^second phase: 3 working days, from when' m --lang en due --procedure HAI --channel direct --at 2026-03-02T09:00
# What is submitted is not undated, but to be accepted.
waits=$(m --output json submit --unit H44.100 --procedure 1.004222 --channel online --name 'Nguyễn Văn Mẫu' | jq -r .dossier.code)
expect 0 '^  Tiếp nhận trước / to be accepted by +[0-9]{2}:[0-9]{2} ngày' m explain "$waits"
expect 0 '^0$' bash -c '"$0" explain "$1" | grep -c "undated" || true' "$motcua" "$waits"
# Limits are in words for people alone.
two=$(m --output json receive --unit H44.100 --procedure HAI --channel direct --name 'Nguyễn Văn Mẫu' | jq -r .dossier.code)
expect 0 "$two" m hand-over "$two" --to H44.100 --to-officer lan --step thamdinh
expect 0 'thamdinh +Thẩm định +3 ngày làm việc ' m control-slip "$two"
expect 0 ',thamdinh,Thẩm định,3wd,' m --output csv control-slip "$two"
# A first phase that ends late: its due time stays, and what came after is told without being counted.
printf '%s\n' '{"code":"two-1","unit":"H44.100","procedure":"HAI","channel":"direct","events":[{"kind":"received","at":"2026-01-05T09:00"},{"kind":"supplement_requested","at":"2026-01-20T09:00","requested_papers":["Hồ sơ hoàn thiện"],"reason":"Kết luận","legal_basis":"QĐ 1","ends_first_phase":true},{"kind":"supplement_provided","at":"2026-01-22T09:00"}]}' >"$work/two.jsonl"
expect 0 'imported 1' m import "$work/two.jsonl"
for command in show explain control-slip; do
  expect 0 '^  the due time stays +passed when the first phase ended \(09:00 on 20/01/2026\); the second' m --lang en $command two-1
done
expect 0 '→ 09:00 20/01/2026 .*  past the due time: nothing counts$' m --lang en explain two-1
expect 0 '^  09:00 20/01/2026 → 09:00 22/01/2026 .*  paused: QĐ 1$' m --lang en explain two-1
expect 0 '^  09:00 22/01/2026 → .*  the second phase begins: 3 working days$' m --lang en explain two-1
printf '%s\n' '{"code":"h-1","unit":"H44.100","procedure":"1.004222","channel":"direct","events":[{"kind":"received","at":"2026-01-05T09:00"},{"kind":"resolved","at":"2026-01-06T09:00"}]}' \
  '{"code":"h-2","unit":"NOWHERE","procedure":"1.004222","channel":"direct","events":[{"kind":"received","at":"2026-01-05T09:00"}]}' \
  'not json' '{"code":"h-3","unit":"H44.100","procedure":"1.004222","events":[{"kind":"flown","at":"2026-01-05T09:00"}]}' >"$work/h.jsonl"
expect 1 'imported 1.*refused 3' m import "$work/h.jsonl"
expect 0 'UNIT_NOT_FOUND' cat "$work/h.jsonl.rejected.tsv"
expect 1 'unchanged 1' m import "$work/h.jsonl"
# What is no list of refused rows is left alone, the file that is read among them.
expect 2 'other content' m import "$work/h.jsonl" --rejected "$work/h.jsonl"
expect 0 'h-1' cat "$work/h.jsonl"
# From a pipe; a clean run leaves no list of what another refused.
cp "$work/h.jsonl.rejected.tsv" "$work/piped.tsv"
head -1 "$work/h.jsonl" >"$work/piped.jsonl"
expect 2 'expected --rejected' bash -c '"$0" import <(cat "$1")' "$motcua" "$work/piped.jsonl"
expect 0 'unchanged 1' bash -c '"$0" import <(cat "$1") --rejected "$2"' "$motcua" "$work/piped.jsonl" "$work/piped.tsv"
expect 1 '' test -e "$work/piped.tsv"
# What another run would not mend is not to be run again.
unmended() { m --lang en import "$work/piped.jsonl" --default-hour 8 2>&1 | grep -c 'run it again'; }
expect 1 '^0$' unmended
# More dossiers than a page has, behind one figure.
for i in $(seq 1100); do
  echo '{"code":"many-'$i'","unit":"H44.100","procedure":"1.004222","channel":"direct","events":[{"kind":"received","at":"2024-03-04T09:00"}]}'
done >"$work/many.jsonl"
expect 0 'imported 1100' m import "$work/many.jsonl"
expect 0 '^1100 hồ sơ, cộng lại bằng 1100 / 1100 dossiers, adding up to 1100$' \
  m report form-06a --unit H44.100 --from 2024-03-04 --to 2024-03-04 --behind received_total
# A refused row is one line of the file, with its number and event.
printf '\xef\xbb\xbf%s\r\n{"code":\n%s\n' \
  '{"code":"h-5","unit":"H44.100","procedure":"1.004222","channel":"Trực tuyến","events":[{"kind":"received","at":"2026-01-05"},{"kind":"resolved","at":"2026-01-06T09:00","outcome":"granted"},{"kind":"returned","at":"2026-01-06T09:00","returnMethod":"at-counter"}]}' \
  '{"code":"h-6","unit":"H44.100","procedure":"1.004222","channel":"bồ câu","events":[{"kind":"received","at":"2026-01-05T09:00"},{"kind":"rated","at":"2026-01-05T09:00"}]}' >"$work/h2.jsonl"
printf '{"code":"h-7","unit":"H44.100","procedure":"1.004222","channel":"bồ câu","applicant":{"name":"NguyÔn V¨n A"},"events":[{"kind":"received","at":"2026-01-05T09:00"}]}\n' >>"$work/h2.jsonl"
expect 1 'imported 2.*refused 2' m import "$work/h2.jsonl" --default-hour 07:45
expect 0 '^3 lines' echo "$(wc -l <"$work/h2.jsonl.rejected.tsv") lines"
expect 0 $'^3\th-6\t2\tILLEGAL_TRANSITION\tsự kiện 2 \\(đánh giá\\): ' cat "$work/h2.jsonl.rejected.tsv"
sed -i s/h-5/h-8/ "$work/h2.jsonl"
expect 1 'only a day 1: .*taken as 07:45' m import "$work/h2.jsonl" --default-hour 07:45
sed -i s/h-7/h-9/ "$work/h2.jsonl"
expect 1 'not understood, counted as at the counter 1: "bồ câu" 1' m import "$work/h2.jsonl" --default-hour 07:45
sed -i s/h-9/h-10/ "$work/h2.jsonl"
expect 1 'old encoding 1$' m import "$work/h2.jsonl" --default-hour 07:45
expect 2 'HH:MM' m --lang en import "$work/h2.jsonl" --default-hour 8
expect 0 'findings 0' m verify
# Personal data are kept as long as their procedure says, and erased for good then.
mkdir "$work/kept"
printf 'code\tname\tretention_years\nKEPT.1\tLưu một năm\t1\n' >"$work/kept/procedures.tsv"
expect 0 'procedures 1' m catalogue import "$work/kept"
kept() { echo '{"code":"'$1'","unit":"H44.100","procedure":"KEPT.1","channel":"direct","applicant":{"name":"Đỗ Văn Lưu"},"events":[{"kind":"received","at":"'$2'T09:00"},{"kind":"withdrawn","at":"'$2'T10:00","reason":"Rút"}]}'; }
{ kept kept-old 2020-01-06; kept kept-new "$(date +%F -d yesterday)"; } >"$work/kept.jsonl"
expect 0 'imported 2' m import "$work/kept.jsonl"
expect 0 'kept-old,H44.100,KEPT.1,2020-01-06 10:00,2021-01-06' m --output csv retention list --unit H44
expect 0 '^2$' bash -c '"$0" --output csv retention list --unit H44 | wc -l' "$motcua"
expect 1 'NOT_ENDED' m --role supervisor erase many-1 --reason 'Hết hạn' --legal-basis 'Luật 91/2025'
expect 1 'ROLE_REQUIRED' m erase kept-old --reason 'Hết hạn' --legal-basis 'Luật 91/2025'
expect 2 'words alone' m --output json retention apply --legal-basis 'Luật 91/2025'
expect 0 'the personal data of [1-9] dossiers would be erased' m retention apply --unit H44 --legal-basis 'Luật 91/2025'
expect 0 'Đỗ Văn Lưu' m show kept-old
expect 0 'kept-old' m correct kept-old --name 'Đỗ Văn Lựu' --reason 'Sai dấu'
expect 0 'Đỗ Văn Lựu' m show kept-old
expect 0 'đã xóa 1 trên 1 / erased 1 of 1' m --role supervisor retention apply --unit H44 --legal-basis 'Luật 91/2025' --yes
expect 1 'Đỗ Văn L' bash -c '"$0" show kept-old | grep "Đỗ Văn L" || { echo "no Đỗ Văn L"; false; }' "$motcua"
expect 1 'DOSSIER_ERASED' m correct kept-old --name 'X' --reason 'Sai dấu'
expect 0 '^1$' bash -c '"$0" --output csv retention list --unit H44 | wc -l' "$motcua"
expect 0 'Đỗ Văn Lưu' m show kept-new
expect 0 'findings 0' m verify
# What a spreadsheet opens: one mark, one value a cell, nothing that it would run.
m --output json receive --unit H44.100 --procedure 1.004222 --name '=cmd()' >"$work/formula.json"
formula=$(jq -r .dossier.code "$work/formula.json")
expect 0 'Đang xử lý' m hand-over "$formula" --to H44.100 --to-officer '=1+1' --step '@SUM(A1)'
expect 0 ",'=1\\+1,'@SUM\\(A1\\)," m --output csv history "$formula"
expect 0 $'^\xef\xbb\xbfcode,state,procedure,received,due,overdue,unit,officer\r$' m --output csv list --unit H44.100 --queue open
expect 0 $'^\xef\xbb\xbfqueue,count,most_urgent_time\r$' m --output csv queues --unit H44.100
expect 0 '^open,[1-9][0-9]*,20' m --output csv queues --unit H44 --subtree --side either
expect 2 'turn' m --lang en queues --unit H44 --side above
# People read what --queue takes beside its words, the time that orders a list in that list, and that nothing was found.
submitted=$(m --output json submit --unit H44.100 --procedure 1.004222 --channel online --name 'Nguyễn Văn Mẫu' | jq -r .dossier.code)
expect 0 '^chờ tiếp nhận +acceptance +[1-9][0-9]* +[0-9]{2}:[0-9]{2} [0-9/]{10}$' vi queues --unit H44.100
expect 0 '^chờ chỉnh lại ngày hẹn trả +to-adjust +' vi queues --unit H44.100
expect 0 '^mã +phải làm trước +' vi list --unit H44.100 --queue acceptance
expect 0 "^$submitted +[0-9]{2}:[0-9]{2} [0-9/]{10} +Mới đăng ký " vi list --unit H44.100 --queue acceptance --limit 1000
m resolve "$(m --output json receive --unit H44.100 --procedure 1.004222 --name 'Nguyễn Văn Mẫu' | jq -r .dossier.code)" --outcome granted >"$work/resolved"
expect 0 '^mã +từ lúc +' vi list --unit H44.100 --queue to-return
expect 0 '^[A-Z0-9.-]+ +[0-9]{2}:[0-9]{2} [0-9/]{10} +Đã xử lý xong .*[0-9]{2}:[0-9]{2} [0-9/]{10}' \
  vi list --unit H44.100 --queue to-return --limit 1000
expect 0 '^Không tìm thấy hồ sơ nào$' vi search khongcoaitenthe
expect 0 '^nothing was found$' m --lang en list --unit H44.100 --code-prefix H44.100-000101
# No wider than the terminal: codes and times stay whole, what has no room is said.
narrow() { script -q -e -E never -c "stty cols 80; '$motcua' --lang vi $*" /dev/null | tr -d '\r'; }
wide() { narrow "$@" | LC_ALL=C.UTF-8 grep -cE '^.{81}'; }
expect 0 'cửa sổ hẹp nên không hiện cột: .*đang giữ$' narrow list --unit H44.100 --queue open
expect 0 "^$code +[0-9]{2}:[0-9]{2} [0-9/]{10} +" narrow search "$code"
expect 1 '^0$' wide list --unit H44.100 --queue open
expect 1 '^0$' wide search mẫu
expect 0 $'^\xef\xbb\xbfcause,title,dossiers,resolved_numerator,resolved_denominator,' \
  m --output csv reconcile resolved portal_766 --unit H44 --period "$month"
# What is no table is not said to be CSV.
for command in "show $formula" "explain $formula" 'due --limit 5wd' status verify 'call AdminService/GetStatus'; do
  expect 2 'gives no table; json\?' m --output csv $command
  expect 0 '^\{' m --output json $command
done
expect 2 'gives no table$' m --output csv completion
expect 2 'words alone' m --output json catalogue import "$source/deploy/catalogue/holidays.tsv"
for command in 'catalogue show' 'catalogue lint' 'frozen --unit H44' "integrity --unit H44" "resolve $formula --outcome granted"; do
  expect 0 $'^\xef\xbb\xbf[a-z]+,' m --output csv $command
done
expect 0 ',on_time_rate|^on_time_rate,[0-9.]+,[0-9]+,[0-9]+' m --output csv timeliness --unit H44 --subtree
expect 0 'early_rate,early_rate_numerator,early_rate_denominator' m --output csv report on-time --unit H44
expect 0 'Đang xử lý' m list --state PROCESSING --unit H44.100 --limit 3
expect 0 'Đang xử lý' m list --state processing --unit H44.100 --limit 3
expect 0 'due: ' m due --procedure 1.004222 --unit H44.100 --channel ONLINE_PARTIAL --policy BY_DAY
expect 0 '"code": "h-1"' m call motcua.v1.DossierService/GetDossier '{"code":"h-1"}'
for name in /motcua.v1.DossierService/GetDossier DossierService/GetDossier /DossierService/GetDossier; do
  expect 0 '"code": "h-1"' m call $name '{"code":"h-1"}'
done
expect 0 '"status": "SERVING"' m call grpc.health.v1.Health/Check
expect 0 '"status": "SERVING"' m call grpc.health.v1.Health/Check '{"service":"motcua.v1.AdminService"}'
expect 1 '' m call grpc.health.v1.Health/Check '{"service":"nothing"}'
for name in motcua.v1.Nothing/Nothing grpc.health.v1.Health/Watch AdminService/ImportHistory / ''; do
  expect 2 'unary' m call "$name"
done
expect 2 'JSON' m call motcua.v1.DossierService/GetDossier '{"cod'
expect 0 'complete -o default' m completion
expect 0 '"sequence"' m status

# Backups: made beside the running server, restored and tried without it.
expect 1 'ROLE_REQUIRED' m backup "$work/backups"
expect 2 'tuyệt đối' m --role operator backup backups
expect 2 'outside the data directory' m --lang en --role operator backup "$work/data/backups"
expect 2 'can write: No such file' m --lang en --role operator backup "$work/no/such"
expect 2 'keep-count' m --role operator backup "$work/backups" --keep-count 0
expect 2 'keep_days' m --role operator backup "$work/backups" --keep-days 999
expect 0 'up to record [0-9]+, .*new since the last one: files [1-9]' m --role operator backup "$work/backups"
expect 0 '"newFiles": ' m --output json --role operator backup "$work/backups" --keep-count 2
ended=$(m --output json receive --unit H44.100 --procedure 1.004222 --name 'Hồ Văn Xóa' | jq -r .dossier.code)
expect 0 'Công dân' m withdraw "$ended" --reason 'Rút'
expect 0 'older ones removed 1' m --role operator backup "$work/backups" --keep-count 2
expect 0 'gone from every file' m --role supervisor erase "$ended" --reason 'hết hạn lưu' --legal-basis 'Luật 91/2025'
backup=$(ls -d "$work"/backups/*Z | tail -1)
expect 0 'Đã xóa dữ liệu / erased +[0-9]{2}:[0-9]{2} ngày [0-9/]{10}$' m show "$ended"
expect 0 'drwx------ ' ls -ld "$work/data" "$backup"
expect 2 'verified by drill' "$motcuad" verify --data "$backup/data"
expect 2 'verified by drill' "$motcuad" --data "$backup" --grpc 127.0.0.1:0 --http off
expect 0 'findings 0' "$motcuad" drill "$work/backups" --data "$work/data"
expect 0 'records since the backup: [1-9]' "$motcuad" drill "$work/backups" --data "$work/data"
expect 2 'without a register' "$motcuad" restore "$backup" --data "$work/data"
expect 0 'erasures applied again: 1' "$motcuad" restore "$backup" --data "$work/restored" --erasures-from "$work/data"
expect 3 'that is no backup' "$motcuad" restore "$backup" --data "$backup/live"
expect 0 'findings 0' "$motcuad" verify --data "$work/restored"
expect 0 'files of dossiers 1' "$motcuad" verify --data "$work/restored"
expect 0 'there is no newer journal' "$motcuad" restore "$backup" --data "$work/again"
cp -r "$backup" "$work/spoilt"
printf x | dd of="$(ls "$work"/spoilt/data/journal/*.sst | head -1)" bs=1 seek=100 conv=notrunc status=none
expect 1 'is damaged, take another one: journal/.* has other bytes' "$motcuad" restore "$work/spoilt" --data "$work/none2"
expect 1 '' test -e "$work/none2"
mv "$work/spoilt" "$work/spoilt.partial"
expect 3 'never finished' "$motcuad" restore "$work/spoilt.partial" --data "$work/none2"
expect 3 'there is no backup' "$motcuad" drill "$work/none"

# What no client sends: a message whose text is not UTF-8, as bytes of HTTP/2. It is answered, and no
# library writes to the log by itself.
literal() { printf "\\x00\\x$(printf %02x ${#1})%s\\x$(printf %02x ${#2})%s" "$1" "$2"; }
{ literal :method POST; literal :scheme http; literal :path /motcua.v1.DossierService/GetDossier
  literal :authority localhost; literal te trailers; literal content-type application/grpc; } >"$work/headers"
exec 3<>"/dev/tcp/127.0.0.1/${MOTCUA_SERVER#*:}"
{ printf 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0'
  printf "\\x00\\x00\\x$(printf %02x "$(stat -c %s "$work/headers")")\\x01\\x04\\x00\\x00\\x00\\x01"; cat "$work/headers"
  printf '\0\0\x08\0\1\0\0\0\1\0\0\0\0\3\x0a\1\xff'; } >&3
answer=
while [[ $answer != *'cannot be read'* ]] && LC_ALL=C IFS= read -r -d '' -n 1 -t 20 -u 3 byte; do answer+=$byte; done
exec 3>&-
[[ $answer == *'cannot be read'* ]] && passed=$((passed+1)) || { echo 'FAILED: broken UTF-8 is not answered'; failed=$((failed+1)); }

# Servers that cannot start say why.
expect 3 'in use' "$motcuad" --data "$work/data" --grpc 127.0.0.1:0 --http off
expect 3 'in use' "$motcuad" verify --data "$work/data"
expect 3 'is free on this machine' "$motcuad" --data "$work/other" --grpc "$MOTCUA_SERVER" --http off
expect 2 'loopback' "$motcuad" --data "$work/other" --grpc 0.0.0.0:7080 --http off
for address in 127.0.0.1 127.0.0.1:99999 127.evil.example:7080; do
  expect 2 'numeric address with a port' "$motcuad" --data "$work/other" --grpc "$address" --http off
done
expect 0 'HUP has it read its TLS certificates again' bash -c '"$0" --help | tr "\n" " "' "$motcuad"
expect 2 'data directory' "$motcuad"
refuses() { printf "$1\n" >"$work/bad.toml"; expect 2 "$2" "$motcuad" --config "$work/bad.toml"; }
refuses 'dat = "x"' "bad.toml:1: không có khóa 'dat'; .* / unknown key 'dat'; expected one of "
refuses 'intake_commands_max = -5' "'intake_commands_max': cần số nguyên từ 1 trở lên, nhưng là -5 / expected a whole number of at least 1, but found -5"
refuses 'intake_commands_max = "5"' 'expected a whole number'
refuses 'data = 5' "'data': .* / expected a readable text in quotes, but found 5"
refuses 'data = "\xff"' 'bad.toml:1'
refuses 'data = "a\\u0000b"' "bad.toml:1: 'data'"
refuses 'data = ' 'bad.toml:1'
printf 'data = "%s"\ndisk_free_bytes_min = 9000000000000000000\n' "$work/full" >"$work/full.toml"
"$motcuad" --config "$work/full.toml" --grpc 127.0.0.1:0 --http off >"$work/out2" 2>&1 & full=$!
until grep -q 'ready on' "$work/out2"; do kill -0 $full || break; done
expect 3 'DISK_LOW' m --server "$(grep ready "$work/out2" | sed 's/.* //')" receive --unit X --procedure Y
kill $full; wait $full

# It says where it listens, as it is told to clients.
"$motcuad" --data "$work/local" --grpc "unix:$work/socket" --http off >"$work/out3" 2>&1 & full=$!
until grep -qs 'ready on' "$work/out3"; do kill -0 $full || break; done
expect 0 "^motcuad: ready on unix:$work/socket$" cat "$work/out3"
expect 0 "event=started address=\"unix:$work/socket\" sequence=" cat "$work/out3"
expect 0 '"dossiers": "0"' m --server "unix:$work/socket" status
expect 3 'cannot listen' "$motcuad" --data "$work/third" --grpc "unix:$work/socket" --http off
expect 0 '"dossiers": "0"' m --server "unix:$work/socket" status
kill $full; wait $full
expect 0 "event=started address=\"$MOTCUA_SERVER\" sequence=" cat "$work/log"

# HTTP beside gRPC, and TLS on both: a certificate for a trial, exchanged while it runs.
expect 2 '--http: .*needs TLS' "$motcuad" --data "$work/other" --grpc 127.0.0.1:0 --http 0.0.0.0:8080
expect 2 '--http: .*numeric address' "$motcuad" --data "$work/other" --grpc 127.0.0.1:0 --http on
expect 2 '--pages: .*cannot read the folder' "$motcuad" --data "$work/other" --grpc 127.0.0.1:0 --http off --pages "$work/nowhere"
expect 0 'made .*certificate.pem and ' "$motcuad" certificate make --out "$work/tls" --name localhost --name 127.0.0.1
expect 0 '^755 644 600 $' bash -c 'stat -c %a "$0" "$0"/certificate.pem "$0"/key.pem | tr "\n" " "' "$work/tls"
expect 2 'is there already' "$motcuad" certificate make --out "$work/tls" --name localhost
expect 2 'cannot make a certificate for no host' "$motcuad" certificate make --out "$work/tls2" --name 'no host'
expect 0 'made ' "$motcuad" certificate make --out "$work/tls3" --name localhost
tls=("$motcuad" --data "$work/tlsdata" --grpc 127.0.0.1:0 --tls-certificate "$work/tls/certificate.pem")
expect 2 'expected both' "${tls[@]}" --http off
expect 2 "is not the certificate's" "${tls[@]}" --http off --tls-key "$work/tls3/key.pem"
expect 2 'must be accounts' "${tls[@]}" --http 0.0.0.0:0 --tls-key "$work/tls/key.pem"
"${tls[@]}" --http 127.0.0.1:0 --tls-key "$work/tls/key.pem" >"$work/out5" 2>"$work/log5" & full=$!
until grep -qs 'ready on' "$work/out5"; do kill -0 $full || break; done
expect 0 '^motcuad: ready on 127.0.0.1:[0-9]+ and https://127.0.0.1:[0-9]+$' cat "$work/out5"
tls_server=$(sed 's/.*ready on \([^ ]*\) .*/\1/' "$work/out5")
expect 3 'one that uses TLS needs --tls-ca' m --server "$tls_server" --timeout 2 whoami
expect 3 'cannot reach' m --server "$tls_server" --timeout 2 --tls-ca "$work/tls3/certificate.pem" whoami
expect 0 'no accounts' m --server "$tls_server" --tls-ca "$work/tls/certificate.pem" whoami
expect 2 'nowhere' m --server "$tls_server" --tls-ca "$work/nowhere" whoami
cp "$work/tls3/key.pem" "$work/tls/key.pem"; kill -HUP $full
until grep -q 'event=certificates_not_exchanged cause=.*is not the certificate' "$work/log5"; do kill -0 $full || break; done
cp "$work/tls3/certificate.pem" "$work/tls/certificate.pem"; kill -HUP $full
until grep -q 'event=certificates_exchanged' "$work/log5"; do kill -0 $full || break; done
kill $full; wait $full; stopped=$?
[ $stopped -eq 0 ] && passed=$((passed+1)) || { echo "FAILED: exit $stopped of a server with TLS"; failed=$((failed+1)); }

figures=$(m --output json report form-06a --unit H44 --period "$month" |
  jq -r '.totals | to_entries | sort_by(.key)[] | select(.value | type == "number") | "\(.key) \(.value)"')
# Stopped gracefully, it is all there, and clean, for the offline audit.
kill $server; wait $server; stopped=$?
[ $stopped -eq 0 ] && passed=$((passed+1)) || { echo "FAILED: exit $stopped on SIGTERM"; failed=$((failed+1)); }
expect 0 'findings 0' "$motcuad" verify --data "$work/data"
# What needs a data directory says so.
for command in verify 'journal export' migrate restore drill; do
  expect 0 'data directory' "$motcuad" $command --help
done
# The public journal has nothing personal, and whoever has it counts the same.
public=$work/journal.public
expect 2 'public' "$motcuad" journal export --data "$work/data" --out "$public"
# Never through a link that lies where the file is made.
echo mine >"$work/mine"; ln -s "$work/mine" "$public.new"
expect 0 'records [1-9]' "$motcuad" journal export --public --data "$work/data" --out "$public"
expect 0 '^mine$' cat "$work/mine"
expect 1 '^0$' grep -c 'Nguyễn Văn Mẫu' "$public"
expect 0 'findings 0' "$motcuad" journal check "$public"
# counts FILE UNIT PERIOD FIGURES: form 06a counted from the file is what was told.
counts() {
  local counted; counted=$("$motcuad" journal check "$1" --unit "$2" --period "$3" |
    awk -F'\t' '$1 == "key" { split($0, name) } $1 == "total" { for (i = 2; i <= NF; i++) print name[i], $i }')
  if [ -n "$counted" ] && [ "$(sort <<<"$counted")" = "$(sort <<<"$4")" ]; then passed=$((passed+1))
  else echo "FAILED: counted from $1: $counted; told: $4"; failed=$((failed+1)); fi
}
counts "$public" H44 "$month" "$figures"
head -c -5 "$public" >"$work/short.public"
expect 1 'no whole record follows' "$motcuad" journal check "$work/short.public"
printf x | dd of="$public" bs=1 seek=$(($(stat -c %s "$public") / 2)) conv=notrunc status=none
expect 1 'is not sound' "$motcuad" journal check "$public"
expect 1 'record 4 has units that are below each other' timeout 60 "$motcuad" journal check "$source/tests/services/units_in_a_circle.public"
# A directory of the version before, written by it, is carried over, and stays as it is.
expect 3 'older format' "$motcuad" migrate --data "$work/data" --to "$work/new"
kept=$source/tests/kept/format-3
mkdir "$work/older"; tar -xzf "$kept/data.tar.gz" -C "$work/older"
sums() { (cd "$1" && find . -type f | sort | xargs sha256sum); }
older=$(sums "$work/older")
expect 3 'of another format' "$motcuad" --data "$work/older" --grpc 127.0.0.1:0 --http off
mkdir "$work/newer.partial"
expect 2 'is there already' "$motcuad" migrate --data "$work/older" --to "$work/newer"
rmdir "$work/newer.partial"
expect 0 'records 29, .*dossiers 6;' "$motcuad" migrate --data "$work/older" --to "$work/newer"
expect 2 'new or empty folder' "$motcuad" migrate --data "$work/older" --to "$work/newer"
[ "$older" = "$(sums "$work/older")" ] && passed=$((passed+1)) || { echo 'FAILED: migrate changed the older folder'; failed=$((failed+1)); }
expect 0 'dossiers 6,.*findings 0' "$motcuad" verify --data "$work/newer"
expect 0 'records 31' "$motcuad" journal export --public --data "$work/newer" --out "$work/newer.public"
expect 1 '^0$' grep -c 'Giữ' "$work/newer.public"
counts "$work/newer.public" K.1 2026-01 "$(cat "$kept/form-06a.txt")"
rm "$work/data/acknowledged"
expect 0 "is no file .acknowledged." "$motcuad" verify --data "$work/data"
# Nor does it make a register where there is none.
expect 3 'there is no register' "$motcuad" verify --data "$work/nothing"
expect 3 'there is no register' "$motcuad" verify --data "$work"
[ -e "$work/nothing" ] || [ -e "$work/journal" ] && { echo "FAILED: verify made a register"; failed=$((failed+1)); }
# Damage: verify finds it, a server does not start on it; one that runs finds it in its files, too.
expect 0 'Exit codes: 0 done; 1 verify found' "$motcuad" --help
expect 0 'Exit codes: 0 done; 1 refused' m --help
expect 0 'MOTCUA_TOKEN .*MOTCUA_PASSWORD, MOTCUA_NEW_PASSWORD, MOTCUA_CODE' bash -c '"$0" --help | tr "\n" " "' "$motcua"
expect 0 'MOTCUA_PASSWORD, MOTCUA_CODE, MOTCUA_NEW_PASSWORD' bash -c '"$0" password --help | tr "\n" " "' "$motcua"
for command in login step-up second-factor; do expect 0 'MOTCUA_PASSWORD, MOTCUA_CODE' bash -c '"$0" $1 --help | tr "\n" " "' "$motcua" $command; done
cp -r "$work/data" "$work/damaged"
rm "$work/damaged/journal/CURRENT"
expect 2 'gives nothing up' "$motcuad" verify --data "$work/damaged" --accept-journal-end
expect 1 'not known to have all' "$motcuad" verify --data "$work/damaged"
expect 3 'not known to have all' "$motcuad" --data "$work/damaged" --grpc 127.0.0.1:0 --http off
"$motcuad" --data "$work/data" --grpc 127.0.0.1:0 --http off >"$work/out4" 2>&1 & server=$!
until grep -qs 'ready on' "$work/out4"; do kill -0 $server || break; done
files=("$work"/data/journal/*.sst)
printf x | dd of="${files[0]}" bs=1 seek=100 conv=notrunc status=none
expect 1 'STORE_FAILED' m --server "$(grep ready "$work/out4" | sed 's/.* //')" verify
kill $server; wait $server
expect 1 'is damaged' "$motcuad" verify --data "$work/data"
grep -q '^time=' "$work/log" && grep -qv '^time=' "$work/log" && { echo "FAILED: raw lines in the log"; failed=$((failed+1)); }
grep -qE 'Nguyễn|Trần' "$work/log" && { echo "FAILED: personal data in the log"; failed=$((failed+1)); }
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
