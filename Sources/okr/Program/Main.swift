// The program's entry: signals, one run, and the exit code.

internal import Dispatch
internal import Glibc
internal import OKRModel

@main
enum Main {
  static func main() async {
    // A reader that goes away is told by the write that fails.
    signal(SIGPIPE, SIG_IGN)
    // Nothing is done yet that Ctrl-C could break off.
    signal(SIGINT, SIG_IGN)
    let run = Task {
      await Program.run(Array(CommandLine.arguments.dropFirst()), in: .process())
    }
    let interrupts = Interrupts { run.cancel() }
    let status = await run.value
    interrupts.stop()
    exit(interrupts.wereSeen && status != .done ? ExitStatus.interrupted.rawValue : status.rawValue)
  }
}

/// Ctrl-C: the first ends the command in order, a second one at once.
final class Interrupts {
  /// How long a command may take to end in order, in milliseconds.
  static let graceMilliseconds = 2000

  private let source: any DispatchSourceSignal
  private let counter: InterruptCounter

  init(onFirst: @escaping @Sendable () -> Void) {
    let counter = InterruptCounter()
    let queue = DispatchQueue(label: "okr.interrupts")
    let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: queue)
    source.setEventHandler {
      // While a pager has the terminal, Ctrl-C is its.
      if Pager.isShowing { return }
      guard counter.add() == 1 else { _exit(ExitStatus.interrupted.rawValue) }
      onFirst()
      queue.asyncAfter(deadline: .now() + .milliseconds(Self.graceMilliseconds)) {
        _exit(ExitStatus.interrupted.rawValue)
      }
    }
    source.resume()
    self.source = source
    self.counter = counter
  }

  var wereSeen: Bool { self.counter.count > 0 }

  func stop() {
    self.source.cancel()
  }
}
