// HealthService's watch: the present status first, each change once, the newest for whoever is slow,
// and no more watches than there may be.

import BoundedTestSupport
import OKRClient
import OKRModel
import OKRWire
import Synchronization
import Testing

@testable import OKRServer
@testable import OKRTransport

@Suite(.bounded) struct HealthWatchTests {
  /// A status that changes by hand, and the watches of it.
  private final class Scene: Sendable {
    private let passes = Mutex(true)
    let replies = Replies()

    func set(_ passes: Bool) { self.passes.withLock { $0 = passes } }

    func watches() -> HealthWatches {
      HealthWatches {
        let passes = self.passes.withLock { $0 }
        return HealthReport(checks: [HealthCheck(name: "a", passes: passes, detail: "why")])
      }
    }

    func call(credit: Int = 16) -> ServerCall {
      ServerCall(
        Request(method: "m"), method: "m", key: StreamKey(id: 7, slot: 0), credit: credit,
        deadlineNanoseconds: 0, receivedAt: 1,
        caller: Caller(SignIn(), peer: .unixSocket, clientName: ""),
        output: self.replies)
    }
  }

  @Test func eachChangeIsToldOnce() throws {
    let scene = Scene()
    let watches = scene.watches()
    let call = scene.call()
    watches.open(call, isKnown: true)
    #expect(try scene.replies.statuses() == [.serving], "at once")
    watches.tellAll()
    scene.set(false)
    watches.tellAll()
    watches.tellAll()
    scene.set(true)
    watches.tellAll()
    #expect(try scene.replies.statuses() == [.serving, .notServing, .serving])
    #expect(try scene.replies.messages().map(\.detail) == ["", "why", ""])
    call.cancel()
    #expect(watches.count == 0 && scene.replies.end?.code == .cancelled)
  }

  @Test func aSlowReaderGetsTheNewest() throws {
    let scene = Scene()
    let watches = scene.watches()
    let call = scene.call(credit: 1)
    watches.open(call, isKnown: true)
    for passes in [false, true, false] {
      scene.set(passes)
      watches.tellAll()
    }
    #expect(try scene.replies.statuses() == [.serving])
    call.addCredit(9)
    #expect(try scene.replies.statuses() == [.serving, .notServing])
    call.cancel()
  }

  @Test func anUnknownServiceIsToldOnceAndTheStreamStays() throws {
    let scene = Scene()
    let watches = scene.watches()
    let call = scene.call()
    watches.open(call, isKnown: false)
    scene.set(false)
    watches.tellAll()
    #expect(try scene.replies.statuses() == [.serviceUnknown])
    #expect(scene.replies.end == nil && watches.count == 1)
    call.cancel()
  }

  @Test func thereAreNoMoreThanMayBe() {
    let scene = Scene()
    let watches = scene.watches()
    let calls = (0..<ServerLimits.healthWatches).map { _ in scene.call() }
    for call in calls { watches.open(call, isKnown: true) }
    #expect(scene.replies.end == nil)
    watches.open(scene.call(), isKnown: true)
    #expect(scene.replies.end?.code == .resourceExhausted)
    #expect(watches.count == ServerLimits.healthWatches)
    watches.end()
    #expect(watches.count == 0 && scene.replies.end?.reason == "DRAINING")
    watches.open(scene.call(), isKnown: true)
    #expect(watches.count == 0, "after the end none is opened")
  }

  @Test func aDrainIsToldBeforeTheEnd() async throws {
    let server = try await TestServer.start()
    let anyone = try await server.connect()
    let stream = try await anyone.stream(
      RPC.HealthService.watchHealth, WatchHealthRequest(service: "okr.v1.CheckInService"))
    var statuses = stream.makeAsyncIterator()
    #expect(try await statuses.next()?.status == .serving)
    async let stopped: Void = server.stop()
    let last = try await statuses.next()
    #expect(last?.status == .notServing && last?.detail == "draining")
    do {
      while try await statuses.next() != nil {}
      Issue.record("it ended as if all was said")
    } catch {
      #expect(error.reason == "DRAINING", "\(error)")
    }
    await stopped
    anyone.close()
  }
}

/// What calls reply, all together.
private final class Replies: CallOutput {
  private let kept = Mutex<(messages: [[UInt8]], end: Status?)>(([], nil))

  var isCongested: Bool { false }

  var end: Status? { self.kept.withLock { $0.end } }

  func post(_ letter: Letter) {
    self.kept.withLock { kept in
      switch letter.reply {
      case .message(let bytes): kept.messages.append(bytes)
      case .end(let ending): kept.end = ending.status
      case .grant: break
      }
    }
  }

  func messages() throws -> [WatchHealthResponse] {
    try self.kept.withLock { $0.messages }.map { try WatchHealthResponse(decoding: $0) }
  }

  func statuses() throws -> [ServingStatus] { try self.messages().map(\.status) }
}
