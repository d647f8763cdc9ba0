// A plain thread, for work that blocks: the cooperative pool has only as many threads as cores.

internal import Glibc

/// Starting threads, and pausing them.
public enum HostThread {
  private final class Start {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Runs `body` on a new, detached thread.
  public static func start(_ body: @escaping @Sendable () -> Void) {
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
