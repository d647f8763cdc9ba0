// How many tests run at once, and on whose threads.
//
// Left to itself the runner begins every test of the process: hundreds of servers share the
// database's connections, and whatever computes for long keeps the few threads that all tests have in
// common, so that others miss deadlines they never had a chance to meet.

internal import Dispatch
internal import Glibc
internal import Synchronization
public import Testing

/// Runs each test of a suite in one of a few places, on threads of that place.
public struct Bounded: SuiteTrait, TestTrait, TestScoping {
  private static let printsTimes = getenv("OKR_TEST_TIMES") != nil

  /// Every test within a suite, one by one.
  public var isRecursive: Bool { true }

  /// Waits for a place. The time that the runner prints for a test includes the wait; with
  /// `OKR_TEST_TIMES=1` a line gives each test's own.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let place = await Places.all.take(goesFirst: test.tags.contains(.long))
    defer { Places.all.give(back: place) }
    let begun = ContinuousClock.now
    defer {
      if Self.printsTimes {
        print("own time \(begun.duration(to: .now)): \(test.name) \(test.sourceLocation.fileName)")
      }
    }
    try await withTaskExecutorPreference(place) { try await function() }
  }
}

extension Trait where Self == Bounded {
  /// For every suite.
  public static var bounded: Bounded { Bounded() }
}

extension Tag {
  /// A test of more than some seconds. It goes before the others, so that none of its kind runs on
  /// alone when they have ended.
  @Tag public static var long: Tag
}

/// The threads of one test: two, so that a test which waits for its own tasks goes on.
private final class Place: TaskExecutor {
  private let queues = [DispatchQueue(label: "test.0"), DispatchQueue(label: "test.1")]
  private let turn = Atomic<Int>(0)

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let turn = self.turn.wrappingAdd(1, ordering: .relaxed).newValue
    self.queues[turn & 1].async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}

/// The places of this process, and who waits for one.
private final class Places: Sendable {
  /// Enough that both processors have work while tests wait for disks and timers.
  static let all = Places(count: 8)

  private struct State {
    var free: [Place]
    var long: [CheckedContinuation<Place, Never>] = []
    var short: [CheckedContinuation<Place, Never>] = []
  }
  private let state: Mutex<State>

  init(count: Int) { self.state = Mutex(State(free: (0..<count).map { _ in Place() })) }

  func take(goesFirst: Bool) async -> Place {
    await withCheckedContinuation { waiter in
      let place = self.state.withLock { state -> Place? in
        if let free = state.free.popLast() { return free }
        if goesFirst { state.long.append(waiter) } else { state.short.append(waiter) }
        return nil
      }
      if let place { waiter.resume(returning: place) }
    }
  }

  func give(back place: Place) {
    let next = self.state.withLock { state -> CheckedContinuation<Place, Never>? in
      if !state.long.isEmpty { return state.long.removeFirst() }
      if !state.short.isEmpty { return state.short.removeFirst() }
      state.free.append(place)
      return nil
    }
    next?.resume(returning: place)
  }
}
