// TERM and INT for commands that work beside the server: the first ends the work in order, so that
// nothing of it stays behind; the next ends the program.

internal import Glibc

/// Whether a command's work shall end.
enum Interruption {
  private static let signals: SignalSource = {
    let signals = SignalSource()
    signals.onNext { _exit(ExitStatus.interrupted.rawValue) }
    return signals
  }()

  /// Takes the signals over from now on.
  /// - Returns: whether one has come.
  static func watch() -> @Sendable () -> Bool {
    let signals = Self.signals
    return { signals.hasArrived }
  }
}
