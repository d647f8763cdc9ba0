// The file of a unix socket: made with its final mode before anyone can see it, and replaced only
// where nobody listens behind it.

internal import Glibc

/// A unix socket's path.
public struct SocketFile: Sendable {
  let path: String

  public init(path: String) { self.path = path }

  /// Where the socket is bound before it takes its place.
  var temporaryPath: String { "\(self.path).\(getpid())" }

  /// Longest path that the kernel takes, without its final zero.
  static let longestPathBytes = 107

  /// Puts the bound socket in its place, in one step.
  func publish(mode: UInt32) throws(TransportError) {
    guard chmod(self.temporaryPath, mode) == 0, rename(self.temporaryPath, self.path) == 0 else {
      let why = String(cString: strerror(errno))
      unlink(self.temporaryPath)
      throw .bind(address: self.path, why: why)
    }
  }

  /// Refuses a path that is too long, lies where this account may not write, is taken by something else
  /// than a socket, or is listened on.
  public func checkIsFree() throws(TransportError) {
    guard self.temporaryPath.utf8.count <= Self.longestPathBytes else {
      throw .bind(
        address: self.path, why: "the path has more than \(Self.longestPathBytes) bytes")
    }
    unlink(self.temporaryPath)
    guard access(self.folder, W_OK | X_OK) == 0 else {
      throw .bind(address: self.path, why: "\(self.folder): \(String(cString: strerror(errno)))")
    }
    var status = stat()
    guard lstat(self.path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else {
      throw .bind(address: self.path, why: "a file that isn't a socket is in the way")
    }
    guard !self.isListenedOn else {
      throw .bind(address: self.path, why: "another process listens there")
    }
  }

  private var folder: String {
    guard let slash = self.path.lastIndex(of: "/") else { return "." }
    return slash == self.path.startIndex ? "/" : String(self.path[..<slash])
  }

  func remove() {
    unlink(self.path)
  }

  private var isListenedOn: Bool {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: self.path.utf8) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }
}

/// A peer that goes away must be an error of the write, not the process's end.
package func ignoreBrokenPipes() {
  signal(SIGPIPE, SIG_IGN)
}
