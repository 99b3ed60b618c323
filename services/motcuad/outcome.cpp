// Vietnamese first, English beside it.
#include "services/motcuad/outcome.h"

#include <cstdio>
#include <iostream>

namespace motcua {

int fail(int exit_code, const std::string& what) {
  std::cerr << "motcuad: " << what << "\n";
  return exit_code;
}

std::string describe(const StoreError& error, const std::string& directory) {
  switch (error.kind) {
    case StoreError::Kind::in_use:
      return "thư mục dữ liệu " + directory +
             " đang được một tiến trình khác dùng / the data directory " + directory +
             " is in use by another process: expected it to be free";
    case StoreError::Kind::other_format:
      return "thư mục dữ liệu " + directory + " thuộc định dạng khác / the data directory " +
             directory + " is of another format: " + error.message +
             "; để bắt đầu lại, hãy chuyển cả thư mục đi / to start anew, move the whole directory "
             "away";
    case StoreError::Kind::incomplete:
      return "không chắc nhật ký trong " + directory +
             " còn đủ các bản ghi đã xác nhận; chưa có gì bị thay đổi. Hãy sao nguyên thư mục ra "
             "nơi khác, rồi khôi phục từ bản sao lưu. Nếu không có, chuyển thư mục con 'tables' đi "
             "rồi khởi động một lần với --accept-journal-end: máy chủ chạy tiếp từ bản ghi cuối "
             "cùng đọc được, những gì sau đó phải nhập lại / the journal in " +
             directory + " is not known to have all that was acknowledged: " + error.message +
             ". Nothing was changed. Copy the whole directory, then restore a backup. If there is "
             "none, move the folder 'tables' away and start once with --accept-journal-end: the "
             "server goes on from the last readable record, and what came after must be entered "
             "again";
    case StoreError::Kind::tables_damaged:
      return "các bảng trong " + directory +
             " bị hỏng, nhưng dựng lại được từ nhật ký: hãy chuyển thư mục con 'tables' đi rồi "
             "khởi động lại / the tables in " +
             directory + " are damaged: " + error.message +
             ". They can be made again from the journal: move the folder 'tables' away and start "
             "again";
    case StoreError::Kind::corrupted:
      return "dữ liệu trong " + directory + " bị hỏng / the data in " + directory +
             " is damaged: " + error.message +
             "; hãy sao nguyên thư mục ra nơi khác, chuyển thư mục con 'tables' đi rồi khởi động "
             "lại "
             "(bảng được dựng lại từ nhật ký); nếu vẫn báo hỏng thì khôi phục từ bản sao lưu / "
             "copy "
             "the whole directory, move the folder 'tables' away and start again (tables are made "
             "again from the journal); if it is still told damaged, restore a backup";
    case StoreError::Kind::io: break;
  }
  return "không mở được " + directory + " / cannot open " + directory + ": " + error.message;
}

std::string describe_backup(const StoreError& error, const std::string& backup) {
  switch (error.kind) {
    case StoreError::Kind::corrupted:
    case StoreError::Kind::incomplete:
    case StoreError::Kind::tables_damaged:
      return "bản sao lưu " + backup + " bị hỏng, hãy dùng bản khác / the backup " + backup +
             " is damaged, take another one: " + error.message;
    case StoreError::Kind::other_format:
      return "bản sao lưu thuộc định dạng khác / the backup is of another format: " + error.message;
    case StoreError::Kind::io:
    case StoreError::Kind::in_use: break;
  }
  return "không khôi phục được từ " + backup + " / cannot restore from " + backup + ": " +
         error.message;
}

double seconds_since(std::chrono::steady_clock::time_point begun) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

std::string two_decimals(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", number);
  return text;
}

}  // namespace motcua
