// Why a command or a read is refused, or accepted with a warning.
#include "services/text/sentences.h"

namespace motcua {
namespace {

constexpr Sentence refusals[] = {
    {"FIELD_VIOLATION", "Dữ liệu chưa hợp lệ", "The request is not valid"},
    {"MALFORMED_MESSAGE",
     "Không đọc được yêu cầu: cần thông điệp protobuf đúng kiểu, văn bản UTF-8",
     "The request cannot be read: expected a protobuf message of this type with UTF-8 text"},
    {"MALFORMED_MESSAGE.cause", "Không đọc được yêu cầu: {cause}",
     "The request cannot be read: {cause}"},
    {"MALFORMED_MESSAGE.place", "Không đọc được JSON của yêu cầu tại dòng:cột {place}: {cause}",
     "The JSON of the request cannot be read at line:column {place}: {cause}"},
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
     "Không có thủ tục {procedure} trong danh mục có hiệu lực ngày {day:day}",
     "There is no procedure {procedure} in the catalogue in force on {day:day}"},
    {"PROCEDURE_NOT_FOUND.version", "Thủ tục {procedure} không có phiên bản {version}",
     "The procedure {procedure} has no version {version}"},
    {"REPORT_NOT_FOUND", "Không có báo cáo {report}; các báo cáo: {reports}",
     "There is no report {report}; reports: {reports}"},
    {"SERVICE_NOT_FOUND", "Máy chủ không có dịch vụ {service}",
     "The server has no service {service}"},
    {"ILLEGAL_TRANSITION",
     "Chưa thể {action:action}: hồ sơ {code} đang ở trạng thái “{state:state}”; có thể: "
     "{allowed_actions:action}",
     "Cannot {action:action}: expected a state that allows it, but dossier {code} is "
     "{state:state}; allowed: {allowed_actions:action}"},
    {"APOLOGY_REQUIRED",
     "Hồ sơ {code} quá hạn (hẹn trả lúc {due_time:due}): phải có phiếu xin lỗi trước khi trả kết "
     "quả ({regulation})",
     "Dossier {code} is late (due at {due_time:due}): expected a letter of apology before its "
     "result is returned ({regulation})"},
    {"APOLOGY_NOT_OWED", "Hồ sơ {code} không thuộc diện phải xin lỗi (trạng thái “{state:state}”)",
     "Dossier {code} owes no apology: expected an open dossier with a due time or one resolved "
     "late, but it is {state:state}"},
    {"APOLOGY_NOT_ISSUED", "Hồ sơ {code} chưa có phiếu xin lỗi để xác nhận",
     "Dossier {code} has no letter of apology to acknowledge"},
    {"REAPPOINTMENT_LIMIT",
     "Hồ sơ {code} đã hẹn lại {limit} lần (phiếu {letter}), không được hẹn thêm ({regulation})",
     "Dossier {code} has been reappointed {limit} time(s) already (letter {letter}); no more is "
     "allowed ({regulation})"},
    {"REAPPOINTMENT_LIMIT.none",
     "Hồ sơ {code} không được hẹn lại lần nào: quy định không cho hẹn lại ({regulation})",
     "Dossier {code} cannot be reappointed: the regulation allows none ({regulation})"},
    {"REAPPOINTMENT_TOO_EARLY", "Thời gian hẹn lại của hồ sơ {code} phải sau {earliest:due}",
     "The new time of dossier {code}: expected after {earliest:due}"},
    {"REAPPOINTMENT_OUTSIDE_HOURS",
     "Thời gian hẹn lại {reappointed_time:time} ngoài giờ làm việc của {unit}",
     "The new time {reappointed_time:time} is outside the open hours of {unit}"},
    {"APPLICANT_MISSING", "Hồ sơ không ghi người nộp (họ tên hoặc số định danh)",
     "The dossier names no applicant: neither a name nor an identity number"},
    {"AUTHORISATION_MISSING", "Người được ủy quyền nộp hồ sơ nhưng không ghi giấy ủy quyền",
     "An authorised person handed it in, but no authorisation is named"},
    {"FEE_WITHOUT_NAME", "Khoản phí, lệ phí không có tên: {fees:field}",
     "Fees without a name: {fees:field}"},
    {"OVERPAID",
     "Số tiền đã nộp ({paid_vnd:amount} đồng) nhiều hơn số phải nộp ({owed_vnd:amount} đồng)",
     "More was paid ({paid_vnd:amount} đồng) than was asked for ({owed_vnd:amount} đồng)"},
    {"APOLOGY_MISSING", "Hồ sơ quá hạn được trả kết quả mà không có phiếu xin lỗi",
     "A late dossier was returned without its letter of apology"},
    {"SUPPLEMENT_ASKED_LATE",
     "Yêu cầu bổ sung được đưa ra sau thời hạn {limit:limit} kể từ khi tiếp nhận (chậm nhất "
     "{latest:time}, {regulation})",
     "The supplement is asked for later than {limit:limit} after the receipt (at the latest "
     "{latest:time}, {regulation})"},
    {"SUPPLEMENT_ASKED_AGAIN", "Khi tiếp nhận chỉ được yêu cầu bổ sung {limit} lần ({regulation})",
     "At intake a supplement is asked for {limit} time(s) at most ({regulation})"},
    {"SUPPLEMENT_ASKED_AGAIN.none", "Khi tiếp nhận không được yêu cầu bổ sung ({regulation})",
     "At intake no supplement is asked for ({regulation})"},
    {"NOT_BOUNDARY_FREE",
     "Hồ sơ {code} không được tiếp nhận phi địa giới nên không ghi nhận việc đến cơ quan giải "
     "quyết",
     "Dossier {code} was not taken in irrespective of boundary: no arrival is recorded of it"},
    {"ARRIVED_ALREADY", "Hồ sơ {code} đã được ghi nhận là đến lúc {arrived_time:time}",
     "The arrival of dossier {code} is recorded already, at {arrived_time:time}"},
    {"TRANSFERRED_LATE",
     "Hồ sơ được bàn giao sau thời hạn kể từ khi tiếp nhận ({limit:limit}; chậm nhất "
     "{latest:time}, {regulation})",
     "The dossier is handed over later than it should be after the receipt ({limit:limit}; at the "
     "latest {latest:time}, {regulation})"},
    {"NOTHING_TO_ADJUST",
     "Hồ sơ {code} không có phiếu xin lỗi với thời gian hẹn lại nào chưa được điều chỉnh",
     "Dossier {code} has no letter with a new time to which the return time was not changed yet"},
    {"ALREADY_RETURNED",
     "Kết quả của hồ sơ {code} đã được trả theo hình thức này lúc {returned_time:time}",
     "The result of dossier {code} was returned in this way already, at {returned_time:time}"},
    {"ALREADY_ALERTED", "Cán bộ tiếp nhận đã được báo về hồ sơ {code} lúc {alerted_time:time}",
     "The clerk was alerted of dossier {code} already, at {alerted_time:time}"},
    {"ALERTED_LATE", "Cán bộ tiếp nhận được báo chậm (phải báo trước {latest:time})",
     "The clerk was alerted late (expected by {latest:time})"},
    {"CONSULTATION_NOT_FOUND", "Hồ sơ {code} không có lần hỏi ý kiến số {number}",
     "Dossier {code} has no consultation {number}"},
    {"CONSULTATION_ANSWERED",
     "Lần hỏi ý kiến số {number} của hồ sơ {code} đã được trả lời lúc {answered_time:time}",
     "Consultation {number} of dossier {code} was answered at {answered_time:time}"},
    {"CONSULTATION_ANSWERED_LATE",
     "Ý kiến trả lời lần hỏi số {number} đến sau thời hạn (chậm nhất {latest:time})",
     "The reply to consultation {number} came after its time (at the latest {latest:time})"},
    {"TOO_MANY_PARTS", "Hồ sơ {code} đã có {limit} phần, không giao thêm được",
     "Dossier {code} has {limit} parts and takes no more"},
    {"PART_NOT_FOUND", "Hồ sơ {code} không có phần số {number}",
     "Dossier {code} has no part {number}"},
    {"PART_NOT_BEGUN", "Phần số {number} của hồ sơ {code} còn chờ phần số {after_part}",
     "Part {number} of dossier {code} still waits for part {after_part}"},
    {"PART_FINISHED", "Phần số {number} của hồ sơ {code} đã xong lúc {finished_time:time}",
     "Part {number} of dossier {code} was finished at {finished_time:time}"},
    {"PART_FINISHED_LATE", "Phần số {number} xong sau thời hạn (chậm nhất {latest:time})",
     "Part {number} was finished after its time (at the latest {latest:time})"},
    {"ARRIVAL_TOLD_LATE",
     "Hồ sơ được ghi nhận đến sau khi cơ quan giải quyết đã xử lý hoặc khi đã quá hạn; thời hạn "
     "tính lại từ {arrived_time:time} ({regulation})",
     "The arrival was told after the handling unit had worked on it, or past its due time; the "
     "limit counts from {arrived_time:time} ({regulation})"},
    {"ARRIVAL_TOLD_LATE.second_phase",
     "Hồ sơ được ghi nhận đến lúc {arrived_time:time} sau khi giai đoạn một đã kết thúc: hạn không "
     "tính lại ({regulation})",
     "The arrival at {arrived_time:time} was told after the first phase had ended: nothing is "
     "counted anew ({regulation})"},
    {"ARRIVAL_TOLD_LATE.waiting",
     "Hồ sơ được ghi nhận đến lúc {arrived_time:time} sau khi cơ quan giải quyết đã xử lý; đang "
     "tạm dừng nên chưa có hạn ({regulation})",
     "The arrival at {arrived_time:time} was told after the handling unit had worked on it; it "
     "waits, and has no due time until it resumes ({regulation})"},
    {"ARRIVAL_TOLD_LATE.given",
     "Hồ sơ được ghi nhận đến lúc {arrived_time:time} sau khi cơ quan giải quyết đã xử lý hoặc khi "
     "đã quá hạn; không có thời hạn đọc được để tính lại, hạn giữ nguyên ({regulation})",
     "The arrival at {arrived_time:time} was told after the handling unit had worked on it, or "
     "past its due time, which stays: there is no limit that can be counted ({regulation})"},
    {"ARRIVAL_TOLD_LATE.undated",
     "Hồ sơ được ghi nhận đến lúc {arrived_time:time} sau khi cơ quan giải quyết đã xử lý; hồ sơ "
     "không có hạn ({regulation})",
     "The arrival at {arrived_time:time} was told after the handling unit had worked on it; it is "
     "undated ({regulation})"},
    {"ARRIVAL_MISSING",
     "Hồ sơ phi địa giới đã giải quyết mà chưa ghi nhận lúc đến cơ quan giải quyết; thời hạn đã "
     "tính từ khi tiếp nhận ({regulation})",
     "Resolved without its arrival at the competent agency, from which the limit counts; it "
     "counted from the receipt ({regulation})"},
    {"PARTS_OPEN", "Còn phần chưa xong: số {numbers}", "Parts are not finished: no. {numbers}"},
    {"PARTS_OPEN.resolve", "Giải quyết xong khi còn phần chưa xong: số {numbers}",
     "It is resolved while parts are not finished: no. {numbers}"},
    {"PARTS_OPEN.return_result", "Trả kết quả khi còn phần chưa xong: số {numbers}",
     "The result is returned while parts are not finished: no. {numbers}"},
    {"CONSULTATIONS_OPEN", "Còn lần hỏi ý kiến chưa được trả lời: số {numbers}",
     "Consultations are not answered: no. {numbers}"},
    {"CONSULTATIONS_OPEN.resolve",
     "Giải quyết xong khi còn lần hỏi ý kiến chưa được trả lời: số {numbers}",
     "It is resolved while consultations are not answered: no. {numbers}"},
    {"CONSULTATIONS_OPEN.return_result",
     "Trả kết quả khi còn lần hỏi ý kiến chưa được trả lời: số {numbers}",
     "The result is returned while consultations are not answered: no. {numbers}"},
    {"LIMIT_BEYOND_DUE", "Thời hạn đặt ra ({due:time}) sau hạn của hồ sơ ({latest:time})",
     "The limit that was set ({due:time}) ends after the dossier is due ({latest:time})"},
    {"STEP_UNKNOWN", "Thủ tục không công bố bước “{step}”; các bước: {known}",
     "The procedure publishes no step “{step}”; its steps: {known}"},
    {"NOT_ON_NATIONWIDE_LIST",
     "Thủ tục {procedure} không có trong danh mục tiếp nhận phi địa giới toàn quốc vào ngày tiếp "
     "nhận ({regulation})",
     "Procedure {procedure} was not on the list of what is taken in from anywhere in the nation on "
     "the day of the receipt ({regulation})"},
    {"POSSIBLE_DUPLICATE",
     "Có thể trùng: người này đã nộp hồ sơ cùng thủ tục, đang xử lý hoặc kết thúc không có kết quả "
     "trong {days} ngày qua: {codes}, và {others} hồ sơ khác",
     "A possible duplicate: the same applicant has a dossier of this procedure that is not over, "
     "or ended without a result within {days} days: {codes}, and {others} more"},
    {"POSSIBLE_DUPLICATE.told",
     "Có thể trùng: người này đã nộp hồ sơ cùng thủ tục, đang xử lý hoặc kết thúc không có kết quả "
     "trong {days} ngày qua: {codes}",
     "A possible duplicate: the same applicant has a dossier of this procedure that is not over, "
     "or ended without a result within {days} days: {codes}"},
    {"POSSIBLE_DUPLICATE.elsewhere",
     "Có thể trùng: người này đã nộp hồ sơ cùng thủ tục, đang xử lý hoặc kết thúc không có kết quả "
     "trong {days} ngày qua: {others} hồ sơ ở nơi anh/chị không được xem",
     "A possible duplicate: the same applicant has a dossier of this procedure that is not over, "
     "or ended without a result within {days} days: {others} where you may not look"},
    {"TOO_MANY_CONSULTATIONS", "Hồ sơ {code} đã có {limit} lần hỏi ý kiến, không ghi thêm được",
     "Dossier {code} has {limit} consultations and takes no more"},
    {"TOO_MANY_NOTICES", "Hồ sơ {code} đã có {limit} thông báo, không ghi thêm được",
     "Dossier {code} has {limit} notices and takes no more"},
    {"APPLICANT_CANNOT_AMEND",
     "Người nộp không tự sửa được hồ sơ {code}: chỉ sửa được hồ sơ nộp trực tuyến, khi quy định "
     "cho phép ({regulation})",
     "The applicant cannot amend dossier {code}: expected one that was handed in online, where the "
     "regulation allows it ({regulation})"},
    {"MIRRORED",
     "Hồ sơ {code} được xử lý trên hệ thống của bộ, ngành, ở đây chỉ đồng bộ: việc này làm trên hệ "
     "thống đó",
     "Dossier {code} is handled in a ministry's system, and only synchronised here: this is done "
     "in that system"},
    {"CORRECTION_TOO_LATE",
     "Không sửa được thủ tục hoặc kênh nộp của hồ sơ {code} (trạng thái “{state:state}”)",
     "Procedure and channel of dossier {code} cannot be corrected ({state:state})"},
    {"CORRECTION_TOO_LATE.second_phase",
     "Không còn sửa được thủ tục hoặc kênh nộp của hồ sơ {code}: đã kết thúc giai đoạn một",
     "Procedure and channel of dossier {code} can no longer be corrected: its first phase has "
     "ended"},
    {"CORRECTION_TOO_LATE.finish",
     "Không còn sửa được thủ tục hoặc kênh nộp của hồ sơ {code}: đã giải quyết xong một lần",
     "Procedure and channel of dossier {code} can no longer be corrected: it was resolved once"},
    {"CORRECTION_TOO_LATE.letter",
     "Không còn sửa được thủ tục hoặc kênh nộp của hồ sơ {code}: đã xin lỗi và hẹn lại",
     "Procedure and channel of dossier {code} can no longer be corrected: a letter of apology was "
     "issued"},
    {"CORRECTION_TOO_LATE.pause",
     "Không còn sửa được thủ tục hoặc kênh nộp của hồ sơ {code}: đã yêu cầu bổ sung khi tiếp nhận, "
     "hãy tiếp nhận trước",
     "Procedure and channel of dossier {code} cannot be corrected before its receipt: a supplement "
     "was asked for at intake"},
    {"CORRECTION_TOO_LATE.state",
     "Không sửa được thủ tục hoặc kênh nộp của hồ sơ {code} ở trạng thái “{state:state}”: chỉ sửa "
     "được khi chờ tiếp nhận hoặc đang giải quyết",
     "Procedure and channel of dossier {code} are corrected only before its receipt or while it is "
     "worked on, but it is "
     "{state:state}"},
    {"DUE_DAY_IS_OPEN", "Hồ sơ {code} không có hạn rơi vào ngày nghỉ, nên không dời được hạn",
     "Dossier {code} is not due on a day off, so its due time cannot be moved"},
    {"NOT_ENDED",
     "Hồ sơ {code} chưa kết thúc hoặc chưa trả kết quả (trạng thái “{state:state}”), chưa được xóa "
     "dữ liệu cá nhân",
     "Dossier {code} has not ended, or its result is not returned ({state:state}); its personal "
     "data cannot be erased yet"},
    {"DOSSIER_ERASED", "Dữ liệu cá nhân của hồ sơ {code} đã được xóa; không thao tác được nữa",
     "The personal data of dossier {code} are erased; nothing more can be done with it"},
    {"CALENDAR_ENDS.no_pattern",
     "Không tính được hạn: {calendar} không có lịch tuần áp dụng ngày {day:day}",
     "No due time can be reckoned: {calendar} has no weekly pattern that is valid on {day:day}"},
    {"CALENDAR_ENDS.closed",
     "Không tính được hạn: {calendar} không có ngày làm việc nào trong mười năm từ ngày {day:day}",
     "No due time can be reckoned: {calendar} has no working day in the ten years from {day:day} "
     "on"},
    {"CALENDAR_ENDS.out_of_years", "Không tính được hạn: hạn rơi vào ngày {day:day}, sau năm 2199",
     "No due time can be reckoned: it would be on {day:day}, after the year 2199"},
    {"EFFECTIVE_TIME_OUT_OF_RANGE",
     "Thời điểm {effective_time:time} ngoài khoảng cho phép, từ {earliest:time} đến {latest:time}",
     "The time {effective_time:time} is out of range: expected from {earliest:time} to "
     "{latest:time}"},
    {"EFFECTIVE_TIME_OUT_OF_RANGE.late_entry_from",
     "Thời điểm {effective_time:time} sớm hơn mức được ghi thường ngày ({earliest:time}); từ "
     "{late_entry_from:time} thì người giám sát ghi được, kèm lý do ghi muộn",
     "The time {effective_time:time} is earlier than usual ones ({earliest:time}); from "
     "{late_entry_from:time} on a supervisor can record it, with a reason for the late entry"},
    {"SERIES_FULL", "Dãy số của {unit} ngày {day:day} đã hết: số cuối là {last}",
     "The series of {unit} on {day:day} is full: its last number is {last}"},
    {"UNIT_CLOSED", "Đơn vị {unit} không hoạt động ngày {day:day}; đơn vị kế thừa: {successors}",
     "Unit {unit} is not in operation on {day:day}; its successors: {successors}"},
    {"UNIT_NOT_CLOSED", "Hồ sơ {code} không cần chuyển: {unit} vẫn hoạt động ngày {day:day}",
     "Dossier {code} need not move: {unit} is in operation on {day:day}"},
    {"PERIOD_NOT_OVER", "Kỳ báo cáo đến ngày {to:day} chưa kết thúc (hôm nay {today:day})",
     "Expected a period that is over, but it ends on {to:day} and today is {today:day}"},
    {"FROZEN_REPORT_NOT_FOUND", "Báo cáo này của {unit} chưa được chốt sổ",
     "This report of {unit} was not frozen"},
    {"REVISION_MISMATCH",
     "{code} đã thay đổi (lần {revision}, không phải {expected_revision}); hãy đọc lại",
     "{code} has changed: expected revision {expected_revision}, but it is {revision}; "
     "read it again"},
    {"REQUEST_ID_REUSED", "Mã yêu cầu đã dùng cho nội dung khác; hãy dùng mã mới",
     "This request id was used for other content; expected a new one"},
    {"CONTINUED_HERE",
     "Hồ sơ {code} đã được xử lý tiếp tại đây, không nối thêm lịch sử của hệ thống khác (từ sự "
     "kiện {event})",
     "Dossier {code} was worked on here since: nothing of another system's history is added (from "
     "event {event})"},
    {"CODE_TAKEN", "Mã hồ sơ {code} đã có với nội dung khác (khác từ sự kiện {event})",
     "The code {code} is taken by a dossier with other content (they differ from event {event})"},
    {"CALLER_REFERENCE_TAKEN", "Mã tham chiếu {caller_reference} đã dùng cho hồ sơ {code}",
     "The caller reference {caller_reference} is taken by dossier {code}"},
    {"ACCOUNT_TAKEN", "Tên tài khoản {account} đã có; hãy chọn tên khác",
     "The account name {account} is taken; expected another one"},
    {"ACCOUNT_NOT_FOUND", "Không có tài khoản {account}", "There is no account {account}"},
    {"SIGN_IN_REQUIRED", "Chưa đăng nhập, hoặc phiên đã hết; hãy đăng nhập",
     "Expected a caller who has signed in, and whose session has not ended"},
    {"SIGN_IN_FAILED",
     "Không đăng nhập được: tên, mật khẩu hoặc mã xác thực không đúng; sau nhiều lần sai, hãy chờ "
     "vài phút rồi thử lại",
     "Not signed in: the name, the password or the code is wrong; after several failures wait some "
     "minutes before the next attempt"},
    {"PASSWORD_CHANGE_REQUIRED", "Mật khẩu tạm hoặc đã hết hạn: hãy đổi mật khẩu trước",
     "The password is temporary or has expired: expected another to be set first"},
    {"SECOND_FACTOR_REQUIRED", "Tài khoản này cần mã xác thực hai lớp: hãy đặt trước",
     "The account needs a second factor: expected it to be set first"},
    {"STEP_UP_REQUIRED", "Để {action:action}, hãy xác nhận lại danh tính (mật khẩu và mã xác thực)",
     "To {action:action}: expected the identity to be confirmed again (password and code)"},
    {"UNIT_OUT_OF_SCOPE", "Tài khoản này không được làm việc đó cho {unit}",
     "This account may not do that for {unit}"},
    {"UNIT_OUT_OF_SCOPE.whole_register",
     "Tài khoản này chỉ có quyền ở một số đơn vị; hãy ghi rõ đơn vị của mình (--unit), hoặc cần "
     "quyền cho toàn sổ",
     "This account has its grants for some units only: expected one of them to be named (--unit), "
     "or a grant for the whole register"},
    {"UNIT_OUT_OF_SCOPE.catalogue",
     "Tài khoản này chỉ được công bố chỉ tiêu của đơn vị dưới quyền; công bố đơn vị, thủ tục, giờ "
     "làm việc, quy định, quy định riêng, biểu phí cần quyền cho toàn sổ",
     "This account publishes targets of the units below its own alone: for units, procedures, "
     "hours, regulations, own rules and tariffs expected a grant for the whole register"},
    {"ROLE_REQUIRED", "Để {action:action}, cần vai trò: {role:role}",
     "To {action:action}: expected the role {role:role}"},
    {"ROLE_REQUIRED.late_entry",
     "Ghi muộn (quá mức thường ngày, kèm lý do ghi muộn) để {action:action}: cần vai trò "
     "{role:role}",
     "To {action:action} later than usual, with a reason for the late entry: expected the role "
     "{role:role}"},
    {"ROLE_REQUIRED.promise",
     "Đổi thủ tục hoặc kênh nộp, là căn cứ của ngày hẹn trả: cần vai trò {role:role}",
     "To change the procedure or the channel, on which the promise rests: expected the role "
     "{role:role}"},
    {"INTAKE_FULL", "Máy chủ đang bận; xin gửi lại sau giây lát",
     "Too many commands are waiting; send it again in a moment"},
    {"WORK_QUEUE_FULL",
     "Đang có quá nhiều việc chờ xử lý, của bạn hoặc của mọi người; xin thử lại sau",
     "Too many tasks are waiting, of yours or of all; try again later"},
    {"TOO_MANY_ATTEMPTS",
     "Đã có quá nhiều lần tra cứu không đúng; xin thử lại sau {wait_seconds} giây, hoặc hỏi "
     "bộ phận một cửa nơi nộp hồ sơ",
     "Too many attempts were wrong; try again in {wait_seconds} s, or ask the one-stop shop that "
     "has the dossier"},
    {"DISK_LOW", "Ổ đĩa gần đầy ({free_bytes} byte trống, cần {needed_bytes}): tạm ngừng ghi",
     "The disk is nearly full ({free_bytes} bytes free, {needed_bytes} needed): not writing"},
    {"WRITES_STOPPED", "Máy chủ ngừng ghi: {cause}", "The server has stopped writing: {cause}"},
    {"CLOCK_SUSPECT",
     "Đồng hồ máy chủ ({clock:time}) không đáng tin so với {last_stamp:time}: tạm ngừng ghi",
     "The server's clock ({clock:time}) is not believable beside {last_stamp:time}: not writing"},
    {"NOT_YET_WRITTEN", "Chưa biết kết quả; xin gửi lại với cùng mã yêu cầu",
     "The result is not known yet; ask again with the same request id"},
    {"DEADLINE_PASSED", "Hết thời hạn trước khi được xử lý; chưa có gì thay đổi",
     "The deadline passed before the command was decided; nothing was changed"},
    {"STORE_FAILED", "Lỗi kho dữ liệu: {cause}", "The store failed: {cause}"},
    {"UNANSWERED", "Máy chủ bỏ dở lời gọi này mà không trả lời; đây là lỗi của phần mềm",
     "The server dropped this call without an answer: a fault of the program"},
    {"BACKUP_FAILED", "Không sao lưu được: {cause}", "The backup was not made: {cause}"},
    {"SECOND_PHASE_NOT_THERE", "Hồ sơ {code} không có giai đoạn hai để chuyển sang",
     "Dossier {code} has no second phase to come"},
    {"SECOND_PHASE_NOT_THERE.not_received",
     "Hồ sơ {code} chưa được tiếp nhận nên chưa kết thúc giai đoạn một được",
     "The first phase of dossier {code} cannot end: it is not received yet"},
    {"SECOND_PHASE_NOT_THERE.ended", "Giai đoạn một của hồ sơ {code} đã kết thúc trước đó",
     "The first phase of dossier {code} has ended before"},
    {"SECOND_PHASE_NOT_THERE.correction",
     "Hồ sơ {code} đang được sửa lỗi sau khi mở lại nên không có giai đoạn hai để chuyển sang",
     "Dossier {code} is being corrected after it was reopened: it has no second phase to come"},
    {"SECOND_PHASE_NOT_THERE.no_limit",
     "Hồ sơ {code} không có giai đoạn hai: thủ tục {procedure} không công bố thời hạn giai đoạn "
     "hai",
     "Dossier {code} has no second phase to come: procedure {procedure} publishes no limit of it"},
    {"SECOND_PHASE_NOT_THERE.limit",
     "Hồ sơ {code} không chuyển sang giai đoạn hai được: thời hạn giai đoạn hai của thủ tục "
     "{procedure} không đọc được (“{limit}”)",
     "Dossier {code} cannot come to its second phase: the limit that procedure {procedure} "
     "publishes of it cannot be read (“{limit}”)"},
    {"WATCH_TOO_SLOW",
     "Quá lâu không nhận tin mới nên bị ngắt (đã gửi đến bản ghi {last_sequence}); hãy theo dõi "
     "tiếp "
     "từ bản ghi nhận sau cùng",
     "No news were taken for too long, so the watch was ended (sent up to record {last_sequence}); "
     "watch on from the last record that was read"},
    {"FILE_NOT_FOUND", "Không có tệp {file}", "There is no file {file}"},
    {"FILE_TOO_LARGE", "Tệp lớn quá ({bytes} byte, tối đa {limit})",
     "The file is too large ({bytes} bytes, at most {limit})"},
    {"FILE_TYPE_NOT_ALLOWED",
     "Loại tệp này không được nhận, hoặc tên tệp không khớp với nội dung (được nhận: {allowed})",
     "Files of this type are not taken, or its name does not fit its content (taken are "
     "{allowed})"},
    {"FILE_DIFFERS", "Tệp nhận được khác với tệp đã báo (báo {expected}, nhận {found})",
     "The file that came is not the one that was told of (told {expected}, came {found})"},
    {"FILE_ATTACHED_ALREADY", "Hồ sơ {code} đã có tệp này cho giấy tờ đó, là tệp số {number}",
     "Dossier {code} has this file of that paper already: it is number {number}"},
    {"TOO_MANY_FILES", "Hồ sơ {code} đã có {limit} tệp, không đính kèm thêm được",
     "Dossier {code} has {limit} files and takes no more"},
    {"PAYMENT_REFERENCE_TAKEN",
     "Số tham chiếu {reference} đã được ghi nhận cho hồ sơ {code} với số tiền khác "
     "(khoản thứ {number}: {amount_vnd:amount} đồng, lúc {recorded_time:time})",
     "Reference {reference} is recorded for dossier {code} with another amount "
     "(number {number}: {amount_vnd:amount} đồng, at {recorded_time:time})"},
    {"REFUND_TOO_LARGE",
     "Không thể hoàn trả {amount_vnd:amount} đồng cho hồ sơ {code}: chỉ có thể hoàn trả đến "
     "{refundable_vnd:amount} đồng",
     "{amount_vnd:amount} đồng cannot be given back for dossier {code}: at most "
     "{refundable_vnd:amount} đồng can"},
    {"REFUND_TOO_LARGE.none",
     "Không có gì để hoàn trả cho hồ sơ {code}: số tiền đang giữ không nhiều hơn số phải nộp",
     "Nothing can be given back for dossier {code}: no more is kept than is owed"},
    {"REFUNDED_BELOW_OWED",
     "Sau khi hoàn trả chỉ còn giữ {kept_vnd:amount} đồng, ít hơn số phải nộp "
     "({owed_vnd:amount} đồng)",
     "After the refund {kept_vnd:amount} đồng are kept, less than was owed ({owed_vnd:amount} "
     "đồng)"},
    {"TOO_MANY_ENTRIES",
     "Hồ sơ {code} đã đủ {limit} khoản loại này (phải nộp, miễn giảm, đã nộp hoặc hoàn trả), không "
     "ghi thêm được",
     "Dossier {code} takes no more than {limit} of these (fees, exemptions, payments or refunds)"},
    {"FEE_NOT_FOUND", "Hồ sơ {code} không có khoản phải nộp số {number}",
     "Dossier {code} has no fee {number}"},
    {"FEE_NOT_OWED", "Khoản số {number} của hồ sơ {code} không còn phải nộp",
     "Nothing of fee {number} of dossier {code} is owed"},
    {"EXEMPTION_WITHOUT_BASIS", "Miễn, giảm không ghi mã biểu phí hay căn cứ pháp lý: {fees:field}",
     "Exempt or reduced with neither tariff nor legal basis: {fees:field}"},
    {"TARIFF_NOT_VALID",
     "Biểu phí {tariff} không áp dụng cho hồ sơ này (ngày {day:day}, theo thủ tục và kênh nộp)",
     "Tariff {tariff} does not hold for this dossier (on {day:day}, for its procedure and "
     "channel)"},
    {"FEE_OUTSTANDING", "Trả kết quả khi còn phải nộp {amount_vnd:amount} đồng",
     "The result is returned while {amount_vnd:amount} đồng are still to be paid"},
};

}  // namespace

std::span<const Sentence> sentences_of_refusals() { return refusals; }

}  // namespace motcua
