// A stream of a method, spoken message by message by hand; at an end after a minute.
#pragma once

#include <google/protobuf/message.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <memory>
#include <string>

namespace motcua::testing {

class StreamOfBytes {
 public:
  StreamOfBytes(int port, const std::string& path)
      : stub_(grpc::CreateChannel("127.0.0.1:" + std::to_string(port),
                                  grpc::InsecureChannelCredentials())) {
    context_.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
    call_ = stub_.PrepareCall(&context_, path, &queue_);
    call_->StartCall(nullptr);
    wait();
  }

  bool write(const std::string& message) {
    const grpc::Slice slice(message);
    call_->Write(grpc::ByteBuffer(&slice, 1), nullptr);
    return wait();
  }
  void end_writing() {
    call_->WritesDone(nullptr);
    wait();
  }
  // False: there are no more.
  bool read(google::protobuf::Message& message) {
    grpc::ByteBuffer bytes;
    call_->Read(&bytes, nullptr);
    if (!wait()) return false;
    grpc::Slice slice;
    return bytes.DumpToSingleSlice(&slice).ok() &&
           message.ParseFromArray(slice.begin(), static_cast<int>(slice.size()));
  }
  grpc::Status finish() {
    grpc::Status status;
    call_->Finish(&status, nullptr);
    wait();
    return status;
  }
  void cancel() { context_.TryCancel(); }

 private:
  bool wait() {
    void* tag = nullptr;
    bool ok = false;
    queue_.Next(&tag, &ok);
    return ok;
  }

  grpc::GenericStub stub_;
  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;
  std::unique_ptr<grpc::GenericClientAsyncReaderWriter> call_;
};

}  // namespace motcua::testing
