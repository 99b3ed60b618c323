// The catalogue of messages.
#include "services/rpc/messages.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>

#include "engine/dossier/warnings.h"
#include "engine/lookup/audit.h"
#include "engine/text.h"

namespace motcua {
namespace {

struct Sentence {
  std::string_view key;
  std::string_view vietnamese;
  std::string_view english;
};

constexpr Sentence sentences[] = {
    // reasons of rejections
    {"FIELD_VIOLATION", "Dữ liệu chưa hợp lệ", "The request is not valid"},
    {"MALFORMED_MESSAGE",
     "Không đọc được yêu cầu: cần thông điệp protobuf đúng kiểu, văn bản UTF-8",
     "The request cannot be read: expected a protobuf message of this type with UTF-8 text"},
    {"CATALOGUE_DEFECT", "Danh mục có lỗi ở mục {entry}",
     "The catalogue entry {entry} is not sound"},
    {"COMMAND_TOO_LARGE", "Lệnh quá lớn: {bytes} byte, tối đa {limit}; hãy chia nhỏ",
     "The command is too large: {bytes} bytes, at most {limit}; cut it into several"},
    {"PAGE_TOKEN_INVALID", "Mã trang không thuộc truy vấn này; hãy đọc lại từ trang đầu",
     "The page token is not of this query; expected the token of the page before, with the same "
     "arguments"},
    {"DOSSIER_NOT_FOUND", "Không tìm thấy hồ sơ {code}", "There is no dossier {code}"},
    {"UNIT_NOT_FOUND", "Không có cơ quan, đơn vị {unit} trong danh mục",
     "There is no unit {unit} in the catalogue"},
    {"PROCEDURE_NOT_FOUND", "Không có thủ tục {procedure} trong danh mục",
     "There is no procedure {procedure} in the catalogue"},
    {"PROCEDURE_NOT_FOUND.day",
     "Không có thủ tục {procedure} trong danh mục có hiệu lực ngày {day}",
     "There is no procedure {procedure} in the catalogue in force on {day}"},
    {"PROCEDURE_NOT_FOUND.version", "Thủ tục {procedure} không có phiên bản {version}",
     "The procedure {procedure} has no version {version}"},
    {"REPORT_NOT_FOUND", "Không có báo cáo {report}; các báo cáo: {reports}",
     "There is no report {report}; reports: {reports}"},
    {"SERVICE_NOT_FOUND", "Máy chủ không có dịch vụ {service}",
     "The server has no service {service}"},
    {"ILLEGAL_TRANSITION",
     "Không thể thực hiện {action} khi hồ sơ {code} ở trạng thái {state}; có thể: "
     "{allowed_actions}",
     "Cannot {action}: expected a state that allows it, but dossier {code} is {state}; allowed: "
     "{allowed_actions}"},
    {"APOLOGY_REQUIRED",
     "Hồ sơ {code} quá hạn (hẹn trả {due_time}): phải có phiếu xin lỗi trước khi trả kết quả "
     "({regulation})",
     "Dossier {code} is late (due {due_time}): expected a letter of apology before its result is "
     "returned ({regulation})"},
    {"APOLOGY_NOT_OWED", "Hồ sơ {code} không thuộc diện phải xin lỗi (trạng thái {state})",
     "Dossier {code} owes no apology: expected an open dossier with a due time or one resolved "
     "late, but it is {state}"},
    {"APOLOGY_NOT_ISSUED", "Hồ sơ {code} chưa có phiếu xin lỗi để xác nhận",
     "Dossier {code} has no letter of apology to acknowledge"},
    {"REAPPOINTMENT_LIMIT",
     "Hồ sơ {code} đã hẹn lại {limit} lần (phiếu {letter}), không được hẹn thêm ({regulation})",
     "Dossier {code} has been reappointed {limit} time(s) already (letter {letter}); no more is "
     "allowed ({regulation})"},
    {"REAPPOINTMENT_TOO_EARLY", "Thời gian hẹn lại của hồ sơ {code} phải sau {earliest}",
     "The new time of dossier {code}: expected after {earliest}"},
    {"REAPPOINTMENT_OUTSIDE_HOURS",
     "Thời gian hẹn lại {reappointed_time} ngoài giờ làm việc của {unit}",
     "The new time {reappointed_time} is outside the open hours of {unit}"},
    {"APPLICANT_MISSING", "Hồ sơ không ghi người nộp (họ tên hoặc số định danh)",
     "The dossier names no applicant: neither a name nor an identity number"},
    {"FEE_WITHOUT_NAME", "Khoản phí, lệ phí không có tên: {fees}", "Fees without a name: {fees}"},
    {"OVERPAID", "Số tiền đã nộp ({paid_vnd} đồng) nhiều hơn số phải nộp ({owed_vnd} đồng)",
     "More was paid ({paid_vnd} đồng) than was asked for ({owed_vnd} đồng)"},
    {"APOLOGY_MISSING", "Hồ sơ quá hạn được trả kết quả mà không có phiếu xin lỗi",
     "A late dossier was returned without its letter of apology"},
    {"CORRECTION_TOO_LATE",
     "Không còn sửa được thủ tục hoặc kênh của hồ sơ {code}: đã bàn giao hoặc tạm dừng (trạng thái "
     "{state})",
     "Procedure and channel of dossier {code} can no longer be corrected: expected before any "
     "hand-over or pause, but it is {state}"},
    {"NOT_ENDED", "Hồ sơ {code} chưa kết thúc hoặc chưa trả kết quả (trạng thái {state}), chưa được xóa dữ liệu cá nhân",
     "Dossier {code} has not ended: expected it refused, withdrawn, stopped or returned, but it is "
     "{state}; its personal data cannot be erased yet"},
    {"DOSSIER_ERASED", "Dữ liệu cá nhân của hồ sơ {code} đã được xóa; không thao tác được nữa",
     "The personal data of dossier {code} are erased; nothing more can be done with it"},
    {"CALENDAR_ENDS.no_pattern",
     "Không tính được hạn: {calendar} không có lịch tuần áp dụng ngày {day}",
     "No due time can be reckoned: {calendar} has no weekly pattern that is valid on {day}"},
    {"CALENDAR_ENDS.closed",
     "Không tính được hạn: {calendar} không có ngày làm việc nào trong mười năm từ ngày {day}",
     "No due time can be reckoned: {calendar} has no working day in the ten years from {day} on"},
    {"CALENDAR_ENDS.out_of_years", "Không tính được hạn: hạn rơi vào ngày {day}, sau năm 2199",
     "No due time can be reckoned: it would be on {day}, after the year 2199"},
    {"EFFECTIVE_TIME_OUT_OF_RANGE",
     "Thời điểm {effective_time} ngoài khoảng cho phép, từ {earliest} đến {latest}",
     "The effective time {effective_time} is out of range: expected from {earliest} to {latest}"},
    {"SERIES_FULL", "Dãy số của {unit} ngày {day} đã hết: số cuối là {last}",
     "The series of {unit} on {day} is full: its last number is {last}"},
    {"UNIT_CLOSED", "Đơn vị {unit} không hoạt động ngày {day}; đơn vị kế thừa: {successor}",
     "Unit {unit} is not in operation on {day}; its successor: {successor}"},
    {"PERIOD_NOT_OVER", "Kỳ báo cáo đến ngày {to} chưa kết thúc (hôm nay {today})",
     "Expected a period that is over, but it ends on {to} and today is {today}"},
    {"FROZEN_REPORT_NOT_FOUND", "Báo cáo này của {unit} chưa được chốt sổ",
     "This report of {unit} was not frozen"},
    {"REVISION_MISMATCH",
     "Hồ sơ {code} đã thay đổi (lần {revision}, không phải {expected_revision}); hãy đọc lại",
     "Dossier {code} has changed: expected revision {expected_revision}, but it is {revision}; "
     "read it again"},
    {"REQUEST_ID_REUSED", "Mã yêu cầu đã dùng cho nội dung khác; hãy dùng mã mới",
     "This request_id was used for other content; expected a new one"},
    {"CODE_TAKEN", "Mã hồ sơ {code} đã có với nội dung khác (khác từ sự kiện {event})",
     "The code {code} is taken by a dossier with other content (they differ from event {event})"},
    {"CALLER_REFERENCE_TAKEN", "Mã tham chiếu {caller_reference} đã dùng cho hồ sơ {code}",
     "The caller reference {caller_reference} is taken by dossier {code}"},
    {"ROLE_REQUIRED", "Thao tác {action} cần vai trò {role}", "{action}: expected role {role}"},
    {"INTAKE_FULL", "Máy chủ đang bận; xin gửi lại sau giây lát",
     "Too many commands are waiting; send it again in a moment"},
    {"WORK_QUEUE_FULL", "Đang có quá nhiều việc dài chờ xử lý; xin thử lại sau",
     "Too many long tasks are waiting; try again later"},
    {"DISK_LOW", "Ổ đĩa gần đầy ({free_bytes} byte trống, cần {needed_bytes}): tạm ngừng ghi",
     "The disk is nearly full ({free_bytes} bytes free, {needed_bytes} needed): not writing"},
    {"WRITES_STOPPED", "Máy chủ ngừng ghi: {cause}", "The server has stopped writing: {cause}"},
    {"CLOCK_SUSPECT", "Đồng hồ máy chủ ({clock}) không đáng tin so với {last_stamp}: tạm ngừng ghi",
     "The server's clock ({clock}) is not believable beside {last_stamp}: not writing"},
    {"NOT_YET_WRITTEN", "Chưa biết kết quả; xin gửi lại với cùng mã yêu cầu",
     "The result is not known yet; ask again with the same request_id"},
    {"DEADLINE_PASSED", "Hết thời hạn trước khi được xử lý; chưa có gì thay đổi",
     "The deadline passed before the command was decided; nothing was changed"},
    {"STORE_FAILED", "Lỗi kho dữ liệu: {cause}", "The store failed: {cause}"},
    {"UNANSWERED", "Máy chủ bỏ dở lời gọi này mà không trả lời; đây là lỗi của phần mềm",
     "The server dropped this call without an answer: a fault of the program"},
    {"BACKUP_FAILED", "Không sao lưu được: {cause}", "The backup was not made: {cause}"},
    // expectations of fields
    {"violations.more", "và {count} lỗi nữa", "and {count} more"},
    {"required", "bắt buộc", "expected a value"},
    {"characters_max", "dài quá, tối đa {0} ký tự", "expected at most {0} characters"},
    {"items_max", "nhiều quá, tối đa {0} mục", "expected at most {0} items"},
    {"identity", "cần số định danh có chữ hoặc số", "expected an identity with letters or digits"},
    {"telephone", "cần số điện thoại có chữ số", "expected a telephone with digits"},
    {"utf8", "không phải văn bản UTF-8", "expected UTF-8 text"},
    {"percent_encoded",
     "cần văn bản UTF-8 mã hóa phần trăm (RFC 3986), chẳng hạn H%E1%BA%B1ng cho Hằng; dấu % là %25",
     "expected percent-encoded UTF-8 text (RFC 3986) such as H%E1%BA%B1ng for Hằng; % itself is "
     "%25"},
    {"given_once", "chỉ được ghi một lần", "expected to be given once"},
    {"no_hidden_characters", "không được có ký tự điều khiển hay ký tự ẩn, nhưng có {0}",
     "expected no control or hidden characters, but there is {0}"},
    {"single_line", "phải trên một dòng, không có dấu xuống dòng hay tab",
     "expected one line, without line breaks or tabs"},
    {"share", "cần tử số từ 0 đến mẫu số", "expected a numerator from 0 to the denominator"},
    {"day_before", "cần ngày trước {0}", "expected a day before {0}"},
    {"not_negative", "không được âm", "expected not negative"},
    {"known_unit", "không có đơn vị {0} trong danh mục",
     "expected a unit of the catalogue, but there is no {0}"},
    {"not_below_itself", "đơn vị không thể nằm dưới chính nó",
     "expected a unit that is not below this one"},
    {"not_after_itself", "các đơn vị kế thừa nhau thành vòng, quay lại chính đơn vị này",
     "expected successors that do not come back to this unit"},
    {"other_unit", "cần đơn vị khác chính nó", "expected another unit than this one"},
    {"levels_max", "cây đơn vị sâu quá, tối đa {0} cấp", "expected at most {0} levels of units"},
    {"one_word", "mã phải viết liền, không có khoảng trắng hay ký tự ẩn",
     "expected one word without blanks or invisible characters"},
    {"once", "mục {0} có hai lần", "expected {0} once, but it is there twice"},
    {"of_the_certified_copies", "không thể nhiều hơn số bản sao chứng thực",
     "expected no more than certified_copies, of which they are a part"},
    {"after_the_one_before", "trùng thời gian với lịch tuần trước nó, có hiệu lực đến {0}",
     "expected a day after the weekly pattern before it, which is valid until {0}"},
    {"no_hours_of_a_day_off", "ngày nghỉ thì không có giờ làm việc",
     "expected no hours of a day off; half a day is a working day with hours of its own"},
    {"seven_days", "cần đủ bảy ngày, bắt đầu từ thứ Hai", "expected seven days, Monday first"},
    {"ascending_hours", "giờ làm việc phải tăng dần trong khoảng 00:00–24:00",
     "expected ascending hours within 00:00–24:00"},
    {"open_hours", "cần ít nhất một khoảng giờ làm việc trong tuần",
     "expected open hours on some day of the week"},
    {"uuid", "cần mã UUID, không phải toàn số 0, ví dụ 123e4567-e89b-12d3-a456-426614174000",
     "expected a UUID, not all zeros, such as 123e4567-e89b-12d3-a456-426614174000"},
    {"import.event", "sự kiện {event} ({kind})", "event {event} ({kind})"},
    {"hour", "cần giờ HH:MM, ví dụ 08:00", "expected an hour HH:MM such as 08:00"},
    {"instant", "cần thời điểm, ví dụ 2026-01-09T15:00 hoặc 2026-01-09T15:00:00+07:00",
     "expected an instant such as 2026-01-09T15:00 or 2026-01-09T15:00:00+07:00"},
    {"day", "cần ngày YYYY-MM-DD", "expected a day YYYY-MM-DD"},
    {"day_not_before", "phải từ ngày {0} trở đi", "expected {0} or later"},
    {"day_not_after", "không được sau ngày {0}", "expected {0} or earlier"},
    {"limit", "cần thời hạn như 5wd, 4h, 30d, 1m, same_day<15:00",
     "expected a limit such as 5wd, 4h, 30d, 1m, same_day<15:00"},
    {"amount", "cần số tiền dương, tối đa 1.000 tỷ đồng",
     "expected a positive amount of at most 10^12 đồng"},
    {"empty_with_code", "hồ sơ đã nộp thì không nhập lại nội dung",
     "expected no application beside the code of a submission"},
    {"only_with_code", "chỉ ghi cùng mã hồ sơ; hồ sơ mới thì chưa có lần thay đổi nào",
     "expected only beside the code of a dossier, for a new one has no revision"},
    {"channel_of_submission", "nộp trước chỉ qua trực tuyến hoặc bưu chính",
     "expected ONLINE, ONLINE_PARTIAL or POST; at the counter a dossier is received"},
    {"holder_expected", "cần đơn vị, cán bộ hoặc bước nhận bàn giao",
     "expected a unit, an officer or a step to hand over to"},
    {"one_of", "cần một trong: {0}", "expected one of: {0}"},
    {"something_to_amend", "không có gì được sửa đổi", "expected something that changes"},
    {"procedure_or_limit", "cần thủ tục hoặc thời hạn, không cả hai",
     "expected a procedure or a limit, not both"},
    {"after_receipt", "không được trước lúc tiếp nhận", "expected not before the receipt"},
    {"history_days_max", "lịch sử có chừng ấy sự kiện thì dài tối đa {0} ngày kể từ sự kiện đầu",
     "expected a history of so many events to be within {0} days of its first"},
    {"series_number_max", "số thứ tự tối đa là {0}", "expected a number of at most {0}"},
    {"after_pause", "cần cả hai thời điểm, tiếp tục không trước lúc tạm dừng",
     "expected both instants, and the resumption not before the pause"},
    {"absolute_path", "cần đường dẫn tuyệt đối trên máy chủ",
     "expected an absolute path on the server's machine"},
    {"outside_data", "cần thư mục ngoài thư mục dữ liệu",
     "expected a folder outside the data directory"},
    {"writable_folder", "cần thư mục mà máy chủ ghi được: {0}",
     "expected a folder that the server can write: {0}"},
    {"folder_of_this_register", "cần thư mục chỉ có bản sao lưu của sổ này",
     "expected a folder without backups of another register"},
    {"number_between", "cần số trong khoảng {0}", "expected a number within {0}"},
    {"period", "cần kỳ như 2026, 2026-H1, 2026-Q3, 2026-11, regime:2026-11",
     "expected a period such as 2026, 2026-H1, 2026-Q3, 2026-11, regime:2026-11"},
    {"period_or_days", "cần kỳ báo cáo hoặc từ ngày – đến ngày, không cả hai",
     "expected a period or the days from and to, not both"},
    {"empty_for_report", "báo cáo này không có kiểu gộp",
     "expected none: this report has no folds"},
    {"row_of_table", "cần mã một dòng của bảng: {0}",
     "expected the key of a row of the table: {0}"},
    {"channel.online", "Trực tuyến toàn trình", "Online, full"},
    {"channel.online_partial", "Trực tuyến một phần", "Online, partial"},
    {"channel.direct", "Trực tiếp", "At the counter"},
    {"channel.post", "Bưu chính công ích", "By post"},
    {"fate.open_overdue", "Đang giải quyết, quá hạn", "Open, overdue"},
    {"fate.open_undated", "Đang giải quyết, không có hạn", "Open, undated"},
    {"fate.open_waiting", "Đang chờ bổ sung, chờ nộp tiền", "Open, waiting"},
    {"fate.open_in_time", "Đang giải quyết, trong hạn", "Open, in time"},
    {"fate.resolved_again", "Giải quyết lại", "Resolved again"},
    {"fate.resolved_early", "Giải quyết trước hạn", "Resolved early"},
    {"fate.resolved_on_time", "Giải quyết đúng hạn", "Resolved on time"},
    {"fate.resolved_late", "Giải quyết quá hạn", "Resolved late"},
    {"fate.resolved_undated", "Đã giải quyết, không có hạn", "Resolved, undated"},
    {"fate.withdrawn", "Rút hồ sơ", "Withdrawn"},
    {"fate.stopped", "Dừng xử lý", "Stopped"},
    {"fate.annulled", "Hủy tiếp nhận", "Annulled"},
    {"fate.outside", "Kết thúc trước kỳ", "Ended before the period"},
    {"integrity.undated", "Không có hạn trả kết quả", "No due time"},
    {"integrity.due_before_receipt", "Hạn trả kết quả trước lúc tiếp nhận",
     "Due before it was received"},
    {"integrity.due_on_day_off", "Hạn trả rơi vào ngày nghỉ mới công bố",
     "Due on a day that became off"},
    {"integrity.slow_acceptance", "Tiếp nhận chậm quá 8 giờ làm việc",
     "Accepted or refused after eight working hours"},
    {"integrity.supplement_near_due", "Yêu cầu bổ sung sát hoặc sau hạn",
     "Supplement asked near or after the due time"},
    {"integrity.supplement_repeated", "Yêu cầu bổ sung nhiều lần", "Supplement asked repeatedly"},
    {"integrity.finish_reopened", "Mở lại hồ sơ đã giải quyết", "Reopened after it was resolved"},
    {"integrity.ended_when_late", "Rút hoặc dừng khi đã quá hạn", "Withdrawn or stopped when late"},
    {"integrity.letter_missing", "Quá hạn, đã trả mà không xin lỗi",
     "Late, returned, without apology"},
    {"integrity.letter_after_the_fact", "Phiếu xin lỗi ghi lùi ngày",
     "Apology recorded long after its date"},
    {"integrity.reappointed_twice", "Hẹn lại quá một lần", "Reappointed more than once"},
    {"integrity.recorded_late", "Nhập sau thực tế hơn một ngày",
     "Recorded more than a day after the fact"},
    {"integrity.time_runs_backwards", "Thời gian chạy lùi trong lịch sử chuyển vào",
     "Time runs backwards in an imported history"},
    {"integrity.refused_and_resubmitted", "Không tiếp nhận rồi nộp lại như hồ sơ mới",
     "Refused, and came again as a new dossier"},
    // what an audit finds
    {"audit.unreadable", "không đọc được", "cannot be read"},
    {"audit.illegible_text", "có văn bản không phải UTF-8, không hiển thị được",
     "a text of it is not UTF-8 and cannot be shown"},
    {"audit.other_sequence", "cần bản ghi mang đúng số này, nhưng thấy số {found}",
     "expected the record of this number, but found {found}"},
    {"audit.time_runs_backwards", "thời điểm ghi sớm hơn bản ghi trước",
     "recorded earlier than the record before it"},
    {"audit.record_before_changed", "bản ghi trước nó đã bị sửa",
     "the record before it was changed"},
    {"audit.other_private_part", "phần riêng tư không khớp với mã băm trong bản ghi",
     "its private part is not the one that the record tells of"},
    {"audit.private_part_missing", "mất phần riêng tư mà không có lệnh xóa nào giải thích",
     "its private part is missing, and no erasure explains it"},
    {"audit.private_part_not_erased", "hồ sơ đã xóa dữ liệu cá nhân nhưng phần riêng tư vẫn còn",
     "its dossier is erased, but its private part is still there"},
    {"audit.other_end", "nhật ký không kết thúc đúng chỗ đã ghi nhận",
     "the journal does not end where the head says"},
    {"audit.number_gap", "số thứ tự hồ sơ bị ngắt quãng", "its number leaves a gap"},
    {"audit.cannot_refold", "không dựng lại được từ nhật ký: {error}",
     "cannot be made again from the journal: {error}"},
    {"audit.other_dossier", "dựng lại từ nhật ký thì ra khác",
     "the journal makes another dossier of it"},
    {"audit.event_left_out", "bản ghi này của nhật ký không có trong hồ sơ nào",
     "no dossier has this record of the journal"},
    {"audit.entry_missing", "không có trong bảng {table}", "no entry in {table}"},
    {"audit.other_entry", "trong bảng {table} ghi khác với nhật ký",
     "the entry in {table} is not what the journal says"},
    {"audit.entry_count", "có {found} mục, nhưng theo nhật ký phải là {expected}",
     "{found} entries, but by the journal there must be {expected}"},
    {"audit.apology_missing", "quá hạn, đã trả mà không có phiếu xin lỗi",
     "late, returned, and without its apology"},
    {"audit.number_missing_or_doubled", "thiếu số hoặc trùng số", "a number is missing or doubled"},
    {"audit.other_amount", "{measure}: theo hồ sơ là {expected}, nhưng ô thống kê ghi {found}",
     "{measure}: expected {expected} from the dossiers, but the cell holds {found}"},
    {"audit.rest_not_looked_at", "chưa xem, vì dựa vào những gì sai ở trên",
     "not looked at, for it rests on what is wrong above"},
    // columns and footnotes of reports
    {"column.resolved", "Đúng hạn / đã giải quyết", "In time of those resolved"},
    {"column.all_received", "Đúng hạn / tổng tiếp nhận", "In time of all received"},
    {"column.needs_processing", "Không quá hạn / tổng phải giải quyết",
     "Not late of all to be processed"},
    {"column.portal_766", "Đúng hạn theo Quyết định 766", "In time by Decision 766"},
    {"column.portal_766_points", "Điểm tiến độ (20)", "Points for progress (20)"},
    {"column.early_rate", "Tỷ lệ trước hạn", "Early"},
    {"column.late_rate", "Tỷ lệ quá hạn", "Late"},
    {"column.owed", "Phải xin lỗi", "Apologies owed"},
    {"column.issued_before_due", "Đã xin lỗi trước hạn", "Issued before the due time"},
    {"column.issued_after_due", "Đã xin lỗi sau hạn", "Issued after the due time"},
    {"column.missing", "Chưa xin lỗi", "Missing"},
    {"column.not_needed", "Đã xin lỗi nhưng không quá hạn", "Not needed in the end"},
    {"column.late_with_letter", "Quá hạn, có xin lỗi", "Late, with apology"},
    {"column.late_without_letter", "Quá hạn, không xin lỗi", "Late, without"},
    {"column.reappointments", "Số lần hẹn lại", "Reappointments"},
    {"column.compliance", "Tỷ lệ chấp hành xin lỗi", "Compliance"},
    {"column.received_new", "Tiếp nhận mới", "New"},
    {"column.mean_working_time", "Thời gian giải quyết trung bình (phút làm việc)",
     "Mean working time, minutes"},
    {"column.supplements_requested", "Số lần yêu cầu bổ sung", "Supplements requested"},
    {"column.supplements_per_dossier", "Lần bổ sung mỗi hồ sơ", "Supplements a dossier"},
    {"column.mean_paused_time", "Thời gian tạm dừng trung bình (phút làm việc)",
     "Mean time paused, minutes"},
    {"column.on_time", "Trước và đúng hạn / tiếp nhận", "In time of all received"},
    {"column.online", "Tỷ lệ hồ sơ trực tuyến", "Online"},
    {"column.online_payment", "Tỷ lệ thanh toán trực tuyến", "Paid online"},
    {"column.paid_online_vnd", "Số tiền thanh toán trực tuyến (đồng)", "Paid online, đồng"},
    {"column.digitised_at_intake", "Tỷ lệ số hóa khi tiếp nhận", "Digitised at intake"},
    {"column.electronic_result", "Tỷ lệ kết quả điện tử", "Electronic results"},
    {"column.e_certified_copies", "Tỷ lệ chứng thực điện tử", "Copies certified electronically"},
    {"column.satisfaction", "Tỷ lệ hài lòng", "Satisfied"},
    {"column.response_rate", "Tỷ lệ có đánh giá", "Response rate"},
    {"column.slow_acceptance", "Tiếp nhận chậm quá 8 giờ làm việc",
     "Accepted after eight working hours"},
    {"column.apology_compliance", "Tỷ lệ chấp hành xin lỗi", "Apology compliance"},
    {"column.p90_working_time", "Chín phần mười giải quyết trong (giờ làm việc)",
     "Nine of ten within, working hours"},
    {"column.overdue_1_day", "Quá hạn đến 1 ngày", "Overdue up to 1 day"},
    {"column.overdue_5_days", "Quá hạn 2–5 ngày", "2–5 days"},
    {"column.overdue_10_days", "Quá hạn 6–10 ngày", "6–10 days"},
    {"column.overdue_30_days", "Quá hạn 11–30 ngày", "11–30 days"},
    {"column.overdue_longer", "Quá hạn trên 30 ngày", "More than 30 days"},
    {"column.overdue_rate", "Tỷ lệ quá hạn / đang giải quyết", "Overdue of those open"},
    {"column.late_working_time", "Thời gian quá hạn (phút làm việc)", "Late working time, minutes"},
    {"column.late_dossiers", "Số hồ sơ có thời gian quá hạn", "Dossiers with late time"},
    {"column.mean_late_time", "Thời gian quá hạn trung bình (phút làm việc)",
     "Mean late working time, minutes"},
    {"row.none", "(không có)", "(none)"},
    {"report.overdue", "Hồ sơ đang giải quyết quá hạn", "Overdue dossiers"},
    {"report.attribution", "Thời gian quá hạn theo nơi giữ hồ sơ", "Late time by who held it"},
    {"target.met", "{indicator}: {value} %, chỉ tiêu {sign} {target} %: đạt",
     "{indicator}: {value} %, target {sign} {target} %: met"},
    {"target.not_met", "{indicator}: {value} %, chỉ tiêu {sign} {target} %: chưa đạt",
     "{indicator}: {value} %, target {sign} {target} %: not met"},
    {"target.no_data", "{indicator}: không có số liệu, chỉ tiêu {sign} {target} %",
     "{indicator}: no data, target {sign} {target} %"},
    {"report.on-time", "Tỷ lệ giải quyết đúng hạn theo từng cách tính",
     "On-time rate under every view"},
    {"report.apologies", "Xin lỗi và hẹn lại ngày trả kết quả", "Apologies"},
    {"report.workload", "Khối lượng và thời gian giải quyết", "Workload and working time"},
    {"report.indicators", "Các chỉ tiêu phục vụ người dân, doanh nghiệp", "Indicators of service"},
    {"column.received_total", "Tổng số tiếp nhận", "Received, total"},
    {"column.received_online", "Tiếp nhận mới trực tuyến", "New, online"},
    {"column.received_direct_or_post", "Tiếp nhận mới trực tiếp, bưu chính", "New, direct or post"},
    {"column.carried_over", "Từ kỳ trước", "Carried over"},
    {"column.resolved_total", "Tổng số đã giải quyết", "Resolved, total"},
    {"column.resolved_early", "Trước hạn", "Early"},
    {"column.resolved_on_time", "Đúng hạn", "On time"},
    {"column.resolved_late", "Quá hạn", "Late"},
    {"column.open_total", "Tổng số đang giải quyết", "Open, total"},
    {"column.open_in_time", "Trong hạn", "In time"},
    {"column.open_overdue", "Quá hạn (đang giải quyết)", "Overdue"},
    {"column.reopened", "Mở lại", "Reopened"},
    {"column.resolved_undated", "Đã giải quyết, không có hạn", "Resolved, undated"},
    {"column.resolved_again", "Giải quyết lại", "Resolved again"},
    {"column.withdrawn", "Rút hồ sơ", "Withdrawn"},
    {"column.stopped", "Dừng xử lý", "Stopped"},
    {"column.annulled", "Hủy tiếp nhận", "Annulled"},
    {"column.open_undated", "Đang giải quyết, không có hạn", "Open, undated"},
    {"column.waiting", "Trong đó chờ bổ sung, chờ nộp tiền", "Thereof waiting"},
    {"footnote.strict",
     "Ngoài biểu: mở lại {reopened}, giải quyết lại {resolved_again}, rút {withdrawn}, dừng "
     "{stopped}, hủy "
     "{annulled}; không có hạn: đã giải quyết {resolved_undated}, đang giải quyết {open_undated}",
     "Outside the form: reopened {reopened}, resolved again {resolved_again}, withdrawn "
     "{withdrawn}, stopped "
     "{stopped}, annulled {annulled}; undated: resolved {resolved_undated}, open {open_undated}"},
    {"footnote.judge",
     "Đã gộp vào biểu: mở lại {reopened} vào (5), giải quyết lại {resolved_again}, rút "
     "{withdrawn}, dừng "
     "{stopped} vào (7), trừ hủy {annulled}; không có hạn: đã giải quyết {resolved_undated}, đang "
     "giải quyết "
     "{open_undated}",
     "Folded into the form: reopened {reopened} into (5), resolved again {resolved_again}, "
     "withdrawn "
     "{withdrawn}, stopped {stopped} into (7), annulled {annulled} taken out; undated: resolved "
     "{resolved_undated}, open {open_undated}"},
    {"report.form-06a", "Tình hình tiếp nhận, giải quyết hồ sơ (biểu II.06a)",
     "Receipt and resolution of dossiers (form II.06a)"},
    {"lint.limit", "Thời hạn {channel} không đọc được: \"{limit}\" (hồ sơ sẽ không có hạn)",
     "The {channel} limit cannot be read: \"{limit}\" (dossiers will be undated)"},
    {"lint.no_limit", "Không công bố thời hạn (hồ sơ sẽ không có hạn)",
     "No limit is published (dossiers will be undated)"},
    {"lint.no_parent", "Đơn vị không thuộc đơn vị nào", "The unit has no parent"},
    {"lint.no_successor", "Đơn vị đã hết hiệu lực nhưng không có đơn vị kế thừa",
     "The unit has ended and names no successor"},
    {"calendar", "lịch của {unit}", "the calendar of {unit}"},
    {"calendar.national", "lịch cả nước", "the national calendar"},
    {"lint.certainty_ends",
     "Lịch chỉ công bố đủ đến {day}, mà hồ sơ nhận hôm nay có thể hẹn đến {due} (thủ tục "
     "{procedure}, "
     "{limit}): hạn sau ngày đó là tạm tính",
     "The calendar is complete until {day} only, and what is received today may be due on {due} "
     "(procedure {procedure}, {limit}): promises beyond are provisional"},
    {"lint.never_complete",
     "Lịch không nói đầy đủ từ ngày nào đến ngày nào: mọi hạn đều là tạm tính",
     "The calendar does not say from when and until when it is complete: all promises are "
     "provisional"},
    {"lint.off_on_day_off",
     "{day} ({name}) ghi là ngày nghỉ, nhưng vốn đã là ngày nghỉ: nhầm ngày?",
     "{day} ({name}) is a day off on a day that is off already: a mistyped date?"},
    {"lint.work_on_holiday", "{day} ghi là ngày làm việc, nhưng là ngày lễ ({name})",
     "{day} is a working day, but a public holiday ({name})"},
    {"lint.holiday_not_listed",
     "Năm công bố đủ mà thiếu ngày lễ {day} ({name}); hệ thống vẫn tính là ngày nghỉ",
     "The year is complete without the holiday {day} ({name}); it is taken as a day off all the "
     "same"},
};

std::string_view text_of(std::string_view key, Language language) {
  for (const Sentence& sentence : sentences) {
    if (sentence.key != key) continue;
    return language == Language::english ? sentence.english : sentence.vietnamese;
  }
  return key;
}

// How much of a language is wanted; of two alike the one that is asked for first.
struct Preference {
  bool is_given = false;
  int thousandths = 0;
  size_t place = 0;
};

struct LanguageRange {
  std::string language;  // the first subtag, in small letters, or *
  int thousandths = 1000;
};

std::string_view without_blanks(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// "q=0.8": 0 to 1, with three decimals at most.
std::optional<int> parse_quality(std::string_view text) {
  if (text.size() < 3 || (text[0] != 'q' && text[0] != 'Q') || text[1] != '=') return std::nullopt;
  text.remove_prefix(2);
  constexpr size_t length_max = 5;
  if (text.size() > length_max || (text[0] != '0' && text[0] != '1')) return std::nullopt;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int thousandths = (text[0] - '0') * 1000;
  int worth = 100;
  for (size_t i = 2; i < text.size(); ++i, worth /= 10) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    thousandths += (text[i] - '0') * worth;
  }
  return thousandths <= 1000 ? std::optional(thousandths) : std::nullopt;
}

// "en-GB;q=0.8". Nothing for what is not such a range.
std::optional<LanguageRange> parse_range(std::string_view text) {
  const size_t semicolon = std::min(text.find(';'), text.size());
  LanguageRange range;
  const std::string_view tag = without_blanks(text.substr(0, semicolon));
  for (const char c : tag.substr(0, tag.find('-'))) {
    range.language.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  }
  if (semicolon < text.size()) {
    const auto quality = parse_quality(without_blanks(text.substr(semicolon + 1)));
    if (!quality) return std::nullopt;
    range.thousandths = *quality;
  }
  return range;
}

}  // namespace

Language parse_language(std::string_view accept_language) {
  Preference vietnamese;
  Preference english;
  Preference any;
  size_t place = 0;
  for (size_t begin = 0; begin < accept_language.size(); ++place) {
    const size_t end = std::min(accept_language.find(',', begin), accept_language.size());
    const auto range = parse_range(accept_language.substr(begin, end - begin));
    begin = end + 1;
    if (!range) continue;
    Preference* const asked = range->language == "vi"   ? &vietnamese
                              : range->language == "en" ? &english
                              : range->language == "*"  ? &any
                                                        : nullptr;
    if (asked && (!asked->is_given || range->thousandths > asked->thousandths)) {
      *asked = {.is_given = true, .thousandths = range->thousandths, .place = place};
    }
  }
  if (!vietnamese.is_given) vietnamese = any;
  if (!english.is_given) english = any;
  const bool before =
      english.thousandths > vietnamese.thousandths ||
      (english.thousandths == vietnamese.thousandths && english.place < vietnamese.place);
  return english.thousandths > 0 && before ? Language::english : Language::vietnamese;
}

std::string_view locale_of(Language language) {
  return language == Language::english ? "en" : "vi";
}

std::string message(std::string_view key, const Metadata& facts, Language language) {
  const std::string_view text = text_of(key, language);
  std::string result;
  for (size_t i = 0; i < text.size();) {
    const size_t end = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
    if (end == std::string_view::npos) {
      result.push_back(text[i++]);
      continue;
    }
    const std::string_view place = text.substr(i + 1, end - i - 1);
    const auto fact = std::find_if(facts.begin(), facts.end(),
                                   [&](const auto& known) { return known.first == place; });
    result += fact == facts.end() || fact->second.empty() ? "–" : legible(fact->second);
    i = end + 1;
  }
  return result;
}

std::string name_of_calendar(const std::string& unit, Language language) {
  return message(unit.empty() ? "calendar.national" : "calendar", {{"unit", unit}}, language);
}

namespace {

const std::string* fact(const Rejection& rejection, std::string_view name) {
  const auto found = std::find_if(rejection.metadata.begin(), rejection.metadata.end(),
                                  [&](const auto& known) { return known.first == name; });
  return found == rejection.metadata.end() ? nullptr : &found->second;
}

// Some reasons have a sentence for each of their causes.
std::string sentence_of(const Rejection& rejection, Language language) {
  std::string key(name_of(rejection.reason));
  Metadata facts = rejection.metadata;
  if (rejection.reason == Reason::PROCEDURE_NOT_FOUND) {
    for (const char* const name : {"version", "day"}) {
      if (!fact(rejection, name)) continue;
      key.append(1, '.').append(name);
      break;
    }
  } else if (rejection.reason == Reason::CALENDAR_ENDS) {
    const std::string* const cause = fact(rejection, "cause");
    const std::string* const unit = fact(rejection, "unit");
    key += "." + (cause ? *cause : "no_pattern");
    facts.emplace_back("calendar", name_of_calendar(unit ? *unit : "", language));
  }
  return message(key, facts, language);
}

}  // namespace

std::string message_of(const Violation& violation, Language language) {
  const size_t space = violation.expected.find(' ');
  const std::string key = violation.expected.substr(0, space);
  const std::string argument =
      space == std::string::npos ? "" : violation.expected.substr(space + 1);
  return message(key, {{"0", argument}}, language);
}

std::string message_of(const AuditFinding& finding, Language language) {
  return message("audit." + std::string(name_of(finding.problem)), finding.facts, language);
}

std::string message_of(const Warning& warning, Language language) {
  return message(name_of(warning.reason), warning.metadata, language);
}

std::vector<const Violation*> fields_at_fault(const Rejection& rejection) {
  std::vector<const Violation*> fields;
  std::unordered_set<std::string_view> paths;
  for (const Violation& violation : rejection.violations) {
    if (paths.insert(violation.path).second) fields.push_back(&violation);
  }
  return fields;
}

std::string message_of(const Rejection& rejection, Language language) {
  std::string text = sentence_of(rejection, language);
  const auto fields = fields_at_fault(rejection);
  for (size_t i = 0; i < fields.size() && i < 3; ++i) {
    text += (i == 0 ? ": " : "; ") + fields[i]->path + " – " + message_of(*fields[i], language);
  }
  return text;
}

}  // namespace motcua
