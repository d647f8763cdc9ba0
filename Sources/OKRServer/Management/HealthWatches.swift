// HealthService's watches: each is told the status at once, and then each change of it. One look serves
// all of them.

internal import Dispatch
internal import OKRModel
internal import OKRTransport
internal import OKRWire
internal import Synchronization

/// The open watches of health. From any thread.
final class HealthWatches: Sendable {
  private struct State {
    var watches: [UInt64: HealthWatch] = [:]
    var lastNumber: UInt64 = 0
    var isLooking = false
    var isEnded = false
  }

  private let report: @Sendable () -> HealthReport
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "okr.health-watches")

  /// - Parameter report: what is told, as it is when it is asked for.
  init(_ report: @escaping @Sendable () -> HealthReport) { self.report = report }

  /// How many are open.
  var count: Int { self.state.withLock { $0.watches.count } }

  /// Opens a watch of the server's status.
  /// - Parameter isKnown: false for a service that doesn't exist: its watch is told so, once.
  func open(_ call: ServerCall, isKnown: Bool) {
    let watch = HealthWatch(call, isKnown: isKnown)
    let number: UInt64
    do throws(RequestError) {
      number = try self.enter(watch)
    } catch {
      return call.finish(StatusError(error))
    }
    call.onFinish { _ in self.state.withLock { _ = $0.watches.removeValue(forKey: number) } }
    watch.tell(self.now)
    call.onWritable { watch.flush() }
    call.onCancel {
      watch.finish(Status(code: .cancelled, message: "The watch has ended."))
    }
    self.look()
  }

  private func enter(_ watch: HealthWatch) throws(RequestError) -> UInt64 {
    let result = self.state.withLock { state -> Result<UInt64, RequestError> in
      if state.isEnded { return .failure(.draining) }
      guard state.watches.count < ServerLimits.healthWatches else {
        return .failure(.tooManyHealthWatches)
      }
      state.lastNumber += 1
      state.watches[state.lastNumber] = watch
      return .success(state.lastNumber)
    }
    return try result.get()
  }

  private var now: WatchHealthResponse {
    let report = self.report()
    return WatchHealthResponse(
      status: report.passes ? .serving : .notServing, detail: report.detail)
  }

  /// Looks again and again while anyone watches.
  private func look() {
    let begins = self.state.withLock { state in
      defer { state.isLooking = true }
      return !state.isLooking
    }
    if begins { self.lookLater() }
  }

  private func lookLater() {
    let pause = DispatchTimeInterval.milliseconds(ServerLimits.healthLookMilliseconds)
    self.queue.asyncAfter(deadline: .now() + pause) {
      self.tellAll()
      let goesOn = self.state.withLock { state in
        state.isLooking = !state.watches.isEmpty
        return state.isLooking
      }
      if goesOn { self.lookLater() }
    }
  }

  /// Looks once.
  func tellAll() {
    let now = self.now
    for watch in self.state.withLock({ Array($0.watches.values) }) { watch.tell(now) }
  }

  /// Tells all that the server drains, and ends them.
  func end() {
    self.state.withLock { $0.isEnded = true }
    self.tellAll()
    for watch in self.state.withLock({ Array($0.watches.values) }) {
      watch.finish(RequestError.draining.status)
    }
  }
}

/// One watch. A slow reader gets the newest status, never a growing queue.
private final class HealthWatch: Sendable {
  private struct State {
    var told: WatchHealthResponse?
    var pending: WatchHealthResponse?
    var isFinished = false
  }

  private let call: ServerCall
  private let isKnown: Bool
  private let state = Mutex(State())

  init(_ call: ServerCall, isKnown: Bool) {
    self.call = call
    self.isKnown = isKnown
  }

  /// Tells a status where it is another than the one told last.
  func tell(_ now: WatchHealthResponse) {
    let status = self.isKnown ? now : WatchHealthResponse(status: .serviceUnknown)
    self.state.withLock { state in
      // Details name times, which always change.
      state.pending = status.status == state.told?.status ? nil : status
    }
    self.flush()
  }

  func flush() {
    self.state.withLock { state in
      guard let pending = state.pending, self.call.send(pending.encoded()) else { return }
      state.told = pending
      state.pending = nil
    }
  }

  /// Ends it, once.
  func finish(_ status: Status) {
    let isFirst = self.state.withLock { state in
      defer { state.isFinished = true }
      return !state.isFinished
    }
    if isFirst { self.call.finish(payload: nil, status: status) }
  }
}
