// A plain thread, for work that blocks: the cooperative pool has only as many threads as cores.

internal import Glibc

/// Starting threads, and pausing them.
public enum HostThread {
  private final class Start {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs `body` on a new, detached thread.
  /// - Parameter niceness: 0 to 19; a nicer thread gets the processor when the others leave it.
  public static func start(niceness: Int32 = 0, _ body: @escaping @Sendable () -> Void) {
    guard niceness == 0 else {
      return self.start {
        // On Linux a thread has a priority of its own. Where it can't be lowered it just stays.
        _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
        body()
      }
    }
    let context = Unmanaged.passRetained(Start(body)).toOpaque()
    var thread = pthread_t()
    let status = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, context)
    precondition(status == 0, "the system refuses another thread")
    pthread_detach(thread)
  }

  /// Pauses the calling thread.
  static func sleep(milliseconds: UInt32) {
    usleep(milliseconds * 1_000)
  }
}
