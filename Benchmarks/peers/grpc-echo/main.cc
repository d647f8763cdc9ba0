// grpc-echo server                                         listens on a free port of loopback, and prints it
// grpc-echo client PORT CHANNELS THREADS IN_FLIGHT SECONDS prints calls a second
//
// The least that gRPC C++ can do: 50 bytes there and back, insecure. The server has the callback API, the client
// completion queues, one a thread; each channel is a connection of its own.
#include <grpcpp/grpcpp.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "echo.grpc.pb.h"

namespace {

constexpr int kBytes = 50;
using Clock = std::chrono::steady_clock;

class Service final : public echo::Echo::CallbackService {
  grpc::ServerUnaryReactor *Say(grpc::CallbackServerContext *context, const echo::Text *request,
                                echo::Text *reply) override {
    reply->set_text(request->text());
    grpc::ServerUnaryReactor *reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

int Serve() {
  Service service;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
  builder.RegisterService(&service);
  std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
  if (!server) return 1;
  std::printf("%d\n", port);
  std::fflush(stdout);
  server->Wait();
  return 0;
}

// One call after the other; the next begins when the last is answered.
struct Caller {
  echo::Echo::Stub *stub;
  std::unique_ptr<grpc::ClientContext> context;
  std::unique_ptr<grpc::ClientAsyncResponseReader<echo::Text>> reader;
  echo::Text request, reply;
  grpc::Status status;

  void Begin(grpc::CompletionQueue *queue) {
    context = std::make_unique<grpc::ClientContext>();
    reader = stub->AsyncSay(context.get(), request, queue);
    reader->Finish(&reply, &status, this);
  }
};

void Call(const std::vector<std::unique_ptr<echo::Echo::Stub>> &stubs, int first, int step, int in_flight,
          Clock::time_point end, std::atomic<long> *answered, std::atomic<long> *failed) {
  grpc::CompletionQueue queue;
  std::vector<std::unique_ptr<Caller>> callers;
  for (int i = first; i < in_flight; i += step) {
    callers.push_back(std::make_unique<Caller>());
    callers.back()->stub = stubs[static_cast<size_t>(i) % stubs.size()].get();
    callers.back()->request.set_text(std::string(kBytes, 'x'));
    callers.back()->Begin(&queue);
  }
  size_t left = callers.size();
  long count = 0, bad = 0;
  void *tag = nullptr;
  bool is_ok = false;
  while (left > 0 && queue.Next(&tag, &is_ok)) {
    auto *caller = static_cast<Caller *>(tag);
    if (!is_ok || !caller->status.ok() || caller->reply.text().size() != kBytes) bad++;
    count++;
    if (Clock::now() < end) {
      caller->Begin(&queue);
    } else {
      left--;
    }
  }
  *answered += count;
  *failed += bad;
}

int Load(int port, int channels, int threads, int in_flight, double seconds) {
  std::vector<std::unique_ptr<echo::Echo::Stub>> stubs;
  for (int i = 0; i < channels; i++) {
    grpc::ChannelArguments arguments;
    // Else channels to one address share their connection.
    arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
    std::shared_ptr<grpc::Channel> channel = grpc::CreateCustomChannel(
        "127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials(), arguments);
    if (!channel->WaitForConnected(std::chrono::system_clock::now() + std::chrono::seconds(10))) return 1;
    stubs.push_back(echo::Echo::NewStub(channel));
  }
  std::atomic<long> answered{0}, failed{0};
  Clock::time_point start = Clock::now();
  Clock::time_point end = start + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
  std::vector<std::thread> all;
  for (int i = 0; i < threads; i++)
    all.emplace_back(Call, std::cref(stubs), i, threads, in_flight, end, &answered, &failed);
  for (std::thread &thread : all) thread.join();
  double took = std::chrono::duration<double>(Clock::now() - start).count();
  if (failed != 0) {
    std::fprintf(stderr, "grpc-echo: %ld calls failed\n", failed.load());
    return 1;
  }
  std::printf("%.0f\n", static_cast<double>(answered) / took);
  return 0;
}

}  // namespace

int main(int count, char **words) {
  std::string mode = count > 1 ? words[1] : "";
  if (mode == "server" && count == 2) return Serve();
  if (mode == "client" && count == 7) {
    int channels = std::atoi(words[3]), threads = std::atoi(words[4]), in_flight = std::atoi(words[5]);
    if (channels >= 1 && threads >= 1 && in_flight >= threads)
      return Load(std::atoi(words[2]), channels, threads, in_flight, std::atof(words[6]));
  }
  std::fprintf(stderr, "grpc-echo server\ngrpc-echo client PORT CHANNELS THREADS IN_FLIGHT SECONDS\n");
  return 64;
}
