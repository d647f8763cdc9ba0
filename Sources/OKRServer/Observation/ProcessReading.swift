// What the kernel tells of this process.

internal import Glibc

/// The process's use of its machine.
struct ProcessReading: Sendable {
  /// Processor time of all threads.
  var cpuMicroseconds: Int64 = 0
  var residentBytes: Int64 = 0
  var openFiles = 0
  var openFileLimit: UInt64 = 0
  var threads = 0
  /// When the process was started, in seconds since 1970; nil where the kernel doesn't tell.
  var startedSeconds: Double?

  /// What can't be read stays 0.
  static func now() -> ProcessReading {
    var reading = ProcessReading()
    var usage = rusage()
    if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
      reading.cpuMicroseconds =
        Self.microseconds(usage.ru_utime) + Self.microseconds(usage.ru_stime)
    }
    var limit = rlimit()
    if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 {
      reading.openFileLimit = UInt64(limit.rlim_cur)
    }
    // Fields: size, resident and so on, in pages.
    let pages = Self.text(of: "/proc/self/statm").split(separator: " ").compactMap { Int64($0) }
    if pages.count > 1 { reading.residentBytes = pages[1] * Int64(sysconf(Int32(_SC_PAGESIZE))) }
    reading.openFiles = Self.entries(of: "/proc/self/fd")
    reading.threads = Self.entries(of: "/proc/self/task")
    reading.startedSeconds = Self.startedSeconds
    return reading
  }

  /// The kernel counts from its own start. Read once, so that it doesn't move with the clock.
  private static let startedSeconds: Double? = {
    // Behind the program's name in parentheses, the 20th field is the start in ticks.
    let fields = Self.text(of: "/proc/self/stat", most: 1_024).split(separator: ")").last?
      .split(separator: " ")
    guard let fields, fields.count > 19, let ticks = Double(fields[19]) else { return nil }
    let age = Self.seconds(CLOCK_BOOTTIME) - ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
    return Self.seconds(CLOCK_REALTIME) - age
  }()

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func microseconds(_ time: timeval) -> Int64 {
    Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_usec)
  }

  /// The first bytes of a small file.
  private static func text(of path: String, most: Int = 256) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: most)
    let count = buffer.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
    return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
  }

  /// How many entries a folder has, without `.` and `..`.
  private static func entries(of path: String) -> Int {
    guard let folder = opendir(path) else { return 0 }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    return max(0, count - 2)
  }
}
