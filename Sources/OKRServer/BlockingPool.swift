// Threads for what blocks: a fixed number, fed from one bounded queue. Dispatch would answer each
// blocked thread with another.

internal import Dispatch
internal import OKRStore
internal import Synchronization

/// A fixed number of threads that run blocking work in the order of its arrival.
final class BlockingPool: Sendable {
  typealias Job = @Sendable () -> Void

  private struct State {
    var jobs: [Job] = []
    var first = 0
  }

  private let state = Mutex(State())
  private let arrived = DispatchSemaphore(value: 0)
  private let timer: DispatchQueue
  private let threads: Int

  /// - Parameter niceness: of its threads, 0 to 19.
  init(threads: Int, label: String, niceness: Int32 = 0) {
    precondition(threads > 0)
    self.threads = threads
    self.timer = DispatchQueue(label: "\(label).timer")
    for _ in 0..<threads {
      HostThread.start(niceness: niceness) {
        while let job = self.next() { job() }
      }
    }
  }

  /// The next job, waited for; nil once the pool is closed and empty.
  private func next() -> Job? {
    self.arrived.wait()
    return self.state.withLock { state in
      guard state.first < state.jobs.count else { return nil }
      let job = state.jobs[state.first]
      state.first += 1
      // Half of the queue at the latest, so that it never holds more that ran than what waits.
      if 2 * state.first >= state.jobs.count {
        state.jobs.removeFirst(state.first)
        state.first = 0
      }
      return job
    }
  }

  /// Ends each thread once what is queued has run.
  func close() {
    for _ in 0..<self.threads { self.arrived.signal() }
  }

  /// Jobs that the queue holds, those that wait and those that ran but weren't cleared yet.
  var heldJobs: Int { self.state.withLock { $0.jobs.count } }

  /// Queues a job; it runs once a thread is free.
  func async(_ job: @escaping Job) {
    self.state.withLock { $0.jobs.append(job) }
    self.arrived.signal()
  }

  /// Runs a short job later, on a thread of its own: it comes in time also where all others are
  /// blocked.
  func after(milliseconds pause: Int, _ job: @escaping Job) {
    self.timer.asyncAfter(deadline: .now() + .milliseconds(pause), execute: job)
  }
}
