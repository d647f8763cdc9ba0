// What the kernel gives: random numbers for tokens and keys, and a clock that others agree with.

internal import CHost
internal import Glibc

enum KernelChecks {
  private static let sampleBytes = 32

  static func entropy() -> Finding {
    var bytes = [UInt8](repeating: 0, count: Self.sampleBytes)
    let taken = getrandom(&bytes, bytes.count, UInt32(GRND_NONBLOCK))
    return Self.entropy(taken: taken, error: errno)
  }

  /// - Parameters:
  ///   - taken: what getrandom(2) answered: a count of bytes, or -1.
  ///   - error: errno where it is -1.
  static func entropy(taken: Int, error: Int32) -> Finding {
    if taken >= 0 { return Finding(.entropy, .ok, "random numbers come at once") }
    guard error == EAGAIN else { return .cantBeAsked(.entropy, error) }
    return Finding(
      .entropy, .warning, "the kernel has no random numbers yet, and a start waits for them",
      advice: "wait; in a virtual machine give it a device for them (virtio-rng)")
  }

  static func timeSync() -> Finding {
    // Without modes it only reads.
    var time = timex()
    let state = adjtimex(&time)
    return Self.timeSync(
      state: state, status: time.status, microseconds: Int(time.maxerror), error: errno)
  }

  /// - Parameters:
  ///   - state: what adjtimex(2) answered, or -1.
  ///   - status: the clock's status bits.
  ///   - microseconds: how far it may be off at the most.
  ///   - error: errno where the state is -1.
  static func timeSync(state: Int32, status: Int32, microseconds: Int, error: Int32) -> Finding {
    guard state >= 0 else { return .cantBeAsked(.timeSync, error) }
    guard state != TIME_ERROR, status & STA_UNSYNC == 0 else {
      return Finding(
        .timeSync, .warning, "nothing keeps the clock in step",
        advice: "run chrony or systemd-timesyncd: days and check-ins follow this clock")
    }
    return Finding(
      .timeSync, .ok, "in step, at most \(DoctorText.milliseconds(microseconds)) off")
  }
}

extension Finding {
  /// The kernel refuses to tell, as it may in a container.
  fileprivate static func cantBeAsked(_ check: DoctorCheck, _ error: Int32) -> Finding {
    Finding(check, .skipped, "the kernel doesn't tell: \(String(cString: strerror(error)))")
  }
}
