// The threads that clients' connections run on.

internal import NIOCore
internal import NIOPosix

/// Event loops, shared by as many connections as one likes.
public struct ClientLoops: Sendable {
  let group: any EventLoopGroup

  /// The process's own, one a core.
  public static let shared = ClientLoops(group: MultiThreadedEventLoopGroup.singleton)

  private init(group: any EventLoopGroup) {
    self.group = group
  }

  /// Threads of one's own; they last until the process ends.
  public init(threads: Int) {
    self.group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
  }
}
