// Whose program listens on a port of this machine, as far as the kernel tells this account.

internal import Glibc

/// A process that listens.
struct PortHolder: Sendable, Hashable, CustomStringConvertible {
  let processID: Int32
  /// The program's name, as the kernel keeps it.
  let name: String

  var description: String { "\(self.name) (process \(self.processID))" }

  /// Who listens on a port at `host`, or at all of the machine's addresses; nil where nobody does,
  /// and where this account may not see whose socket it is.
  static func find(host: String, port: Int) -> PortHolder? {
    let sockets = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap { path in
      ProcFile.text(path).map { Self.listening(in: $0, host: host, port: port) } ?? []
    }
    guard !sockets.isEmpty else { return nil }
    let links = Set(sockets.map { "socket:[\($0)]" })
    for process in ProcFile.names(in: "/proc").compactMap({ Int32($0) }) {
      let folder = "/proc/\(process)/fd"
      guard
        ProcFile.names(in: folder).contains(where: { file in
          ProcFile.link("\(folder)/\(file)").map(links.contains) ?? false
        })
      else { continue }
      let name = ProcFile.text("/proc/\(process)/comm")?.prefix { $0 != "\n" } ?? "?"
      return PortHolder(processID: process, name: String(name))
    }
    return nil
  }

  /// The inodes of listening sockets in a table of the kernel's, such as `/proc/net/tcp`.
  static func listening(in table: String, host: String, port: Int) -> [Substring] {
    var address = in_addr()
    let isNumber = inet_pton(AF_INET, host, &address) == 1
    let own = isNumber ? Self.hex(address.s_addr, digits: 8) : nil
    let wantedPort = Self.hex(UInt32(port), digits: 4)
    return table.split(separator: "\n").dropFirst().compactMap { line in
      let cells = line.split(separator: " ")
      guard cells.count > 9, cells[3] == "0A" else { return nil }
      let place = cells[1].split(separator: ":")
      guard place.count == 2, place[1] == wantedPort else { return nil }
      // A host that isn't an IPv4 address isn't told from its neighbours.
      let isEveryHost = place[0].allSatisfy { $0 == "0" }
      guard isEveryHost || own == nil || String(place[0]) == own else { return nil }
      return cells[9]
    }
  }

  private static func hex(_ number: UInt32, digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

/// What stands under /proc. Files there tell no size, and may be gone the next moment.
private enum ProcFile {
  /// A busy machine's table of sockets is about 150 bytes a row.
  private static let mostBytes = 16 << 20

  static func text(_ path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < Self.mostBytes {
      let count = read(file, &piece, piece.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += piece[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names
  }

  static func link(_ path: String) -> String? {
    var target = [CChar](repeating: 0, count: 64)
    let count = readlink(path, &target, target.count)
    guard count > 0 else { return nil }
    return String(decoding: target[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
