// Files of dossiers over real gRPC: up and down whole, once on disk however many have it, and
// nothing of what was not taken.
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <latch>
#include <thread>

#include "engine/lookup/file_uses.h"
#include "engine/store/media_types.h"
#include "services/method/services.h"
#include "services/method/worker.h"
#include "tests/services/direct_call.h"
#include "tests/services/error_details.h"
#include "tests/services/files_on_disk.h"
#include "tests/services/identities.h"
#include "tests/services/running_server.h"
#include "tests/services/small_catalogue.h"
#include "tests/services/stream_of_bytes.h"

namespace motcua::testing {
namespace {

namespace fs = std::filesystem;

EngineOptions on_any_disk() {
  EngineOptions options;
  options.disk_free_bytes_min = 0;
  options.files.file_bytes_max = 1 << 30;
  options.erased_files_retry_milliseconds = 20;
  return options;
}

// Its bytes are of its place, so that no piece is another.
std::string piece_at(uint64_t offset, size_t bytes) {
  std::string piece;
  while (piece.size() < bytes) piece += std::to_string(offset + piece.size()) + "\n";
  piece.resize(bytes);
  if (offset == 0) piece.replace(0, 8, "%PDF-1.7");
  return piece;
}

class FilesTest : public ::testing::Test {
 protected:
  explicit FilesTest(const EngineOptions& options = on_any_disk()) : server_(options) {
    const auto status = publish(server_.client(), small_catalogue({"U.1"}, {"P"}));
    EXPECT_TRUE(status.ok()) << status.error_message();
  }

  grpc::Status upload(const std::string& content, v1::UploadFileResponse& taken,
                      const std::string& name = "", const std::string& sha256 = "",
                      int64_t bytes = -1) {
    constexpr size_t chunk = 1000;
    size_t sent = 0;
    bool is_first = true;
    const auto next = [&](v1::UploadFileRequest& request) {
      if (!is_first && sent == content.size()) return false;
      if (is_first) {
        request.set_bytes(bytes < 0 ? static_cast<int64_t>(content.size()) : bytes);
        request.set_file_name(name);
        request.set_sha256(sha256);
      }
      is_first = false;
      request.set_chunk(content.substr(sent, chunk));
      sent += request.chunk().size();
      return true;
    };
    return server_.client().upload(next, taken);
  }
  std::string refusal_of_upload(const std::string& content, const std::string& name = "",
                                const std::string& sha256 = "", int64_t bytes = -1) {
    v1::UploadFileResponse taken;
    const auto status = upload(content, taken, name, sha256, bytes);
    EXPECT_FALSE(status.ok()) << taken.ShortDebugString();
    return status.ok() ? "" : error_of(status).reason;
  }
  std::string uploaded(const std::string& content) {
    v1::UploadFileResponse taken;
    const auto status = upload(content, taken);
    EXPECT_TRUE(status.ok()) << status.error_message();
    EXPECT_EQ(taken.sha256(), to_hex(sha256(content)));
    return taken.sha256();
  }

  std::string receive() {
    v1::DossierChange change;
    const auto status = call("ReceiveDossier", receipt_in("U.1"), change);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return change.dossier().code();
  }
  grpc::Status call(const std::string& method, const google::protobuf::Message& request,
                    google::protobuf::Message& response, const char* role = "") {
    cli::ClientOptions options = server_.client_options();
    options.role = role;
    return cli::Client(options).call("DossierService/" + method, request, response);
  }
  // The reason why it was refused.
  std::string attach(const std::string& code, const std::string& sha256,
                     v1::DossierChange* told = nullptr, bool of_result = false,
                     const std::string& name = "đơn.pdf") {
    v1::AttachFileRequest request;
    request.set_request_id(cli::new_request_id());
    request.set_code(code);
    request.set_sha256(sha256);
    request.set_file_name(name);
    request.set_of_result(of_result);
    v1::DossierChange change;
    const auto status = call("AttachFile", request, change);
    if (told) *told = change;
    return status.ok() ? "" : error_of(status).reason;
  }
  // Its sequence.
  int64_t ask_to_erase(const std::string& code) {
    v1::WithdrawDossierRequest withdraw;
    withdraw.set_request_id(cli::new_request_id());
    withdraw.set_code(code);
    withdraw.set_reason("r");
    v1::DossierChange change;
    EXPECT_TRUE(call("WithdrawDossier", withdraw, change).ok());
    v1::EraseDossierRequest erase;
    erase.set_request_id(cli::new_request_id());
    erase.set_code(code);
    erase.set_reason("hết hạn lưu");
    erase.set_legal_basis("Luật 91/2025");
    const auto status = call("EraseDossier", erase, change, "supervisor");
    EXPECT_TRUE(status.ok()) << status.error_message();
    return change.sequence();
  }
  void wait_until_carried_out(int64_t sequence) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    while (server_.engine().status().rewritten_sequence < sequence) {
      ASSERT_LT(std::chrono::steady_clock::now(), until) << "it is not carried out";
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }
  void erase(const std::string& code) { wait_until_carried_out(ask_to_erase(code)); }
  void take_back(const std::string& code, int32_t number = 1) {
    v1::WithdrawFileRequest withdraw;
    withdraw.set_request_id(cli::new_request_id());
    withdraw.set_code(code);
    withdraw.set_number(number);
    withdraw.set_reason("Nhầm hồ sơ");
    v1::DossierChange change;
    ASSERT_TRUE(call("WithdrawFile", withdraw, change).ok());
    EXPECT_EQ(change.dossier().files(number - 1).sha256(), "");
  }
  grpc::Status download(const std::string& code, int32_t number, std::string& content,
                        v1::DownloadFileResponse& first) {
    v1::DownloadFileRequest request;
    request.set_code(code);
    request.set_number(number);
    bool is_first = true;
    return server_.client().download(request, {.take = [&](const auto& piece) {
                                       if (std::exchange(is_first, false)) {
                                         first = piece;
                                         first.clear_chunk();
                                       }
                                       content += piece.chunk();
                                     }});
  }
  std::string refusal_of_download(const std::string& code, int32_t number) {
    std::string content;
    v1::DownloadFileResponse first;
    const auto status = download(code, number, content, first);
    return status.ok() ? "" : error_of(status).reason;
  }

  // All that lie there, whole or not; not who uploaded them.
  std::vector<std::string> files() const {
    std::vector<std::string> found;
    const std::string folder = server_.data() + "/files";
    if (!fs::exists(folder)) return found;
    for (auto at = fs::recursive_directory_iterator(folder); at != fs::end(at); ++at) {
      if (at->path() == folder + "/uploaded") at.disable_recursion_pending();
      if (at->is_regular_file()) found.push_back(at->path());
    }
    return found;
  }
  v1::VerifyResponse verified() {
    v1::VerifyResponse response;
    const auto status = server_.client().call("AdminService/Verify", v1::VerifyRequest(), response);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return response;
  }

  RunningServer server_;
};

TEST_F(FilesTest, AreTakenAttachedListedAndGivenBackWhole) {
  const std::string content = piece_at(0, 700'001);
  const std::string hash = uploaded(content);
  const std::string code = receive();
  v1::DossierChange change;
  ASSERT_EQ(attach(code, hash, &change), "");
  ASSERT_EQ(change.dossier().files_size(), 1);
  const v1::AttachedFile& file = change.dossier().files(0);
  EXPECT_EQ(file.number(), 1);
  EXPECT_EQ(file.sha256(), hash);
  EXPECT_EQ(file.bytes(), 700'001);
  EXPECT_EQ(file.media_type(), "application/pdf");
  EXPECT_EQ(file.file_name(), "đơn.pdf");
  std::string back;
  v1::DownloadFileResponse first;
  ASSERT_TRUE(download(code, 1, back, first).ok());
  EXPECT_EQ(back, content);
  EXPECT_EQ(first.sha256(), hash);
  EXPECT_EQ(first.bytes(), 700'001);
  EXPECT_EQ(first.file_name(), "đơn.pdf");
  EXPECT_EQ(attach(code, hash), "FILE_ATTACHED_ALREADY");
  for (const char* name : {"giấy.html", "đơn.pdf.exe.", "ảnh.png"}) {
    EXPECT_EQ(attach(code, hash, nullptr, true, name), "FILE_TYPE_NOT_ALLOWED") << name;
  }
  EXPECT_EQ(attach(code, hash, nullptr, true), "") << "as the result, too";
  EXPECT_EQ(attach(code, std::string(64, '0')), "FILE_NOT_FOUND");
  EXPECT_EQ(attach(code, std::string(63, '0')), "FIELD_VIOLATION");
  EXPECT_EQ(attach(code, hash, nullptr, false, "../đơn.pdf"), "FIELD_VIOLATION");
  EXPECT_EQ(attach(code, hash, nullptr, false, "a\tb.pdf"), "FIELD_VIOLATION");
  EXPECT_EQ(refusal_of_download(code, 3), "FILE_NOT_FOUND");
  for (const int number : {0, -1}) {
    EXPECT_EQ(refusal_of_download(code, number), "FIELD_VIOLATION") << number;
  }
  EXPECT_EQ(refusal_of_download("U.1-000000-0000", 1), "DOSSIER_NOT_FOUND");
  EXPECT_EQ(files().size(), 1u);
  const auto report = verified();
  EXPECT_EQ(report.files(), 1);
  EXPECT_EQ(report.finding_count(), 0);
}

// All that its one thread had to do before.
void finish_steps(Worker& worker) {
  std::latch finished(1);
  worker.go_on([&] { finished.count_down(); });
  finished.wait();
}

// Downloads that wait for room until they are told of it.
class DownloadsTest : public FilesTest {
 protected:
  DownloadsTest() {
    methods_.set_gate({.is_on = [this] { return has_accounts_.load(); }});
    add_file_methods(methods_, server_.engine(), workers_);
    v1::DownloadFileRequest request;
    request.set_code(receive());
    request.set_number(1);
    EXPECT_EQ(attach(request.code(), uploaded(piece_at(0, 600'000))), "");
    request_ = request.SerializeAsString();
  }

  using Call = std::shared_ptr<DirectCall>;
  Call begin(const std::string& address) {
    Call call = DirectCall::begin(methods_, "motcua.v1.FileService/DownloadFile", {request_}, {},
                                  false, address);
    finish_steps(worker_);
    return call;
  }
  void leave(const Call& call) {
    call->leave();
    call->make_room();
    finish_steps(worker_);
  }

  std::atomic<bool> has_accounts_ = false;
  Worker worker_{64, 0};

 private:
  const Workers workers_{
      .pages = worker_, .reports = worker_, .audits = worker_, .sign_ins = worker_};
  WaitingAnswers answers_{64 << 20};
  Methods methods_{workers_, answers_};
  std::string request_;
};

TEST_F(DownloadsTest, OfOneCallerAreEightAtOnce) {
  std::vector<Call> open;
  for (int i = 0; i < 8; ++i) open.push_back(begin("10.0.0.1"));
  const Call refused = begin("10.0.0.1");
  ASSERT_TRUE(refused->has_ended());
  EXPECT_EQ(error_of(refused->status()).reason, "WORK_QUEUE_FULL");
  open.push_back(begin("10.0.0.2"));
  leave(open[0]);
  open[0] = begin("10.0.0.1");
  for (const Call& one : open) {
    EXPECT_FALSE(one->has_ended());
    EXPECT_EQ(one->answers().size(), 1u);
    leave(one);
    EXPECT_EQ(one->code(), Code::CANCELLED);
  }
}

TEST_F(DownloadsTest, EndWithWhatTheirCallersWereAllowed) {
  const Call call = begin("10.0.0.1");
  ASSERT_FALSE(call->has_ended());
  has_accounts_ = true;
  call->make_room();
  finish_steps(worker_);
  ASSERT_TRUE(call->has_ended());
  EXPECT_EQ(error_of(call->status()).reason, "SIGN_IN_REQUIRED");
  EXPECT_EQ(call->answers().size(), 1u);
}

// Uploads of which nothing comes after their first message, on a clock that the test moves.
class QuietCall : public DirectCall {
 public:
  explicit QuietCall(std::string first) : first_(std::move(first)) {}

  void read(Then then) override {
    if (!is_first_) return void(then_ = std::move(then));
    is_first_ = false;
    then(true);
  }
  OrRejection<void> take_message(
      absl::FunctionRef<OrRejection<void>(std::string_view)> use) override {
    return use(first_);
  }
  void say_again() { std::exchange(then_, nullptr)(true); }
  void say_no_more() { std::exchange(then_, nullptr)(false); }

 private:
  const std::string first_;
  bool is_first_ = true;
  Then then_;
};

class QuietUploadsTest : public ::testing::Test {
 protected:
  QuietUploadsTest() {
    add_file_methods(methods_, *engine_, workers_);
    v1::UploadFileRequest first;
    first.set_bytes(16);
    first.set_chunk("%PDF-1.7");
    first_ = first.SerializeAsString();
  }
  ~QuietUploadsTest() override {
    for (const auto& one : begun_) {
      if (!one->has_ended()) one->say_no_more();
    }
    finish_steps(worker_);
    engine_->close();
  }

  std::shared_ptr<QuietCall> begin() {
    const auto call = begun_.emplace_back(std::make_shared<QuietCall>(first_));
    methods_.begin(*methods_.find("motcua.v1.FileService/UploadFile"), call,
                   {.metadata = {}, .origin = {.address = "10.0.0.1"}});
    finish_steps(worker_);
    return call;
  }
  size_t incoming() const {
    size_t files = 0;
    for (const auto& entry : fs::directory_iterator(folder_.path() + "/files/incoming")) {
      files += entry.is_regular_file() ? 1 : 0;
    }
    return files;
  }

  std::atomic<int64_t> passed_ = 0;  // microseconds
  Worker worker_{64, 0};

 private:
  const TemporaryFolder folder_;
  const std::unique_ptr<Engine> engine_ = *Engine::open(
      *open_rocks_store(folder_.path(), {}), on_any_disk(),
      {.now = wall_clock().now, .monotonic_microseconds = [this] { return passed_.load(); }});
  const Workers workers_{
      .pages = worker_, .reports = worker_, .audits = worker_, .sign_ins = worker_};
  WaitingAnswers answers_{64 << 20};
  Methods methods_{workers_, answers_};
  std::string first_;
  std::vector<std::shared_ptr<QuietCall>> begun_;
};

TEST_F(QuietUploadsTest, GiveTheirPlacesToOthersAfterAMinute) {
  const auto finished = begin();
  const auto quiet = begin();
  for (int i = 2; i < 8; ++i) EXPECT_FALSE(begin()->has_ended());
  passed_ = 59'000'000;
  const auto refused = begin();
  ASSERT_TRUE(refused->has_ended());
  EXPECT_EQ(error_of(refused->status()).reason, "WORK_QUEUE_FULL");
  finished->say_again();
  finish_steps(worker_);
  EXPECT_EQ(incoming(), 8u);
  passed_ = 61'000'000;
  EXPECT_FALSE(begin()->has_ended());
  EXPECT_EQ(incoming(), 2u) << "of the quiet ones nothing stays";
  quiet->say_again();
  finish_steps(worker_);
  ASSERT_TRUE(quiet->has_ended());
  EXPECT_EQ(error_of(quiet->status()).reason, "WORK_QUEUE_FULL");
  finished->say_no_more();
  finish_steps(worker_);
  EXPECT_EQ(finished->code(), Code::OK) << "it was heard of meanwhile";
}

TEST_F(FilesTest, OfAnUploadThatIsRefusedNothingStays) {
  const std::string content = piece_at(0, 5000);
  EXPECT_EQ(refusal_of_upload(content, "", std::string(64, 'a')), "FILE_DIFFERS");
  EXPECT_EQ(refusal_of_upload(content, "", "", 4999), "FILE_DIFFERS") << "longer than it was said";
  EXPECT_EQ(refusal_of_upload(content, "", "", 5001), "FILE_DIFFERS") << "shorter";
  EXPECT_EQ(refusal_of_upload(content, "", "", 0), "FIELD_VIOLATION");
  EXPECT_EQ(refusal_of_upload(content, "", "A"), "FIELD_VIOLATION");
  EXPECT_EQ(refusal_of_upload(content, "", "", int64_t{2} << 30), "FILE_TOO_LARGE");
  EXPECT_EQ(refusal_of_upload("MZ" + content, "đơn.pdf"), "FILE_TYPE_NOT_ALLOWED");
  EXPECT_EQ(refusal_of_upload(content, "ảnh.png"), "FILE_TYPE_NOT_ALLOWED") << "it is no picture";
  EXPECT_EQ(refusal_of_upload(content, "đơn.exe"), "FILE_TYPE_NOT_ALLOWED");
  EXPECT_EQ(files(), std::vector<std::string>{});
}

TEST_F(FilesTest, OfAnUploadThatIsCutNothingStays) {
  {
    StreamOfBytes stream(server_.port(), "/motcua.v1.FileService/UploadFile");
    v1::UploadFileRequest first;
    first.set_bytes(100'000);
    first.set_chunk(piece_at(0, 50'000));
    ASSERT_TRUE(stream.write(first.SerializeAsString()));
    while (files().empty()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    stream.cancel();
    EXPECT_FALSE(stream.finish().ok());
  }
  while (!files().empty()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
}

TEST(KeptFiles, TakeNoneOnAFullDiskAndKeepNothingOfIt) {
  const TemporaryFolder folder;
  KeptFilesOptions leaving_much;
  leaving_much.disk_free_bytes_min = uint64_t{1} << 61;
  KeptFiles kept(folder.path() + "/files", leaving_much);
  const auto begun = kept.begin({.sha256 = {}, .bytes = 10, .name = {}}, "");
  ASSERT_FALSE(begun);
  EXPECT_EQ(begun.error().reason, Reason::DISK_LOW);
  for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
    EXPECT_FALSE(entry.is_regular_file()) << entry.path();
  }
}

// What the process may write to one file ends in the midst of it, as a disk does.
TEST(KeptFiles, KeepNothingOfWhatTheDiskDidNotTakeWhole) {
  const TemporaryFolder folder;
  KeptFilesOptions one_at_once;
  one_at_once.uploads_max = 1;
  KeptFiles kept(folder.path() + "/files", one_at_once);
  const auto count = [&] {
    int files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
      files += entry.is_regular_file() ? 1 : 0;
    }
    return files;
  };
  constexpr size_t half = 1 << 20;
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
  rlimit bounded = before;
  bounded.rlim_cur = half + half / 2;
  const auto heard = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &bounded), 0);
  {
    auto upload = kept.begin({.sha256 = {}, .bytes = 2 * half, .name = {}}, "");
    const auto first = upload ? (*upload)->add(piece_at(0, half)) : OrRejection<void>();
    const int files = count();
    const auto second = upload ? (*upload)->add(piece_at(half, half)) : OrRejection<void>();
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, heard);
    ASSERT_TRUE(upload);
    EXPECT_TRUE(first);
    EXPECT_EQ(files, 1);
    ASSERT_FALSE(second) << "it was not bounded";
    EXPECT_EQ(second.error().reason, Reason::STORE_FAILED);
  }
  EXPECT_EQ(count(), 0);
  auto again = kept.begin({.sha256 = {}, .bytes = 2 * half, .name = {}}, "");
  ASSERT_TRUE(again);
  EXPECT_TRUE((*again)->add(piece_at(0, half)));
  EXPECT_TRUE((*again)->add(piece_at(half, half)));
  EXPECT_TRUE((*again)->finish());
  EXPECT_EQ(count(), 2) << "it, and who uploaded it";
}

TEST_F(FilesTest, OfTwoDossiersWithTheSameFileOneIsErasedAndThenTheOther) {
  const std::string hash = uploaded(piece_at(0, 3000));
  const std::string one = receive();
  const std::string two = receive();
  ASSERT_EQ(attach(one, hash), "");
  EXPECT_EQ(uploaded(piece_at(0, 3000)), hash);
  ASSERT_EQ(attach(two, hash), "");
  EXPECT_EQ(files().size(), 1u) << "kept once";
  erase(one);
  EXPECT_EQ(files().size(), 1u) << "the other has it still";
  EXPECT_EQ(refusal_of_download(one, 1), "FILE_NOT_FOUND");
  EXPECT_EQ(refusal_of_download(two, 1), "");
  EXPECT_EQ(verified().finding_count(), 0);
  // What was uploaded meanwhile may be attached yet.
  const std::string waiting = uploaded(piece_at(0, 4000));
  erase(two);
  ASSERT_EQ(files().size(), 1u);
  EXPECT_EQ(files()[0], server_.engine().files().path_of(waiting));
  const auto report = verified();
  EXPECT_EQ(report.files(), 0);
  EXPECT_EQ(report.finding_count(), 0);
}

TEST_F(FilesTest, WhatNobodyUsesIsRemovedOnceItIsOldEnough) {
  const std::string used = uploaded(piece_at(0, 3000));
  const std::string unused = uploaded(piece_at(0, 4000));
  const std::string code = receive();
  ASSERT_EQ(attach(code, used), "");
  KeptFiles& kept = server_.engine().files();
  const std::atomic<bool> must_stop = false;
  const auto is_used = [&](const std::string& hash) { return server_.engine().is_file_used(hash); };
  ASSERT_TRUE(kept.sweep(24, is_used, must_stop));
  EXPECT_EQ(files().size(), 2u) << "it may be attached yet";
  {
    const auto held = kept.hold(unused, "");
    ASSERT_TRUE(held && *held);
    const std::atomic<bool> once = true;  // it looks, and does not wait
    ASSERT_TRUE(kept.remove_unused({unused}, UploadTime::clock::now(), is_used, once));
    EXPECT_EQ(files().size(), 2u);
  }
  ASSERT_TRUE(kept.sweep(0, is_used, must_stop));
  ASSERT_EQ(files().size(), 1u);
  EXPECT_EQ(files()[0], kept.path_of(used));
  EXPECT_EQ(attach(code, unused), "FILE_NOT_FOUND");
  EXPECT_EQ(attach(receive(), used), "FILE_NOT_FOUND") << "who uploaded it is known no more";
  take_back(code);
  ASSERT_TRUE(kept.sweep(0, is_used, must_stop));
  EXPECT_EQ(files(), std::vector<std::string>{});
  EXPECT_EQ(verified().finding_count(), 0);
}

// After a crash it is not known which files the erased dossiers had.
TEST_F(FilesTest, WhatADossierHadGoesAtAStartAndWhatWaitsStays) {
  const std::string had = uploaded(piece_at(0, 3000));
  const std::string waiting = uploaded(piece_at(0, 4000));
  const std::string code = receive();
  ASSERT_EQ(attach(code, had), "");
  take_back(code);
  EXPECT_EQ(uploaded(piece_at(0, 3000)), had);
  KeptFiles& kept = server_.engine().files();
  const std::atomic<bool> must_stop = false;
  const auto is_used = [&](const std::string& hash) { return server_.engine().is_file_used(hash); };
  ASSERT_TRUE(kept.sweep_erased(is_used, must_stop));
  EXPECT_EQ(files().size(), 2u) << "it was uploaded again since";
  ASSERT_EQ(attach(code, had), "");
  ASSERT_TRUE(kept.sweep_erased(is_used, must_stop));
  EXPECT_EQ(files().size(), 2u) << "a dossier has it";
  take_back(code, 2);
  ASSERT_TRUE(kept.sweep_erased(is_used, must_stop));
  ASSERT_EQ(files().size(), 1u);
  EXPECT_EQ(files()[0], kept.path_of(waiting));
  EXPECT_EQ(attach(code, waiting), "");
}

TEST_F(FilesTest, WhatWasWithdrawnGoesWithTheErasure) {
  const std::string withdrawn = uploaded(piece_at(0, 3000));
  const std::string code = receive();
  ASSERT_EQ(attach(code, withdrawn), "");
  take_back(code);
  EXPECT_EQ(files().size(), 1u);
  erase(code);
  EXPECT_EQ(files(), std::vector<std::string>{});
}

TEST_F(FilesTest, OneThatCannotBeRemovedStopsNoWritingAndIsTriedAgain) {
  const std::string stuck = uploaded(piece_at(0, 3000));
  const std::string other = uploaded(piece_at(0, 4000));
  const std::string code = receive();
  ASSERT_EQ(attach(code, stuck), "");
  ASSERT_EQ(attach(code, other), "");
  const std::string path = server_.engine().files().path_of(stuck);
  fs::remove(path);
  fs::create_directory(path);  // it is removed as no file is
  const int64_t sequence = ask_to_erase(code);
  while (!server_.engine().status().files_failure) std::this_thread::yield();
  EXPECT_EQ(files(), std::vector<std::string>{}) << "it keeps no other";
  receive();
  EXPECT_FALSE(server_.engine().status().not_writing);
  EXPECT_LT(server_.engine().status().rewritten_sequence, sequence);
  v1::GetStatusResponse told;
  ASSERT_TRUE(server_.client().call("AdminService/GetStatus", v1::GetStatusRequest(), told).ok());
  EXPECT_NE(told.files_failure().find(path), std::string::npos) << told.files_failure();
  fs::remove(path);
  wait_until_carried_out(sequence);
  EXPECT_FALSE(server_.engine().status().files_failure);
}

class FilesOfAccountsTest : public Identities {
 protected:
  std::string uploaded(const std::string& token, const std::string& content) {
    bool is_first = true;
    const auto next = [&](v1::UploadFileRequest& request) {
      request.set_bytes(static_cast<int64_t>(content.size()));
      request.set_chunk(content);
      return std::exchange(is_first, false);
    };
    v1::UploadFileResponse taken;
    const auto status = with_token(token).upload(next, taken);
    EXPECT_TRUE(status.ok()) << status.error_message();
    return taken.sha256();
  }
  std::string attach(const std::string& token, const std::string& code, const std::string& hash,
                     bool only_tries = false) {
    v1::AttachFileRequest request;
    request.set_request_id(cli::new_request_id());
    request.set_code(code);
    request.set_sha256(hash);
    request.set_validate_only(only_tries);
    return ask<v1::DossierChange>(token, "DossierService/AttachFile", request);
  }
};

TEST_F(FilesOfAccountsTest, WhoKnowsAHashAndHasNotTheFileComesByNone) {
  const std::string one = sign_in("clerk.one");
  const std::string two = sign_in("clerk.two");
  ASSERT_EQ(receive(one, "P.1"), "");
  const std::string code_of_one = code_;
  ASSERT_EQ(receive(two, "P.2"), "");
  const std::string hash = uploaded(one, "%PDF-1.7 of one");
  EXPECT_EQ(attach(two, code_, hash, true), "FILE_NOT_FOUND");
  EXPECT_EQ(attach(two, code_, hash), "FILE_NOT_FOUND") << "attached to nothing yet";
  EXPECT_EQ(attach(one, code_of_one, hash), "");
  EXPECT_EQ(attach(two, code_, hash, true), "FILE_NOT_FOUND");
  EXPECT_EQ(attach(two, code_, hash), "FILE_NOT_FOUND");
  EXPECT_EQ(uploaded(two, "%PDF-1.7 of one"), hash);
  EXPECT_EQ(attach(two, code_, hash), "");
}

// Without a server.
class KeptFilesTest : public ::testing::Test {
 protected:
  OrRejection<KeptFile> take(const std::string& content, const std::string& uploader) {
    const auto upload = kept_.begin(
        {.sha256 = {}, .bytes = static_cast<int64_t>(content.size()), .name = {}}, uploader);
    EXPECT_TRUE(upload);
    EXPECT_TRUE((*upload)->add(content));
    return (*upload)->finish();
  }
  std::string taken(const std::string& content, const std::string& uploader = "one") {
    const auto file = take(content, uploader);
    EXPECT_TRUE(file);
    return file ? file->sha256 : "";
  }
  bool may_attach(KeptFiles& kept, const std::string& hash, const std::string& uploader) {
    const auto held = kept.hold(hash, uploader);
    EXPECT_TRUE(held);
    return held && held->has_value();
  }
  // All uploads so far were so long ago.
  void pass(std::chrono::hours hours) {
    for (const auto& entry : fs::recursive_directory_iterator(files_ + "/uploaded")) {
      if (entry.is_regular_file()) fs::last_write_time(entry, entry.last_write_time() - hours);
    }
  }

  const TemporaryFolder folder_;
  const std::string files_ = folder_.path() + "/files";
  KeptFiles kept_{files_, {}};
  const std::atomic<bool> never_ = false;
  const IsFileUsed by_none_ = [](const std::string&) { return false; };
};

TEST_F(KeptFilesTest, WhatIsUploadedAgainIsRemovedNoMore) {
  const std::string hash = taken("%PDF-1.7 one");
  const std::string path = kept_.path_of(hash);
  pass(std::chrono::hours(25));
  const UploadTime until = UploadTime::clock::now() - std::chrono::hours(24);
  EXPECT_EQ(taken("%PDF-1.7 one", "two"), hash);
  ASSERT_TRUE(kept_.remove_unused({hash}, until, by_none_, never_));
  EXPECT_TRUE(fs::exists(path));
  ASSERT_TRUE(kept_.remove_unused({hash}, UploadTime::clock::now(), by_none_, never_));
  EXPECT_FALSE(fs::exists(path));
  EXPECT_TRUE(fs::is_empty(files_ + "/uploaded")) << "no hash stays";
}

TEST_F(KeptFilesTest, OnlyWhoUploadedOneLatelyMayAttachIt) {
  const std::string hash = taken("%PDF-1.7 one", "one");
  EXPECT_TRUE(may_attach(kept_, hash, "one"));
  EXPECT_FALSE(may_attach(kept_, hash, "two"));
  EXPECT_FALSE(may_attach(kept_, hash, ""));
  KeptFiles after_a_start(files_, {});
  EXPECT_TRUE(may_attach(after_a_start, hash, "one"));
  EXPECT_FALSE(may_attach(after_a_start, hash, "two"));
  pass(std::chrono::hours(23));
  EXPECT_EQ(taken("%PDF-1.7 one", ""), hash);
  EXPECT_TRUE(may_attach(kept_, hash, "one"));
  pass(std::chrono::hours(2));
  EXPECT_FALSE(may_attach(kept_, hash, "one"));
  EXPECT_TRUE(may_attach(kept_, hash, ""));
}

// Of one that a dossier has, too.
TEST_F(KeptFilesTest, WhoUploadedOneIsForgottenADayLater) {
  const IsFileUsed by_one = [](const std::string&) { return true; };
  const std::string hash = taken("%PDF-1.7 one", "one");
  pass(std::chrono::hours(25));
  EXPECT_EQ(taken("%PDF-1.7 one", "two"), hash);
  ASSERT_TRUE(kept_.sweep(24, by_one, never_));
  const auto marks = fs::directory_iterator(files_ + "/uploaded/" + hash);
  EXPECT_EQ(std::distance(begin(marks), end(marks)), 1);
  pass(std::chrono::hours(25));
  ASSERT_TRUE(kept_.sweep(24, by_one, never_));
  EXPECT_TRUE(fs::is_empty(files_ + "/uploaded"));
  EXPECT_TRUE(fs::exists(kept_.path_of(hash)));
}

TEST_F(KeptFilesTest, CopiesDoNotSayWhoUploadedThem) {
  const std::string hash = taken("%PDF-1.7 one", "one");
  const std::string folder = folder_.path() + "/copy";
  ASSERT_TRUE(kept_.copy_to(folder, "", [](uint64_t) { return true; }));
  KeptFiles copy(folder, {});
  EXPECT_EQ(copy.condition_of(hash), FileCondition::sound);
  EXPECT_FALSE(may_attach(copy, hash, "one"));
  EXPECT_FALSE(fs::exists(folder + "/uploaded"));
}

TEST_F(KeptFilesTest, OneThatCannotBeReadIsOfNoOtherType) {
  const std::string hash = taken("%PDF-1.7 one");
  rlimit before{};
  ASSERT_EQ(getrlimit(RLIMIT_NOFILE, &before), 0);
  rlimit none = before;
  none.rlim_cur = 0;
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &none), 0);
  const auto held = kept_.hold(hash, "one");
  ASSERT_EQ(setrlimit(RLIMIT_NOFILE, &before), 0);
  EXPECT_FALSE(held);
}

TEST_F(KeptFilesTest, AFolderThatCannotBeReadIsNoEmptyOne) {
  EXPECT_TRUE(kept_.bytes()) << "none are there yet";
  const std::string path = folder_.path() + "/files";
  fs::create_symlink(path, path);
  EXPECT_FALSE(kept_.bytes());
  EXPECT_FALSE(kept_.copy_to(folder_.path() + "/copy", "", [](uint64_t) { return true; }));
}

TEST_F(KeptFilesTest, OfAnUploadWhoseNameIsPerhapsNotOnDiskNothingIsAttached) {
  if (::geteuid() == 0) GTEST_SKIP() << "skipped: root opens every folder";
  const std::string hash = to_hex(sha256("%PDF-1.7 one"));
  const fs::path folder = fs::path(kept_.path_of(hash)).parent_path();
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_write | fs::perms::owner_exec);
  const auto refused = take("%PDF-1.7 one", "one");
  fs::permissions(folder, fs::perms::owner_all);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().reason, Reason::STORE_FAILED);
  EXPECT_TRUE(fs::exists(kept_.path_of(hash))) << "a dossier may have it";
  EXPECT_FALSE(may_attach(kept_, hash, "one"));
}

TEST_F(KeptFilesTest, OnAnotherFileSystemShareWithTheCopyBeforeWhatIsSoundThere) {
  const fs::path other = "/dev/shm/motcua-files-" + std::to_string(::getpid());
  std::error_code error;
  if (!fs::create_directory(other, error)) {
    GTEST_SKIP() << "skipped: there is no other file system, /dev/shm";
  }
  struct stat here {};
  struct stat there {};
  ::stat(folder_.path().c_str(), &here);
  ::stat(other.c_str(), &there);
  const bool is_other = here.st_dev != there.st_dev;
  if (is_other) {
    const auto all = [](uint64_t) { return true; };
    const std::string sound = taken("%PDF-1.7 one");
    const std::string rotten = taken("%PDF-1.7 two");
    const std::string first = other / "first";
    const std::string second = other / "second";
    EXPECT_TRUE(kept_.copy_to(first, "", all));
    const KeptFiles before(first, {});
    put_bytes(before.path_of(rotten), "%PDF-1.7 twp");
    EXPECT_TRUE(kept_.copy_to(second, first, all));
    const KeptFiles after(second, {});
    EXPECT_TRUE(fs::equivalent(before.path_of(sound), after.path_of(sound), error));
    EXPECT_FALSE(fs::equivalent(before.path_of(rotten), after.path_of(rotten), error));
    EXPECT_EQ(after.condition_of(rotten), FileCondition::sound);
  }
  fs::remove_all(other);
  if (!is_other) GTEST_SKIP() << "skipped: /dev/shm is of the same file system";
}

TEST_F(FilesTest, VerifyFindsWhatIsGoneOrHasOtherBytes) {
  const std::string damaged = uploaded(piece_at(0, 3000));
  const std::string gone = uploaded(piece_at(0, 4000));
  const std::string code = receive();
  ASSERT_EQ(attach(code, damaged), "");
  ASSERT_EQ(attach(code, gone), "");
  KeptFiles& kept = server_.engine().files();
  fs::remove(kept.path_of(gone));
  std::fstream(kept.path_of(damaged), std::ios::in | std::ios::out | std::ios::binary).put('x');
  const auto report = verified();
  EXPECT_EQ(report.files(), 2);
  ASSERT_EQ(report.findings_size(), 2);
  for (const auto& finding : report.findings()) {
    EXPECT_EQ(finding.check(), "file");
    EXPECT_EQ(finding.subject(), code);
  }
  EXPECT_EQ(refusal_of_download(code, 1), "STORE_FAILED");
  EXPECT_EQ(refusal_of_download(code, 2), "STORE_FAILED");
  // The same bytes, uploaded again, mend both.
  EXPECT_EQ(uploaded(piece_at(0, 3000)), damaged);
  EXPECT_EQ(uploaded(piece_at(0, 4000)), gone);
  EXPECT_EQ(verified().finding_count(), 0);
}

// Which may take hours: what is erased meanwhile is gone nevertheless.
TEST_F(FilesTest, AreVerifiedAFewAtATimeAndErasuresCarriedOutMeanwhile) {
  const std::string code = receive();
  const std::string erased = receive();
  std::vector<std::string> hashes;
  for (int i = 0; i < 205; ++i) {
    hashes.push_back(to_hex(sha256(std::to_string(i))));
    std::promise<bool> attached;
    server_.engine().submit(
        {.command = DossierCommand(
             AttachFile{.sha256 = hashes.back(), .bytes = 1, .media_type = "application/pdf"}),
         .code = code},
        std::nullopt, [&](const Answer& answer) { attached.set_value(answer.has_value()); });
    ASSERT_TRUE(attached.get_future().get());
  }
  std::sort(hashes.begin(), hashes.end());
  std::vector<std::string> seen;
  const auto check = [&](const std::string& hash) -> OrStoreError<std::optional<AuditProblem>> {
    if (seen.empty()) erase(erased);
    seen.push_back(hash);
    return hash == hashes[100] ? std::optional(AuditProblem::file_missing) : std::nullopt;
  };
  AuditReport report;
  ASSERT_TRUE(
      audit_files([&] { return server_.engine().snapshot(); }, check, [] { return true; }, report));
  EXPECT_EQ(seen, hashes);
  EXPECT_EQ(report.files, 205);
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].subject, code);
}

int64_t memory_peak_kilobytes() {
  std::ifstream in("/proc/self/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("VmHWM:")) return std::stoll(line.substr(6));
  }
  return 0;
}

// MOTCUA_FILE_MEGABYTES=200 is the whole of it.
TEST_F(FilesTest, OfAnySizeTakeNoMoreMemoryThanAFewPieces) {
#ifdef MOTCUA_SANITIZED
  GTEST_SKIP() << "sanitizers keep for a while what is freed";
#endif
  const char* const asked = std::getenv("MOTCUA_FILE_MEGABYTES");
  const uint64_t size = (asked ? std::stoull(asked) : 24) << 20;
  constexpr size_t piece = 256 << 10;
  std::ofstream("/proc/self/clear_refs") << "5";  // the peak begins anew, where that is allowed
  const int64_t before = memory_peak_kilobytes();
  uint64_t sent = 0;
  v1::UploadFileResponse taken;
  const auto status = server_.client().upload(
      [&](v1::UploadFileRequest& request) {
        if (sent == size) return false;
        if (sent == 0) request.set_bytes(static_cast<int64_t>(size));
        request.set_chunk(piece_at(sent, piece));
        sent += piece;
        return true;
      },
      taken);
  ASSERT_TRUE(status.ok()) << status.error_message();
  const std::string code = receive();
  ASSERT_EQ(attach(code, taken.sha256()), "");
  v1::DownloadFileRequest request;
  request.set_code(code);
  request.set_number(1);
  Sha256 hash;
  uint64_t came = 0;
  ASSERT_TRUE(server_.client()
                  .download(request, {.take =
                                          [&](const auto& one) {
                                            hash.add(one.chunk());
                                            came += one.chunk().size();
                                          }})
                  .ok());
  EXPECT_EQ(came, size);
  EXPECT_EQ(to_hex(hash.digest()), taken.sha256());
  const int64_t more = memory_peak_kilobytes() - before;
  RecordProperty("memory_kilobytes", std::to_string(more));
  EXPECT_LT(more, 20 << 10) << "of both ends, for " << (size >> 20) << " MB";
}

TEST(MediaTypes, AreToldByTheContent) {
  EXPECT_EQ(media_type_of("%PDF-1.4\n", ""), "application/pdf");
  EXPECT_EQ(media_type_of("\x89PNG\r\n\x1a\n....", ""), "image/png");
  EXPECT_EQ(media_type_of("\xff\xd8\xff\xe0", ""), "image/jpeg");
  EXPECT_EQ(media_type_of(std::string_view("II*\0....", 8), ""), "image/tiff");
  EXPECT_EQ(media_type_of("<?xml version=\"1.0\"?>", ""), "application/xml");
  EXPECT_EQ(media_type_of(std::string_view("\x30\x82\x01\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d"
                                           "\x01\x07\x02\xa0",
                                           16),
                          ""),
            "application/pkcs7-mime");
  const std::string zip("PK\x03\x04....", 8);
  EXPECT_TRUE(media_type_of(zip, "…word/document.xml…").ends_with("wordprocessingml.document"));
  EXPECT_TRUE(media_type_of(zip, "…xl/workbook.xml…").ends_with("spreadsheetml.sheet"));
  EXPECT_EQ(media_type_of(zip, "…word/document.xml…word/vbaProject.bin…"), "") << "it runs";
  EXPECT_EQ(media_type_of(zip, "…a.txt…"), "") << "any archive";
  EXPECT_EQ(media_type_of("MZ\x90", ""), "");
  EXPECT_EQ(media_type_of("", ""), "");
  EXPECT_TRUE(is_name_for("Đơn.PDF", "application/pdf"));
  EXPECT_TRUE(is_name_for("Hồ sơ số 12.2026", "application/pdf"));
  EXPECT_TRUE(is_name_for("", "application/pdf"));
  EXPECT_FALSE(is_name_for("đơn.pdf.exe", "application/pdf"));
  for (const char* name : {"đơn.exe.", "đơn.exe ", "đơn.exe. . "}) {
    EXPECT_FALSE(is_name_for(name, "application/pdf")) << name;
  }
  for (const char* name : {"đơn.pdf.", "Hồ sơ số 12.", "...", " "}) {
    EXPECT_TRUE(is_name_for(name, "application/pdf")) << name;
  }
  EXPECT_FALSE(is_name_for("ảnh.jpg", "image/png"));
  EXPECT_TRUE(is_name_for("ảnh.jpeg", "image/jpeg"));
  EXPECT_EQ(endings_taken(), "pdf, png, jpg, jpeg, tif, tiff, docx, xlsx, xml, p7m, p7s");
}

}  // namespace
}  // namespace motcua::testing
