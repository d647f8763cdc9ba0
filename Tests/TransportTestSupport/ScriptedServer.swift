// What every test with a socket shares: a handler made of closures, a path to listen on, limits that
// a busy machine doesn't reach, and a wait.

internal import Glibc
package import OKRModel
package import OKRTransport
internal import OKRWire

/// A handler whose answers a test gives; without one, it sends back what it was sent.
package struct ScriptedHandler: ServerHandler {
  package var onSignIn: @Sendable (Hello) -> Result<SignIn, StatusError>
  package var onBegin: @Sendable (ServerCall) -> Void

  package init(
    onSignIn: @escaping @Sendable (Hello) -> Result<SignIn, StatusError> = { hello in
      .success(SignIn(principal: Principal(organisation: hello.organisation, name: "ann")))
    },
    onBegin: @escaping @Sendable (ServerCall) -> Void = { $0.finish(payload: $0.payload) }
  ) {
    self.onSignIn = onSignIn
    self.onBegin = onBegin
  }

  package var welcome: Welcome { Welcome(serverVersion: "test", capabilities: ["a"]) }

  package func signIn(
    _ hello: Hello, peer: PeerAddress,
    answer: @escaping @Sendable (Result<SignIn, StatusError>) -> Void
  ) {
    answer(self.onSignIn(hello))
  }

  package func begin(_ call: ServerCall) {
    self.onBegin(call)
  }
}

extension TransportLimits {
  /// The product's limits, with times that no test reaches by waiting for its turn among hundreds;
  /// a test about a time sets that one.
  package static var unhurried: TransportLimits {
    var limits = TransportLimits()
    limits.handshakeMilliseconds = 600_000
    limits.frameMilliseconds = 600_000
    limits.stalledWriteMilliseconds = 600_000
    limits.idleMilliseconds = 600_000
    limits.defaultTimeoutMilliseconds = 600_000
    return limits
  }
}

package func newSocketPath() -> String {
  "/tmp/okr-\(getpid())-\(UInt32.random(in: 0...UInt32.max)).sock"
}

/// Waits until something holds; false after a thousand looks, five seconds at the least.
package func eventually(_ holds: () -> Bool) async -> Bool {
  for _ in 0..<1_000 {
    if holds() { return true }
    try? await Task.sleep(for: .milliseconds(5))
  }
  return holds()
}
