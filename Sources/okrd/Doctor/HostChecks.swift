// The machine: its limits and its disk; then its kernel and its zones.

internal import Glibc
internal import Terminal

enum HostChecks {
  /// Files beside those of connections: the log, PostgreSQL's connections, event loops.
  private static let otherFiles: UInt64 = 512
  private static let leastFreeBytes: UInt64 = 1 << 30
  private static let leastFreePercent: UInt64 = 10
  private static let mostSyncMicroseconds = 20_000
  private static let samplesCount = 15
  private static let sampleBytes = 8_192

  /// - Parameters:
  ///   - directory: where the data lies; nil where that is another machine's.
  ///   - connections: as many are served at a time.
  static func run(directory: String?, connections: Int) -> [Finding] {
    [Self.openFiles(connections)] + Self.disk(directory)
      + [KernelChecks.entropy(), KernelChecks.timeSync(), ZoneChecks.zones()]
  }

  private static func openFiles(_ connections: Int) -> Finding {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    let needed = UInt64(connections) + Self.otherFiles
    return .bounded(
      .openFiles, "\(limit.rlim_cur) may be open; \(connections) connections need \(needed)",
      isFine: limit.rlim_cur >= needed,
      advice: "ulimit -n \(needed), or LimitNOFILE=\(needed) in the systemd unit")
  }

  private static func disk(_ directory: String?) -> [Finding] {
    guard let directory else {
      return [.diskSpace, .diskSync].map { Finding($0, .skipped, "the data lies elsewhere") }
    }
    let existing = Self.firstExisting(directory)
    return [Self.space(existing), Self.sync(existing)]
  }

  /// The directory, or the nearest one above it that is there.
  private static func firstExisting(_ directory: String) -> String {
    var path = directory
    while access(path, F_OK) != 0, let slash = path.lastIndex(of: "/") {
      path = slash == path.startIndex ? "/" : String(path[..<slash])
    }
    return access(path, F_OK) == 0 ? path : "."
  }

  private static func space(_ directory: String) -> Finding {
    var status = statvfs()
    guard statvfs(directory, &status) == 0, status.f_blocks > 0 else {
      return Finding(.diskSpace, .failure, "\(directory): \(String(cString: strerror(errno)))")
    }
    let free = UInt64(status.f_bavail) * UInt64(status.f_frsize)
    let percent = UInt64(status.f_bavail) * 100 / UInt64(status.f_blocks)
    return .bounded(
      .diskSpace,
      "\(CountText.bytes(Int64(clamping: free))) (\(percent) %) are free in \(directory)",
      isFine: free >= Self.leastFreeBytes && percent >= Self.leastFreePercent,
      advice: "keep 10 % and 1 GiB free: with a full disk nothing can be recorded")
  }

  private static func sync(_ directory: String) -> Finding {
    let path = "\(directory)/.okrd-doctor-\(getpid())"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      return Finding(
        .diskSync, .failure, "\(directory) can't be written: \(String(cString: strerror(errno)))",
        advice: "give the directory to the account that okrd runs as")
    }
    defer {
      close(file)
      unlink(path)
    }
    var times: [Int] = []
    let block = [UInt8](repeating: 1, count: Self.sampleBytes)
    for _ in 0..<Self.samplesCount {
      let begin = ContinuousClock.now
      guard write(file, block, block.count) == block.count, fdatasync(file) == 0 else {
        return Finding(.diskSync, .failure, "\(directory): \(String(cString: strerror(errno)))")
      }
      times.append(Int((ContinuousClock.now - begin) / .microseconds(1)))
    }
    let median = times.sorted()[Self.samplesCount / 2]
    return .bounded(
      .diskSync, "\(DoctorText.milliseconds(median)) for a synced write in \(directory)",
      isFine: median <= Self.mostSyncMicroseconds,
      advice: "every commit waits so long: use a faster disk, or one with a protected cache")
  }
}

/// Numbers in findings.
enum DoctorText {
  /// Microseconds as milliseconds with two decimals.
  static func milliseconds(_ microseconds: Int) -> String {
    let hundredths = String(microseconds % 1_000 / 10 + 100).dropFirst()
    return "\(microseconds / 1_000).\(hundredths) ms"
  }
}
