// When a call passed which stage on its way: stamps that cost a store each, read once it has ended.

public import OKRModel
internal import Synchronization

/// Instants of one call, in nanoseconds of `Monotonic`; 0 where it never came there.
public struct CallStages: ~Copyable, Sendable {
  /// Its request was read from the connection.
  public let received: Int64
  private let queued = Atomic<Int64>(0)
  private let started = Atomic<Int64>(0)
  private let committing = Atomic<Int64>(0)
  private let committed = Atomic<Int64>(0)

  init(receivedAt instant: Int64) { self.received = instant }

  /// It was decoded and admitted, and waits for its turn. Of several queues the first counts.
  public func markQueued() {
    guard self.queued.load(ordering: .relaxed) == 0 else { return }
    self.queued.store(Monotonic.nowNanoseconds, ordering: .relaxed)
  }

  /// Its turn has come. Of several turns the last counts.
  public func markStarted() { self.started.store(Monotonic.nowNanoseconds, ordering: .relaxed) }

  /// What it changed was committed, from the one instant to the other.
  public func markCommit(from begin: Int64, to end: Int64) {
    self.committing.store(begin, ordering: .relaxed)
    self.committed.store(end, ordering: .relaxed)
  }

  /// How long each stage took that it passed, the last until `end`.
  public func spans(until end: Int64) -> [CallSpan] {
    let marks = [
      (CallSpan.Stage.decode, self.received), (.queue, self.queued.load(ordering: .relaxed)),
      (.compute, self.started.load(ordering: .relaxed)),
      (.commit, self.committing.load(ordering: .relaxed)),
      (.reply, self.committed.load(ordering: .relaxed)),
    ].filter { $0.1 > 0 }
    let ends = marks.dropFirst().map(\.1) + [end]
    return zip(marks, ends).map { mark, end in
      CallSpan(stage: mark.0, nanoseconds: max(0, end - mark.1))
    }
  }
}

/// How long a call stayed at one stage.
public struct CallSpan: Sendable, Hashable {
  /// The stages, in their order. Where a call has no commit, its reply is a part of what is computed.
  public enum Stage: String, Sendable, CaseIterable {
    case decode, queue, compute, commit, reply
  }

  public var stage: Stage
  public var nanoseconds: Int64
}

/// How a call ended, for who counts.
public struct CallEnd: Sendable, Hashable {
  public var code: Code
  /// The revision token of the reply; empty where it has none.
  public var revision: String
  /// What the request named; empty where that is nothing, or the caller's own organisation.
  public var organisation = ""
}
