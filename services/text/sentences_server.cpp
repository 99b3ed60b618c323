// motcuad: its commands, flags and answers.
#include "services/text/sentences.h"

namespace motcua {
namespace {

constexpr Sentence sentences[] = {
    {"program.motcuad", "máy chủ một cửa", "the one-stop shop's server"},
    {"motcuad.exit_codes",
     "Mã thoát: 0 xong; 1 verify, drill thấy dữ liệu hay bản sao lưu sai lệch hoặc hỏng, restore "
     "chưa xóa lại được hết; 2 sai tham số hay cấu hình; 3 không chạy được hoặc không kiểm tra "
     "được (dữ liệu hỏng, đang được dùng, khác định dạng, không có; địa chỉ đã bị chiếm).",
     "Exit codes: 0 done; 1 verify found the data wrong or damaged, drill or restore a backup, or "
     "restore could not erase all again; 2 flags or configuration; 3 cannot serve, or verify "
     "cannot look (data that are damaged, in use, of another format or not there; an address that "
     "is taken)."},
    {"motcuad.signals",
     "Tín hiệu: TERM, INT dừng máy chủ sau khi ghi xong; HUP đọc lại chứng thư TLS (cấu hình chỉ "
     "đọc khi khởi động); PIPE bị bỏ qua.",
     "Signals: TERM and INT stop the server when what waits is written; HUP has it read its TLS "
     "certificates again (the configuration is read at the start alone); PIPE is ignored."},
    {"motcuad.verify", "kiểm tra toàn bộ thư mục dữ liệu khi không máy chủ nào đang mở",
     "audit a data directory that no server has open"},
    {"motcuad.journal", "nhật ký công khai", "the public journal"},
    {"motcuad.export", "ghi phần công khai của nhật ký ra tệp, khi không máy chủ nào đang mở",
     "write the journal's public parts to a file, while no server has it open"},
    {"motcuad.check", "kiểm tra một tệp như vậy, không cần cơ sở dữ liệu", "check such a file"},
    {"motcuad.migrate", "chuyển thư mục định dạng cũ sang mới", "carry an older directory over"},
    {"motcuad.restore", "khôi phục một bản sao lưu vào --data",
     "make a backup a data directory again"},
    {"motcuad.drill",
     "khôi phục thử bản sao lưu mới nhất và kiểm tra; với --data: những gì đến sau đó",
     "restore the newest backup beside it, verify it, remove it; with --data: what came since"},
    {"motcuad.certificate", "chứng thư TLS", "TLS certificates"},
    {"motcuad.make", "tạo chứng thư tự ký để dùng thử", "make a self-signed one for a trial"},
    {"motcuad.flag.config", "tệp cấu hình TOML", "configuration file (TOML)"},
    {"motcuad.flag.data", "thư mục dữ liệu", "data directory"},
    {"motcuad.flag.grpc", "địa chỉ gRPC", "gRPC address"},
    {"motcuad.flag.http", "địa chỉ HTTP; off: không có", "HTTP address; off: none"},
    {"motcuad.flag.pages", "thư mục tệp phục vụ qua HTTP", "folder of files that HTTP serves"},
    {"motcuad.flag.tls_certificate", "tệp chứng thư (PEM) cho cả hai cổng; đổi tệp rồi gửi HUP",
     "certificate (PEM) of both ports; exchange the file, then send HUP"},
    {"motcuad.flag.tls_key", "tệp khóa riêng của chứng thư", "its private key"},
    {"motcuad.flag.tls_client_ca",
     "tệp CA: phần mềm gọi đến có thể xuất trình chứng thư do CA này ký",
     "authorities (PEM): calling software may show a certificate that they signed"},
    {"motcuad.flag.certificate_out", "thư mục ghi chứng thư và khóa",
     "folder for the certificate and its key"},
    {"motcuad.flag.certificate_name", "tên máy hoặc địa chỉ IP; ghi được nhiều lần",
     "name of the machine, or its IP address; may be given more than once"},
    {"motcuad.flag.log_level", "mức nhật ký", "log level"},
    {"motcuad.flag.accept_journal_end",
     "chạy tiếp từ bản ghi cuối cùng đọc được của nhật ký bị hỏng; những gì sau đó mất",
     "go on from the last readable record of a damaged journal; what came after is lost"},
    {"motcuad.flag.public", "không có dữ liệu cá nhân của người nộp; tên cán bộ vẫn có",
     "without applicants' personal data; officers are named"},
    {"motcuad.flag.out", "tệp", "file"},
    {"motcuad.flag.journal_file", "tệp nhật ký công khai", "file of a public journal"},
    {"motcuad.flag.unit", "tính lại biểu 06a của đơn vị", "count form 06a of a unit again"},
    {"motcuad.flag.period", "kỳ", "period"},
    {"motcuad.flag.to", "thư mục mới", "the new directory"},
    {"motcuad.flag.backup", "thư mục của bản sao lưu", "the backup's folder"},
    {"motcuad.flag.erasures_from",
     "nơi ghi các lần xóa dữ liệu cá nhân sau bản sao lưu: thư mục dữ liệu hoặc tệp của journal "
     "export",
     "what tells of erasures since: a data directory or a file of journal export"},
    {"motcuad.flag.backups", "thư mục chứa các bản sao lưu", "folder of backups"},
    {"server.address", "cần địa chỉ số và cổng từ 0 đến 65535, nhưng là {text}",
     "expected a numeric address with a port of 0–65535, such as 127.0.0.1:7080, [::1]:7080, "
     "localhost:7080, or unix:/path, but it is {text}"},
    {"server.cannot_listen", "không lắng nghe được trên {address}",
     "cannot listen on {address}: expected one that is free on this machine"},
    {"server.loopback", "không có xác thực thì chỉ lắng nghe trên máy này, nhưng là {address}",
     "without authentication: expected a loopback address such as 127.0.0.1:7080, but it is "
     "{address}"},
    {"http.no_path", "Máy chủ không có {path}", "The server has no {path}"},
    {"http.no_verb", "{path} không nhận phương thức này", "{path} does not take this HTTP method"},
    {"http.post_only", "Lời gọi phải dùng phương thức POST", "Calls are made by POST"},
    {"http.content_type", "Cần content-type là một trong: {types}, nhưng là '{text}'",
     "Expected a content-type of {types}, but it is '{text}'"},
    {"http.client_stream", "{method} nhận một dòng thông điệp: chỉ gọi được qua gRPC",
     "{method} takes a stream of messages: it is called by gRPC alone"},
    {"http.encoding", "Không nhận thông điệp nén ({text})",
     "Expected a message that is not compressed, but it is by {text}"},
    {"http.protocol_version", "Cần connect-protocol-version là 1, nhưng là '{text}'",
     "Expected connect-protocol-version 1, but it is '{text}'"},
    {"http.cookie",
     "Lời gọi kèm cookie phải đến từ trang của chính máy chủ này (origin) và có "
     "connect-protocol-version: 1",
     "A call with a cookie must come from a page of this server (its origin), with "
     "connect-protocol-version: 1"},
    {"http.timeout", "Cần connect-timeout-ms là số mili giây, nhưng là '{text}'",
     "Expected milliseconds of ten digits at most as connect-timeout-ms, but it is '{text}'"},
    {"http.slow", "Yêu cầu đến quá chậm", "The request came too slowly"},
    {"http.body", "Nội dung yêu cầu quá lớn", "The request's body is larger than 16 MB"},
    {"http.header", "Phần đầu của yêu cầu quá lớn",
     "The request's headers are too many or too large: 100 of them, 16 KB in all"},
    {"http.bodies", "Quá nhiều yêu cầu lớn cùng lúc; hãy gửi lại sau",
     "Too many large requests at the same time; send it again later"},
    {"http.malformed", "Yêu cầu không đúng HTTP", "The request is not sound HTTP/1.1"},
    {"page.ready", "sẵn sàng ghi", "ready to write"},
    {"page.title", "Một cửa", "One-stop shop"},
    {"page.calls", "Gọi POST /motcua.v1.DossierService/GetDossier với JSON (giao thức Connect).",
     "POST /motcua.v1.DossierService/GetDossier with JSON (the Connect protocol)."},
    {"page.openapi.json", "mô tả API", "the API, described"},
    {"page.readyz", "có ghi được không, và vì sao", "whether it writes, and why not"},
    {"page.healthz", "máy chủ có trả lời không", "whether it answers"},
    {"page.metrics", "số liệu vận hành", "figures for monitoring"},
    {"server.loopback_plain",
     "{address} nằm ngoài máy này (loopback): cần TLS (--tls-certificate, --tls-key; thử nghiệm: "
     "motcuad certificate make) và xác thực",
     "{address} is beyond this machine, and so needs TLS (--tls-certificate and --tls-key; for a "
     "trial: motcuad certificate make) and authentication; without them a loopback address such "
     "as 127.0.0.1:7080 is expected"},
    {"server.pages", "không đọc được thư mục {directory}, hoặc có hơn 2.000 tệp hay 64 MB",
     "cannot read the folder {directory}, or it has more than 2,000 files or 64 MB"},
    {"tls.both", "cần cả --tls-certificate và --tls-key",
     "expected both --tls-certificate and --tls-key"},
    {"tls.unreadable", "không đọc được {file}", "cannot read {file}"},
    {"tls.no_certificate", "{file} không có chứng thư PEM dùng được",
     "{file} has no usable certificate in PEM"},
    {"tls.no_pair", "khóa {file} không đọc được, hoặc không thuộc về chứng thư",
     "the key {file} cannot be read, or is not the certificate's"},
    {"certificate.there", "đã có {file}", "is there already: {file}"},
    {"certificate.failed", "không tạo được chứng thư cho {name}",
     "cannot make a certificate for {name}"},
    {"certificate.made",
     "đã tạo {certificate} và {key}; dùng: motcuad --tls-certificate "
     "{certificate} --tls-key {key}",
     "made {certificate} and {key}; use them: motcuad --tls-certificate {certificate} --tls-key "
     "{key}"},
    {"data.expected", "cần --data DIR", "expected --data DIR, the data directory"},
    {"data.is_backup", "{directory} là một bản sao lưu: kiểm tra bằng drill, dùng lại bằng restore",
     "{directory} is a backup: expected a data directory; a backup is verified by drill, and used "
     "by restore"},
    {"verify.gives_nothing_up", "verify chỉ xem", "verify looks, it gives nothing up"},
    {"register.none", "không có sổ hồ sơ nào trong {directory}",
     "there is no register in {directory}: expected the data directory of a motcuad"},
    {"register.no_acknowledged",
     "không có tệp 'acknowledged': nếu cuối nhật ký bị mất bản ghi thì không nhận ra được",
     "there is no file 'acknowledged': records lost at the journal's end are not noticed"},
    {"store.in_use", "thư mục dữ liệu {directory} đang được một tiến trình khác dùng",
     "the data directory {directory} is in use by another process: expected it to be free"},
    {"store.other_format",
     "thư mục dữ liệu {directory} thuộc định dạng khác; để bắt đầu lại, hãy chuyển cả thư mục đi",
     "the data directory {directory} is of another format: {cause}; to start anew, move the whole "
     "directory away"},
    {"store.incomplete",
     "không chắc nhật ký trong {directory} còn đủ các bản ghi đã xác nhận; chưa có gì bị thay đổi. "
     "Hãy sao nguyên thư mục ra nơi khác, rồi khôi phục từ bản sao lưu. Nếu không có, chuyển thư "
     "mục con 'tables' đi rồi khởi động một lần với --accept-journal-end: máy chủ chạy tiếp từ bản "
     "ghi cuối cùng đọc được, những gì sau đó phải nhập lại",
     "the journal in {directory} is not known to have all that was acknowledged: {cause}. Nothing "
     "was changed. Copy the whole directory, then restore a backup. If there is none, move the "
     "folder 'tables' away and start once with --accept-journal-end: the server goes on from the "
     "last readable record, and what came after must be entered again"},
    {"store.tables_damaged",
     "các bảng trong {directory} bị hỏng, nhưng dựng lại được từ nhật ký: hãy chuyển thư mục con "
     "'tables' đi rồi khởi động lại",
     "the tables in {directory} are damaged: {cause}. They can be made again from the journal: "
     "move the folder 'tables' away and start again"},
    {"store.corrupted",
     "dữ liệu trong {directory} bị hỏng; hãy sao nguyên thư mục ra nơi khác, chuyển thư mục con "
     "'tables' đi rồi khởi động lại (bảng được dựng lại từ nhật ký); nếu vẫn báo hỏng thì khôi "
     "phục từ bản sao lưu",
     "the data in {directory} is damaged: {cause}; copy the whole directory, move the folder "
     "'tables' away and start again (tables are made again from the journal); if it is still told "
     "damaged, restore a backup"},
    {"store.io", "không mở được {directory}", "cannot open {directory}: {cause}"},
    {"backup.damaged", "bản sao lưu {backup} bị hỏng, hãy dùng bản khác",
     "the backup {backup} is damaged, take another one: {cause}"},
    {"backup.other_format", "bản sao lưu thuộc định dạng khác",
     "the backup is of another format: {cause}"},
    {"backup.not_restored", "không khôi phục được từ {backup}",
     "cannot restore from {backup}: {cause}"},
    {"audit.hash", "mã băm nhật ký", "journal hash"},
    {"drill.backup",
     "bản sao lưu: {backup}, đến bản ghi {sequence}, tuổi {hours} giờ {minutes} phút",
     "backup: {backup}, up to record {sequence}, age: {hours} h {minutes} min"},
    {"drill.acknowledged_unread", "không đọc được {file}", "cannot read {file}: {cause}"},
    {"drill.records_since", "bản ghi sau bản sao lưu: {count}",
     "records since the backup: {count}"},
    {"drill.copied", "sao chép và so mã băm", "copied, checksums compared"},
    {"drill.opened", "mở", "opened"},
    {"drill.checked", "kiểm tra tệp", "files checked"},
    {"drill.audited", "kiểm tra sổ", "audited"},
    {"drill.no_backup", "không có bản sao lưu nào trong {directory}",
     "there is no backup in {directory}"},
    {"restore.done",
     "đã khôi phục {backup}: đến bản ghi {sequence}, {files} tệp, {bytes} byte, {seconds} giây",
     "restored {backup}: up to record {sequence}, files {files}, bytes {bytes}, seconds {seconds}"},
    {"restore.erased", "xóa lại dữ liệu cá nhân: {count}", "erasures applied again: {count}"},
    {"restore.read", "nhật ký đã đọc: {journal}, đến bản ghi {sequence}",
     "journal read: {journal}, up to record {sequence}"},
    {"restore.unread", "không đọc được hết {journal}, có thể còn lần xóa ghi ở đó",
     "not read to its end, there may be more erasures in it: {journal}: {cause}"},
    {"restore.not_erased", "chưa xóa lại được: {code}", "not erased again yet: {code}"},
    {"restore.no_journal",
     "không có nhật ký nào mới hơn: không biết dữ liệu cá nhân nào đã được xóa sau bản sao lưu; "
     "xem --erasures-from",
     "there is no newer journal: what was erased after the backup is not known; see "
     "--erasures-from"},
    {"restore.register_there", "thư mục đã có sổ hồ sơ: {directory}",
     "expected a directory without a register: {directory}"},
    {"journal.no_unit", "không có đơn vị {unit}", "there is no unit {unit}"},
    {"journal.period", "cần kỳ như 2026, 2026-Q3, 2026-07, nhưng là '{text}'",
     "expected a period such as 2026, 2026-Q3, 2026-07, but it is '{text}'"},
    {"journal.records", "bản ghi {records}", "records {records}"},
    {"journal.no_folder", "không tạo được thư mục tạm", "cannot make a temporary folder"},
    {"journal.not_sound", "nhật ký không nguyên vẹn", "the journal is not sound: {cause}"},
    {"journal.checked", "bản ghi {records}, hồ sơ {dossiers}, sai lệch {findings}",
     "records {records}, dossiers {dossiers}, findings {findings}"},
    {"migrate.none", "không có sổ hồ sơ định dạng cũ trong {directory}",
     "there is no register of an older format in {directory}"},
    {"migrate.not_empty", "cần thư mục mới hoặc trống: {directory}",
     "expected a new or empty folder: {directory}"},
    {"migrate.unfinished", "đã có {directory}; nếu là phần dở dang của lần chuyển trước, hãy xóa",
     "is there already: {directory}; if an earlier migrate left it, remove it"},
    {"migrate.done", "đã chuyển: bản ghi {records}, hồ sơ {dossiers}; thư mục cũ không đổi",
     "carried over: records {records}, dossiers {dossiers}; the old folder is as it was"},
    {"configuration.text", "văn bản đọc được, trong ngoặc kép", "a readable text in quotes"},
    {"configuration.number", "số nguyên từ {0} trở lên", "a whole number of at least {0}"},
    {"configuration.unknown_key", "không có khóa '{key}'; cần một trong {keys}",
     "unknown key '{key}'; expected one of {keys}"},
    {"configuration.expected", "cần {expected}, nhưng là {found}",
     "expected {expected}, but found {found}"},
};

}  // namespace

std::span<const Sentence> sentences_of_server() { return sentences; }

}  // namespace motcua
