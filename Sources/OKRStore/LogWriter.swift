// The writer: a thread and a connection of its own, and natural batching. What arrives while a
// commit is in flight is the next commit.

internal import Dispatch
public import PostgresClient
internal import Synchronization

/// Writes appends of many organisations in few commits.
public final class LogWriter: Sendable {
  /// Takes the outcomes, one for each append in the same order, on the writer's thread.
  public typealias Completion = @Sendable ([AppendOutcome]) -> Void

  private struct Submission: Sendable {
    let appends: [SealedAppend]
    let completion: Completion
  }

  private struct Queue {
    var submissions: [Submission] = []
    var isClosed = false
  }

  private let connector: PostgresConnector
  private let counters: LogWriterCounters
  private let queue = Mutex(Queue())
  private let arrived = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  /// Starts the writer's thread; it connects at the first append.
  /// - Parameters:
  ///   - counters: where what it writes is counted.
  ///   - connections: where its connections and failed calls are.
  public init(
    endpoint: PostgresEndpoint, counters: LogWriterCounters = LogWriterCounters(),
    connections: PostgresCounters? = nil
  ) {
    self.connector = PostgresConnector(
      endpoint: endpoint, role: Migration.applicationRole,
      lockTimeoutMilliseconds: StoreLimits.commitLockTimeoutMilliseconds, counters: connections)
    self.counters = counters
    HostThread.start { self.run() }
  }

  /// Queues appends; returns at once. Appends of one organisation are written in the order in which
  /// they were queued, each extending the one before.
  public func append(_ appends: [SealedAppend], completion: @escaping Completion) {
    let isClosed = self.queue.withLock { queue in
      if !queue.isClosed {
        queue.submissions.append(Submission(appends: appends, completion: completion))
      }
      return queue.isClosed
    }
    if isClosed {
      completion(appends.map { _ in .refused(Self.closed) })
    } else {
      self.arrived.signal()
    }
  }

  /// Writes what is queued, then ends the thread and closes the connection; waits for that. Later
  /// appends are refused.
  public func close() {
    let wasClosed = self.queue.withLock { queue in
      defer { queue.isClosed = true }
      return queue.isClosed
    }
    if wasClosed { return }
    self.arrived.signal()
    self.ended.wait()
  }

  private func run() {
    var session = LogWriterSession(connector: self.connector, counters: self.counters)
    while true {
      self.arrived.wait()
      let (batch, isClosed) = self.take()
      if batch.isEmpty {
        if isClosed { break }
        continue
      }
      let outcomes = session.write(batch.flatMap(\.appends))
      var start = 0
      for submission in batch {
        submission.completion(Array(outcomes[start..<(start + submission.appends.count)]))
        start += submission.appends.count
      }
    }
    session.close()
    self.ended.signal()
  }

  /// The next commit's submissions: at least one, up to the limits. The semaphore's surplus counts
  /// wake the thread once more and find nothing, which does no harm.
  private func take() -> ([Submission], isClosed: Bool) {
    self.queue.withLock { queue in
      var count = 0
      var appends = 0
      var bytes = 0
      while count < queue.submissions.count {
        let next = queue.submissions[count].appends
        let nextBytes = next.reduce(0) { $0 + $1.payloadBytes }
        let isFull =
          appends + next.count > StoreLimits.commitAppendsCount
          || bytes + nextBytes > StoreLimits.commitBytes
        if count > 0 && isFull { break }
        appends += next.count
        bytes += nextBytes
        count += 1
      }
      let taken = Array(queue.submissions.prefix(count))
      queue.submissions.removeFirst(count)
      if !queue.submissions.isEmpty { self.arrived.signal() }
      return (taken, queue.isClosed && queue.submissions.isEmpty)
    }
  }

  private static let closed = PostgresError(
    sqlState: "57P01", disposition: .retryable, message: "the writer is closed")
}

extension SealedAppend {
  /// The bytes of the payloads: what decides the size of a commit.
  var payloadBytes: Int { self.entries.reduce(0) { $0 + $1.payload.count } }
}
