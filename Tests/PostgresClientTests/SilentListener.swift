// A listener whose kernel accepts connections that nobody ever answers: a frozen server.

internal import Glibc

/// Listens on loopback and stays silent.
struct SilentListener {
  struct Refused: Error {}

  private let descriptor: Int32
  /// The port it listens on.
  let port: UInt16

  init() throws {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        guard bind(descriptor, pointer, length) == 0, listen(descriptor, 16) == 0 else {
          return Int32(-1)
        }
        return getsockname(descriptor, pointer, &length)
      }
    }
    guard status == 0 else { throw Refused() }
    self.descriptor = descriptor
    self.port = UInt16(bigEndian: address.sin_port)
  }

  func close() {
    Glibc.close(self.descriptor)
  }
}
