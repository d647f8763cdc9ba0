// A read that is made again and again, and that outlives its connection.

internal import OKRModel

/// Reads what no watch tells of, until interrupted.
struct RepeatLoop {
  /// Between two reads: short enough for someone who looks on, long enough for the server.
  private static let pause: Duration = .seconds(2)

  let session: Session

  init(_ session: Session) { self.session = session }

  /// - Parameter read: reads once.
  func run(_ read: () async throws -> Void) async throws {
    var reconnection = Reconnection(self.session.presenter)
    var hasBegun = false
    while true {
      do {
        try await read()
        try reconnection.answered()
        hasBegun = true
        try await Task.sleep(for: Self.pause)
      } catch let failure as CommandFailure where Reconnection.mayPass(failure) {
        // Nobody waits for a server that was never there.
        if !hasBegun { throw failure }
        try await reconnection.wait(after: failure)
      }
    }
  }
}
