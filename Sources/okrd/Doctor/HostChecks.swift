// The machine: its limits and its disk; then its kernel and its zones.

internal import Glibc
internal import OKRStore
internal import Terminal

enum HostChecks {
  /// Files beside those of connections: the log, PostgreSQL's connections, event loops.
  private static let otherFiles: UInt64 = 512
  /// So many times the room below which changes are refused; the server warns from here on, too.
  private static let spareFactor: Int64 = 2
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
      return [.dataDirectory, .diskSpace, .diskSync].map {
        Finding($0, .skipped, "the data lies elsewhere")
      }
    }
    let existing = Self.firstExisting(directory)
    return [Self.place(directory), Self.space(existing), Self.sync(existing, of: directory)]
  }

  /// What a start would say to the directory.
  private static func place(_ directory: String) -> Finding {
    do throws(EmbeddedPostgresError) {
      try EmbeddedPostgres.check(dataDirectory: directory)
      let isThere = access(directory, F_OK) == 0
      return Finding(
        .dataDirectory, .ok, isThere ? "\(directory) can be used" : "a start makes \(directory)")
    } catch {
      return .failed(.dataDirectory, error)
    }
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
    guard let space = VolumeSpace.read(directory) else {
      return Finding(.diskSpace, .failure, "\(directory): \(String(cString: strerror(errno)))")
    }
    return Self.space(space, in: directory)
  }

  static func space(_ space: VolumeSpace, in directory: String) -> Finding {
    let free = CountText.bytes(space.freeBytes)
    let percent = Int64(Double(space.freeBytes) / Double(max(1, space.totalBytes)) * 100)
    let bound = space.spareBytes * Self.spareFactor
    return .bounded(
      .diskSpace, "\(free) (\(percent) %) are free in \(directory)",
      isFine: space.freeBytes >= bound,
      advice: "keep \(CountText.bytes(bound)) free: with less than "
        + "\(CountText.bytes(space.spareBytes)) no change is taken")
  }

  /// - Parameter data: the data directory; nothing is written into one that is closed, be it that a
  ///   start opens it.
  private static func sync(_ directory: String, of data: String) -> Finding {
    let path = "\(directory)/.okrd-doctor-\(getpid())"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      if errno == EACCES, directory == data, Self.place(data).verdict == .ok {
        return Finding(.diskSync, .skipped, "\(directory) is closed until a start opens it")
      }
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
      advice: "use a faster disk, or one with a protected cache: every commit waits so long")
  }
}

extension Finding {
  /// What keeps the embedded PostgreSQL from its start.
  static func failed(_ check: DoctorCheck, _ error: EmbeddedPostgresError) -> Finding {
    Finding(check, .failure, error.parts.fault, advice: error.parts.advice)
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
