// The program as it is built, run as a process, and folders for it.

import ExactJSON
import Foundation
import StoreTestSupport

/// How a run of `okrd` ended.
struct Run {
  let status: Int32
  let out: String
  let err: String
}

enum Program {
  /// The built program, which lies beside the tests' own.
  static let path = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("okrd").path

  /// Runs `okrd` to its end.
  /// - Parameters:
  ///   - environment: variables beside a minimal PATH.
  ///   - folder: where it runs; here where it is nil.
  ///   - account: whose process it is, which needs root; ours where it is nil.
  static func run(
    _ arguments: [String], environment: [String: String] = [:], in folder: Folder? = nil,
    as account: String? = nil
  ) throws -> Run {
    let process = Self.process(arguments, environment)
    if let account {
      process.executableURL = URL(fileURLWithPath: "/usr/bin/setpriv")
      process.arguments =
        ["--reuid=\(account)", "--regid=nogroup", "--clear-groups", "--", Self.path] + arguments
    }
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder.path) }
    let (out, err) = (try Output(), try Output())
    process.standardOutput = out.handle
    process.standardError = err.handle
    try process.run()
    process.waitUntilExit()
    return Run(status: process.terminationStatus, out: try out.text(), err: try err.text())
  }

  /// `okrd` before its start.
  static func process(_ arguments: [String], _ environment: [String: String] = [:]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.path)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    return process
  }
}

/// An `okrd` that serves, ended with the value.
final class Daemon {
  let process: Process
  private let out: Output
  private let err: Output

  /// Starts it.
  init(_ arguments: [String], environment: [String: String] = [:]) throws {
    self.out = try Output()
    self.err = try Output()
    self.process = Program.process(arguments, environment)
    self.process.standardOutput = self.out.handle
    self.process.standardError = self.err.handle
    try self.process.run()
  }

  deinit {
    if self.process.isRunning {
      self.process.terminate()
      self.process.waitUntilExit()
    }
  }

  /// What it logged.
  func log() throws -> String { try self.err.text() }

  /// Waits until `condition` holds; false where the process ends before.
  func waits(for condition: () throws -> Bool) async throws -> Bool {
    while try !condition() {
      guard self.process.isRunning else { return try condition() }
      try await Task.sleep(for: .milliseconds(20))
    }
    return true
  }

  /// Waits until it is ready, and returns its announcement.
  func ready() async throws -> [String: String] {
    let isReady = try await self.waits { try self.out.text().hasSuffix("}\n") }
    guard isReady else { throw Failed(log: try self.log()) }
    guard case .object(let members) = try JSONReader.read(try self.out.text()) else {
      throw Failed(log: try self.log())
    }
    return Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.value.plainText) })
  }

  /// Sends a signal.
  func signal(_ number: Int32) { kill(self.process.processIdentifier, number) }

  /// Drains it and returns its exit code.
  func stop() -> Int32 {
    self.process.terminate()
    self.process.waitUntilExit()
    return self.process.terminationStatus
  }

  struct Failed: Error { let log: String }
}

extension JSONValue {
  /// Texts and numbers as they are, true and false in words.
  fileprivate var plainText: String {
    switch self {
    case .string(let text), .number(let text): text
    case .bool(let isTrue): "\(isTrue)"
    default: ""
    }
  }
}

/// A stream of a process, kept in a file, so that no pipe fills up.
final class Output {
  let path: String
  let handle: FileHandle

  init() throws {
    self.path = NSTemporaryDirectory() + "okrd-output-\(UUID().uuidString)"
    try Data().write(to: URL(fileURLWithPath: self.path))
    self.handle = try FileHandle(forWritingTo: URL(fileURLWithPath: self.path))
  }

  deinit {
    try? self.handle.close()
    unlink(self.path)
  }

  func text() throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: self.path)), as: UTF8.self)
  }
}

/// A folder of one test, removed with it.
final class Folder {
  let path = TestCluster.temporaryDirectory()

  deinit { TestCluster.remove(self.path) }

  /// Writes a file and returns its path.
  func write(_ text: String, to name: String, mode: mode_t = 0o600) throws -> String {
    let path = "\(self.path)/\(name)"
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    chmod(path, mode)
    return path
  }
}

/// Certificates made on the spot.
enum Certificate {
  /// A self-signed one for localhost, by openssl.
  /// - Returns: the paths of the chain and of its key.
  static func make(in folder: Folder, days: Int) throws -> (chain: String, key: String) {
    let (chain, key) = Self.paths(in: folder)
    try Self.openssl(
      ["req", "-x509", "-days", String(days), "-keyout", key, "-out", chain] + Self.subject)
    chmod(key, 0o600)
    return (chain, key)
  }

  /// The same, valid between two times such as `20200101000000Z`.
  static func make(
    in folder: Folder, from begin: String, to end: String
  ) throws -> (chain: String, key: String) {
    let (chain, key) = Self.paths(in: folder)
    let request = "\(folder.path)/request.pem"
    try Self.openssl(["req", "-keyout", key, "-out", request] + Self.subject)
    _ = try folder.write("", to: "index.txt")
    let rules = try folder.write(
      """
      [ca]
      default_ca = here
      [here]
      database = \(folder.path)/index.txt
      new_certs_dir = \(folder.path)
      rand_serial = yes
      default_md = sha256
      policy = any
      copy_extensions = copy
      [any]
      commonName = supplied
      """, to: "ca.conf")
    try Self.openssl([
      "ca", "-batch", "-selfsign", "-notext", "-config", rules, "-keyfile", key, "-in", request,
      "-out", chain, "-startdate", begin, "-enddate", end,
    ])
    chmod(key, 0o600)
    return (chain, key)
  }

  private static func paths(in folder: Folder) -> (chain: String, key: String) {
    ("\(folder.path)/chain.pem", "\(folder.path)/key.pem")
  }

  private static let subject = [
    "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
    "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
  ]

  private static func openssl(_ arguments: [String]) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
  }
}

/// A port of the loopback that something listens on.
final class TakenPort {
  private let file: Int32
  let number: Int

  /// - Parameter port: 0 for any that is free.
  init(_ port: Int = 0) throws {
    self.file = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    // Whoever had it before may have left connections behind.
    var isReused: Int32 = 1
    setsockopt(
      self.file, SOL_SOCKET, SO_REUSEADDR, &isReused, socklen_t(MemoryLayout<Int32>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr = in_addr(s_addr: UInt32(0x7f00_0001).bigEndian)
    address.sin_port = UInt16(port).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let file = self.file
    let isTaken = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(file, address, size) == 0 && listen(file, 1) == 0
          && getsockname(file, address, &size) == 0
      }
    }
    guard isTaken else {
      close(self.file)
      throw CocoaError(.featureUnsupported)
    }
    self.number = Int(UInt16(bigEndian: address.sin_port))
  }

  /// A port of a number; nil where others have it for long.
  static func wait(for port: Int) async throws -> TakenPort? {
    for _ in 0..<600 {
      if let taken = try? TakenPort(port) { return taken }
      try await Task.sleep(for: .milliseconds(100))
    }
    return nil
  }

  /// Whether something holds of a port that was taken a moment ago. The tests beside this one may get
  /// one port at once, or start a program that has it until its first instruction; never twenty.
  static func isFreeAgain(_ holds: (_ port: Int) throws -> Bool) throws -> Bool {
    for _ in 0..<20 {
      let taken = try TakenPort()
      taken.free()
      if try holds(taken.number) { return true }
    }
    return false
  }

  func free() { close(self.file) }
}
