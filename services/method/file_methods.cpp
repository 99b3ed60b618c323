// FileService: a file goes from the caller to disk, or back, a piece at a time; a call has one
// piece in memory, whatever the file's size.
#include <fcntl.h>
#include <unistd.h>

#include <mutex>
#include <utility>
#include <vector>

#include "engine/records/digest.h"
#include "engine/utf8.h"
#include "motcua/v1/file_service.pb.h"
#include "services/method/seen_dossier.h"
#include "services/method/services.h"
#include "services/method/shares.h"
#include "services/method/status.h"
#include "services/text/text.h"

namespace motcua {
namespace {

constexpr size_t uploads_of_one_max = 8;
constexpr size_t downloads_of_one_max = 8;
constexpr int64_t quiet_microseconds_max = 60'000'000;
constexpr size_t chunk_bytes_max = 1 << 20;
constexpr size_t chunk_bytes_sent = 256 << 10;

// Each message when it has come; the next is asked for once its piece is written: the disk's pace
// is the caller's.
class Uploading : public std::enable_shared_from_this<Uploading> {
 public:
  Uploading(Engine& engine, std::string uploader, Shares::Place place)
      : engine_(engine),
        uploader_(std::move(uploader)),
        heard_at_(engine.monotonic_microseconds()),
        place_(std::move(place)) {}

  void take(OrRejection<Incoming> received, Reply reply) {
    if (!received) return refuse(std::move(reply), received.error());
    if (!*received) return finish(std::move(reply));
    if (const auto taken = take_in(received->as<v1::UploadFileRequest>()); !taken) {
      return refuse(std::move(reply), taken.error());
    }
    reply.next([self = shared_from_this()](OrRejection<Incoming> next, Reply again) {
      self->take(std::move(next), std::move(again));
    });
  }
  // To others that want its place, if nothing came for long. One that is being written is not
  // waited for.
  void give_way() {
    const std::unique_lock lock(mutex_, std::try_to_lock);
    if (!lock || engine_.monotonic_microseconds() - heard_at_ < quiet_microseconds_max) return;
    let_go();
    gave_way_ = true;
  }

 private:
  OrRejection<void> take_in(const v1::UploadFileRequest& message) {
    Rejection rejection;
    std::string name = message.file_name();
    check_text(name, query_text, "file_name", rejection.violations);
    if (!rejection.violations.empty()) return tl::unexpected(std::move(rejection));
    if (message.chunk().size() > chunk_bytes_max) {
      return reject_field("chunk", "bytes_max " + std::to_string(chunk_bytes_max));
    }
    const std::lock_guard lock(mutex_);
    heard_at_ = engine_.monotonic_microseconds();
    if (gave_way_) return reject(Reason::WORK_QUEUE_FULL);
    if (!upload_) {
      auto begun = TRY(engine_.files().begin(
          {.sha256 = message.sha256(), .bytes = message.bytes(), .name = name}, uploader_));
      upload_ = std::move(begun);
    }
    return upload_->add(message.chunk());
  }

  OrRejection<KeptFile> end() {
    const std::lock_guard lock(mutex_);
    if (gave_way_) return reject(Reason::WORK_QUEUE_FULL);
    if (!upload_) return reject_field("bytes", "required");
    auto file = upload_->finish();
    let_go();
    return file;
  }
  void finish(Reply reply) {
    const auto file = end();
    if (!file) return reply.refuse(file.error());
    v1::UploadFileResponse response;
    response.set_sha256(file->sha256);
    response.set_bytes(file->bytes);
    response.set_media_type(file->media_type);
    reply.answer(response);
  }

  // Before it is told, nothing of the file is there any more.
  void refuse(Reply reply, const Rejection& rejection) {
    {
      const std::lock_guard lock(mutex_);
      let_go();
    }
    reply.refuse(rejection);
  }
  void let_go() {
    upload_.reset();
    place_.reset();
  }

  Engine& engine_;
  const std::string uploader_;  // its account, if it has one
  std::mutex mutex_;
  int64_t heard_at_;
  bool gave_way_ = false;
  Shares::Place place_;
  std::unique_ptr<KeptFiles::Upload> upload_;  // from the first message on
};

// Those under way.
class Uploads {
 public:
  explicit Uploads(Engine& engine) : engine_(engine) {}

  void begin(OrRejection<Incoming> first, Reply reply) {
    make_room();
    auto place = shares_.take(whose_share(reply.caller()));
    if (!place) return reply.refuse({Reason::WORK_QUEUE_FULL, {}, {}});
    const auto uploading =
        std::make_shared<Uploading>(engine_, reply.caller().claim.account, std::move(*place));
    {
      const std::lock_guard lock(mutex_);
      under_way_.push_back(uploading);
    }
    uploading->take(std::move(first), std::move(reply));
  }

 private:
  void make_room() {
    const std::lock_guard lock(mutex_);
    std::erase_if(under_way_, [](const std::weak_ptr<Uploading>& one) {
      const auto uploading = one.lock();
      if (uploading) uploading->give_way();
      return !uploading;
    });
  }

  Engine& engine_;
  Shares shares_{uploads_of_one_max};
  std::mutex mutex_;
  std::vector<std::weak_ptr<Uploading>> under_way_;
};

// The file is open from the beginning, so it is sent whole though it were removed meanwhile.
class Download : public std::enable_shared_from_this<Download> {
 public:
  Download(AttachedFile file, const std::string& path, Worker& worker, Shares::Place place)
      : file_(std::move(file)),
        descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)),
        worker_(worker),
        place_(std::move(place)) {}
  ~Download() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Download(const Download&) = delete;
  Download& operator=(const Download&) = delete;

  bool is_open() const { return descriptor_ >= 0; }

  void send_first(Reply reply) {
    v1::DownloadFileResponse first;
    first.set_sha256(file_.sha256);
    first.set_bytes(file_.bytes);
    first.set_media_type(file_.media_type);
    first.set_file_name(file_.file_name);
    send(std::move(reply), std::move(first));
  }

 private:
  void send(Reply reply, v1::DownloadFileResponse message) {
    if (reply.is_left()) return reply.give_up();
    if (!reply.may_listen_on()) return reply.refuse({Reason::SIGN_IN_REQUIRED, {}, {}});
    std::string& piece = *message.mutable_chunk();
    piece.resize(chunk_bytes_sent);
    ssize_t got = 0;
    do got = ::read(descriptor_, piece.data(), piece.size());
    while (got < 0 && errno == EINTR);
    piece.resize(got > 0 ? static_cast<size_t>(got) : 0);
    if (got < 0) return reply.refuse(not_as_it_was());
    hash_.add(piece);
    if (piece.empty() && to_hex(hash_.digest()) != file_.sha256) {
      return reply.refuse(not_as_it_was());
    }
    if (piece.empty()) {
      place_.reset();  // whoever hears the end may begin another
      return reply.end();
    }
    reply.send(message, [self = shared_from_this()](Reply again) {
      self->worker_.go_on(
          [self, again = std::move(again)]() mutable { self->send(std::move(again), {}); });
    });
  }

  Rejection not_as_it_was() const {
    return {.reason = Reason::STORE_FAILED,
            .metadata = {{"cause", "file " + std::to_string(file_.number) + " is not as it was"}},
            .violations = {}};
  }

  const AttachedFile file_;
  const int descriptor_;
  Worker& worker_;
  Shares::Place place_;
  Sha256 hash_;
};

void download(Engine& engine, Worker& worker, Shares& downloads,
              const v1::DownloadFileRequest& request, Reply reply) {
  if (request.number() < 1) return reply.refuse(reject_field("number", "required").value());
  auto place = downloads.take(whose_share(reply.caller()));
  if (!place) return reply.refuse({Reason::WORK_QUEUE_FULL, {}, {}});
  const auto dossier = find_or_refuse(engine.snapshot(), request.code(), reply);
  if (!dossier) return;
  const AttachedFile* const file = find_numbered(dossier->files, request.number());
  if (!file || !file->is_kept()) {
    return reply.refuse(
        {.reason = Reason::FILE_NOT_FOUND,
         .metadata = {{"file", std::to_string(request.number())}, {"field", "number"}},
         .violations = {}});
  }
  const std::string path = engine.files().path_of(file->sha256);
  const auto sending = std::make_shared<Download>(*file, path, worker, std::move(*place));
  if (!sending->is_open()) {
    return reply.refuse(
        {.reason = Reason::STORE_FAILED,
         .metadata = {{"cause", "file " + std::to_string(file->number) + " is gone"}},
         .violations = {}});
  }
  sending->send_first(std::move(reply));
}

}  // namespace

void add_file_methods(Methods& methods, Engine& engine, const Workers& workers) {
  ServiceRows rows(methods, v1::UploadFileRequest::descriptor()->file()->service(0));
  const auto uploads = std::make_shared<Uploads>(engine);
  const auto downloads = std::make_shared<Shares>(downloads_of_one_max);
  const auto begin = [uploads](OrRejection<Incoming> first, Reply reply) {
    uploads->begin(std::move(first), std::move(reply));
  };
  rows.add("UploadFile", {.where = Where::pages,
                          .changes = true,
                          .right = uploading,
                          .action = "attach_file",
                          .texts = Texts::checked_by_handler,  // a chunk is none
                          .handler = on_stream<v1::UploadFileRequest>(begin)});
  rows.add("DownloadFile",
           {.where = Where::pages,
            .right = reading,
            .action = "read",
            .handler = on<v1::DownloadFileRequest>(
                [&engine, &worker = workers.pages, downloads](const auto& request, Reply reply) {
                  download(engine, worker, *downloads, request, std::move(reply));
                })});
}

}  // namespace motcua
