// attach, download: a file of this machine goes to a dossier, or one of a dossier's comes here.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "engine/records/digest.h"
#include "motcua/v1/dossier_service.pb.h"
#include "services/motcua/commands.h"
#include "services/motcua/progress.h"
#include "services/text/text.h"

namespace motcua::cli {
namespace {

namespace fs = std::filesystem;

constexpr size_t piece_bytes = 256 << 10;
constexpr int papers_max = 100;  // of a dossier, as of any list in a request

struct AttachFlags {
  std::string code;
  std::string path;
  int32_t paper = 0;
  bool is_result = false;
  std::string signed_by;
};

bool upload(Session& session, Client& client, const std::string& path,
            v1::UploadFileResponse& uploaded) {
  std::error_code error;
  const uint64_t size = fs::is_regular_file(path, error) ? fs::file_size(path, error) : 0;
  std::ifstream in(path, std::ios::binary);
  if (error || size == 0 || !in) {
    session.fail(2, path + ": " + session.say("file.empty"));
    return false;
  }
  const Progress progress;
  int64_t sent = 0;
  const auto next = [&](v1::UploadFileRequest& request) {
    if (sent == 0) {
      request.set_bytes(static_cast<int64_t>(size));
      request.set_file_name(fs::path(path).filename().string());
    }
    std::string& piece = *request.mutable_chunk();
    piece.resize(piece_bytes);
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    piece.resize(static_cast<size_t>(in.gcount()));
    sent += in.gcount();
    progress.show(sent, static_cast<int64_t>(size));
    return !piece.empty();
  };
  return session.done(client.upload(next, uploaded));
}

void attach(Session& session, const AttachFlags& flags) {
  Client client = session.client();
  v1::UploadFileResponse uploaded;
  if (!upload(session, client, flags.path, uploaded)) return;
  v1::AttachFileRequest request;
  request.set_request_id(new_request_id());
  request.set_code(flags.code);
  request.set_sha256(uploaded.sha256());
  request.set_file_name(fs::path(flags.path).filename().string());
  request.set_paper(flags.paper);
  request.set_of_result(flags.is_result);
  request.set_signed_by(flags.signed_by);
  v1::DossierChange change;
  if (!session.done(client.call("DossierService/AttachFile", request, change)) ||
      session.prints_json(change) || change.dossier().files().empty()) {
    return;
  }
  const v1::AttachedFile& file = *change.dossier().files().rbegin();
  session.print({{"number", "file_name", "media_type", "bytes"},
                 {{std::to_string(file.number()), file.file_name(), file.media_type(),
                   std::to_string(file.bytes())}}});
}

// As long as file systems take; with its ending.
std::string fitting(const std::string& name) {
  constexpr size_t name_bytes_max = 255;
  constexpr size_t ending_bytes_max = 16;
  if (name.size() <= name_bytes_max) return name;
  std::string ending = fs::path(name).extension();
  if (ending.size() > ending_bytes_max) ending.clear();
  const std::string_view mark = " …";  // of what was cut
  return shortened(name.substr(0, name.size() - ending.size()),
                   name_bytes_max - mark.size() - ending.size()) +
         ending;
}

// Of a name that came from elsewhere only what names a file here.
std::string own_name(const v1::DownloadFileResponse& first) {
  const std::string name = fs::path(first.file_name()).filename().string();
  const bool is_hidden = name.empty() || name.front() == '.';
  return is_hidden ? first.sha256().substr(0, 16) : fitting(name);
}

// What is not the whole file, as it was, does not stay.
void download(Session& session, const v1::DownloadFileRequest& request, const std::string& out) {
  std::string path = out;
  std::ofstream file;
  std::string problem;
  v1::DownloadFileResponse told;
  int64_t came = 0;
  Sha256 hash;
  const Progress progress;
  const auto take = [&](const v1::DownloadFileResponse& piece) {
    if (!file.is_open()) {
      told = piece;
      told.clear_chunk();
      if (path.empty()) path = own_name(piece);
      std::error_code error;
      if (fs::exists(path, error)) {
        problem = session.say("file.is_there");
        return;
      }
      file.open(path, std::ios::binary);
    }
    file << piece.chunk();
    hash.add(piece.chunk());
    came += static_cast<int64_t>(piece.chunk().size());
    progress.show(came, told.bytes());
    if (!file) problem = session.say("file.not_written");
  };
  const auto must_stop = [&] { return !problem.empty(); };
  Client client = session.client();
  const grpc::Status status = client.download(request, {.take = take, .must_stop = must_stop});
  const bool was_begun = file.is_open();
  if (was_begun) {
    file.close();
    if (!file && problem.empty()) problem = session.say("file.not_written");
  }
  const bool is_whole = status.ok() && problem.empty() && to_hex(hash.digest()) == told.sha256();
  std::error_code ignored;
  if (was_begun && !is_whole) fs::remove(path, ignored);
  if (!problem.empty()) return session.fail(4, path + ": " + problem);
  if (!session.done(status)) return;
  if (!is_whole) return session.fail(4, path + ": " + session.say("file.not_written"));
  if (!session.prints_json(told)) {
    std::cout << path << "\n";
  }
}

}  // namespace

void add_files(CLI::App& app, Session& session) {
  CLI::App* attaching = session.add_command(app, "attach", Answers::table);
  const auto flags = std::make_shared<AttachFlags>();
  attaching->add_option("code", flags->code, session.say("field.code"))->required();
  attaching->add_option("file", flags->path, session.say("flag.attach.file"))
      ->required()
      ->check(CLI::ExistingFile);
  CLI::Option* paper =
      attaching->add_option("--paper", flags->paper, session.say("flag.attach.paper"))
          ->check(CLI::Range(1, papers_max));
  attaching->add_flag("--result", flags->is_result, session.say("flag.attach.result"))
      ->excludes(paper);
  attaching->add_option("--signed-by", flags->signed_by, session.say("flag.attach.signed-by"));
  attaching->callback([&session, flags] { attach(session, *flags); });

  auto* request = session.add_request<v1::DownloadFileRequest>();
  CLI::App* downloading = session.add_command(app, "download");
  const auto code = std::make_shared<std::string>();
  const auto number = std::make_shared<int32_t>(0);
  const auto out = std::make_shared<std::string>();
  downloading->add_option("code", *code, session.say("field.code"))->required();
  downloading->add_option("number", *number, session.say("flag.download.number"))
      ->required()
      ->check(CLI::PositiveNumber);
  downloading->add_option("--out", *out, session.say("flag.download.out"));
  downloading->callback([&session, request, code, number, out] {
    request->set_code(*code);
    request->set_number(*number);
    download(session, *request, *out);
  });
}

}  // namespace motcua::cli
