// Whether an address can be listened on, asked before a database is started or migrated for it.

internal import Glibc
internal import OKRTransport

enum ListenAddress {
  /// Fails where no unix socket can be made at the path, or a process listens on it.
  static func assertFree(socket path: String) throws(Failure) {
    do throws(TransportError) { try SocketFile(path: path).checkIsFree() } catch {
      throw Failure("--socket: \(error): give another path, or stop that process.")
    }
  }

  /// Fails where something listens there already or the address isn't this machine's. Binding may
  /// still fail later.
  /// - Parameter flag: which flag it stands at, for the words of a refusal.
  static func assertFree(host: String, port: Int, flag: String = "--listen") throws {
    var hints = addrinfo()
    hints.ai_family = AF_UNSPEC
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
    var first: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(host, String(port), &hints, &first)
    guard status == 0, let address = first else {
      throw Failure(
        "\(flag): \(host) is no address of a machine: \(String(cString: gai_strerror(status)))")
    }
    defer { freeaddrinfo(first) }
    let file = socket(address.pointee.ai_family, address.pointee.ai_socktype, 0)
    guard file >= 0 else { return }
    defer { close(file) }
    // As the server itself does: connections of an earlier one that linger don't count.
    var yes: Int32 = 1
    setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    guard bind(file, address.pointee.ai_addr, address.pointee.ai_addrlen) != 0 else { return }
    switch errno {
    case EADDRINUSE:
      let holder = PortHolder.find(host: host, port: port)?.description ?? "Something"
      throw Failure(
        "\(holder) listens on \(host):\(port) already: stop it, or give another \(flag).")
    case EADDRNOTAVAIL:
      throw Failure("\(flag): \(host) is not an address of this machine.")
    case EACCES:
      throw Failure("\(flag): this account may not listen on port \(port): choose one above 1023.")
    default: return
    }
  }
}
