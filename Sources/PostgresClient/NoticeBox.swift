// Notices that change what a commit means.

internal import CLibPQ

/// Remembers whether the server warned that a commit was not confirmed by its standbys: then
/// COMMIT reports success although the rows may be lost in a failover.
final class NoticeBox {
  /// The warning of the current call, when there was one.
  var replicationWarning: String?

  /// Receives the notices of `handle` for as long as this object lives.
  func attach(to handle: OpaquePointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    PQsetNoticeReceiver(handle, { NoticeBox.receive(context: $0, result: $1) }, context)
  }

  private static func receive(context: UnsafeMutableRawPointer?, result: OpaquePointer?) {
    guard let context, let result else { return }
    let box = Unmanaged<NoticeBox>.fromOpaque(context).takeUnretainedValue()
    let field = { (code: Character) -> String in
      PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) } ?? ""
    }
    // 01000 after a cancelled wait for a standby, 57P01 after a terminated one. Our statements
    // give no other warning of these classes, so the translated text needs no look.
    if field("V") == "WARNING", ["01000", "57P01"].contains(field("C")) {
      box.replicationWarning = field("M")
    }
  }
}
