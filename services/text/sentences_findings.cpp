// What an audit finds in a register, and a look over a catalogue.
#include "services/text/sentences.h"

namespace motcua {
namespace {

constexpr Sentence sentences[] = {
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
    {"lint.limit", "Thời hạn {channel:channel} không đọc được: \"{limit}\" (hồ sơ sẽ không có hạn)",
     "The limit of {channel:channel} cannot be read: \"{limit}\" (dossiers will be undated)"},
    {"lint.no_limit", "Không công bố thời hạn (hồ sơ sẽ không có hạn)",
     "No limit is published (dossiers will be undated)"},
    {"lint.no_parent", "Đơn vị không thuộc đơn vị nào", "The unit has no parent"},
    {"lint.resume_basis",
     "Có cách tính riêng sau tạm dừng nhưng không ghi căn cứ; theo luật, thời hạn tính lại từ đầu",
     "It has a resume policy of its own without its basis; by law the limit runs anew"},
    {"lint.partial_reason",
     "Chỉ thực hiện một phần trực tuyến nhưng không công bố lý do (Nghị định 224/2026, Điều 14)",
     "It is partly online and publishes no reason (Decree 224/2026 art. 14)"},
    {"lint.asked_because",
     "Yêu cầu nộp “{paper}” dù dữ liệu đã có trong cơ sở dữ liệu hoặc VNeID mà không ghi lý do "
     "(Nghị định 309/2026, Điều 2)",
     "“{paper}” is asked for though a database or VNeID has its data, and no reason is named "
     "(Decree 309/2026 art. 2)"},
    {"lint.tariff_basis", "Mức phí, lệ phí không ghi căn cứ pháp lý",
     "The tariff names no legal basis"},
    {"lint.letter_basis", "Có hạn gửi phiếu xin lỗi riêng nhưng không ghi căn cứ",
     "It has a deadline of its own for letters without its basis"},
    {"lint.steps_over_limit",
     "Tổng thời hạn các bước ({sum:limit}) dài hơn thời hạn {channel:channel} ({limit:limit})",
     "Its steps have {sum:limit} together, more than its limit {channel:channel} ({limit:limit})"},
    {"lint.no_successor", "Đơn vị đã hết hiệu lực nhưng không có đơn vị kế thừa",
     "The unit has ended and names no successor"},
    {"lint.successor_later",
     "Ngày {day:day}, khi đơn vị đã hết hiệu lực, chưa có đơn vị kế thừa nào hoạt động",
     "On {day:day}, when the unit has ended, none of its successors is in operation"},
    {"lint.parent_ended", "Đơn vị còn hoạt động, nhưng cấp trên {unit} đã hết hiệu lực {day:day}",
     "The unit is in operation, but {unit} above it ended on {day:day}"},
    {"lint.branch_parent", "Chi nhánh không trực thuộc một trung tâm (Nghị định 309/2026)",
     "The branch is not below a centre (Decree 309/2026)"},
    {"lint.point_parent", "Điểm tiếp nhận không trực thuộc một trung tâm hay chi nhánh",
     "The point is not below a centre or a branch"},
    {"lint.immediate_limit",
     "Thủ tục trả kết quả ngay mà thời hạn {channel:channel} là {limit:limit}",
     "The result is given at once, but the limit of {channel:channel} is {limit:limit}"},
    {"lint.reason_of_full",
     "Thủ tục trực tuyến toàn trình mà lại công bố lý do chỉ thực hiện một phần",
     "It is fully online and publishes a reason why it is not"},
    {"lint.regulation_gap", "Không có quy định nào có hiệu lực từ {from:day} đến {to:day}",
     "No regulation is in force from {from:day} to {to:day}"},
    {"lint.regulation_ends", "Không có quy định nào có hiệu lực sau {day:day}",
     "No regulation is in force after {day:day}"},
    {"lint.regulation_overlap",
     "Có hiệu lực cùng lúc với {other}: quy định công bố lần đầu sau được áp dụng",
     "It is in force at the same time as {other}: the one that was first published later holds"},
    {"lint.arrival_unused",
     "Có ghi thời điểm đến nơi, nhưng thời hạn của hồ sơ phi địa giới vẫn tính từ lúc tiếp nhận",
     "It says which arrival counts, but the limit irrespective of boundary counts from the "
     "receipt"},
    {"lint.nationwide_before_law",
     "Có trong danh mục tiếp nhận phi địa giới toàn quốc từ {day:day}, trước khi có danh mục đó "
     "(Nghị định 309/2026, Điều 7)",
     "It is on the list of what is taken in from anywhere in the nation from {day:day} on, before "
     "there was one (Decree 309/2026 art. 7)"},
    {"lint.outside_parent",
     "Cơ quan có sổ riêng ở nơi khác lại thuộc {unit}, nên nằm trong số liệu của đơn vị đó",
     "It keeps its register elsewhere and is below {unit}, whose figures have it"},
    {"lint.tariff_ends", "Mức phí, lệ phí hết hiệu lực {day:day} mà chưa có mức thay thế",
     "The tariff ends on {day:day}, and no other one follows it"},
    {"calendar", "lịch của {unit}", "the calendar of {unit}"},
    {"calendar.national", "lịch cả nước", "the national calendar"},
    {"lint.certainty_ends",
     "Lịch chỉ công bố đủ đến {day:day}, mà hồ sơ nhận hôm nay có thể hẹn đến {due:day} (thủ tục "
     "{procedure}, "
     "{limit:limit}): hạn sau ngày đó là tạm tính",
     "The calendar is complete until {day:day} only, and what is received today may be due on "
     "{due:day} "
     "(procedure {procedure}, {limit:limit}): promises beyond are provisional"},
    {"lint.never_complete",
     "Lịch không nói đầy đủ từ ngày nào đến ngày nào: mọi hạn đều là tạm tính",
     "The calendar does not say from when and until when it is complete: all promises are "
     "provisional"},
    {"lint.off_on_day_off",
     "{day:day} ({name}) ghi là ngày nghỉ, nhưng vốn đã là ngày nghỉ: nhầm ngày?",
     "{day:day} ({name}) is a day off on a day that is off already: a mistyped date?"},
    {"lint.work_on_holiday", "{day:day} ghi là ngày làm việc, nhưng là ngày lễ ({name})",
     "{day:day} is a working day, but a public holiday ({name})"},
    {"lint.holiday_not_listed",
     "Năm công bố đủ mà thiếu ngày lễ {day:day} ({name}); hệ thống vẫn tính là ngày nghỉ",
     "The year is complete without the holiday {day:day} ({name}); it is taken as a day off all "
     "the "
     "same"},
    {"lint.limit_second_phase",
     "Thời hạn giai đoạn hai không đọc được: \"{limit}\" (hồ sơ không chuyển sang giai đoạn hai "
     "được)",
     "The limit of the second phase cannot be read: \"{limit}\" (no dossier comes to that phase)"},
};

}  // namespace

std::span<const Sentence> sentences_of_findings() { return sentences; }

}  // namespace motcua
