// What the time says of a certificate: looked at by a start, a HUP, config check and the doctor.

internal import Glibc
internal import Logging
internal import OKRModel
internal import OKRTransport
internal import Terminal

/// Where the time stands to a certificate's. Times are seconds since 1970.
enum CertificateAge: Sendable, Hashable {
  case valid(days: Int64)
  /// It ends within days that are worth a warning.
  case ending(days: Int64, end: Int64)
  case expired(end: Int64)
  case notYetValid(begin: Int64)

  /// So many days before its end a certificate is worth a warning.
  static let warningDays: Int64 = 30

  init(_ validity: CertificateValidity, now: Int64 = Int64(Glibc.time(nil))) {
    let days = (validity.notAfter - now) / 86_400
    if validity.notAfter <= now {
      self = .expired(end: validity.notAfter)
    } else if validity.notBefore > now {
      self = .notYetValid(begin: validity.notBefore)
    } else {
      self =
        days < Self.warningDays ? .ending(days: days, end: validity.notAfter) : .valid(days: days)
    }
  }

  /// True where every client refuses it. A start goes on all the same: the clock may be the one that is
  /// wrong, and other doors may be open.
  var isRefused: Bool {
    switch self {
    case .valid, .ending: false
    case .expired, .notYetValid: true
    }
  }

  /// What the log says; nil where there is nothing to tell.
  var warning: String? {
    switch self {
    case .valid: nil
    case .ending: "the certificate expires soon"
    case .expired: "the certificate has expired: clients refuse it"
    case .notYetValid: "the certificate isn't valid yet: clients refuse it"
    }
  }

  /// What it is, behind the certificate's name.
  var words: String {
    switch self {
    case .valid(let days): "valid for \(CountText.of(days, "day"))"
    case .ending(let days, let end):
      "it expires in \(CountText.of(days, "day")), on \(Self.day(end))"
    case .expired(let end): "it expired on \(Self.day(end)): clients refuse it"
    case .notYetValid(let begin): "it isn't valid before \(Self.moment(begin)): clients refuse it"
    }
  }

  /// What to do; nil where there is nothing to.
  var advice: String? {
    switch self {
    case .valid: nil
    case .ending: "renew it, then send okrd a HUP"
    case .expired: "renew it, then start okrd or send it a HUP"
    case .notYetValid: "set this machine's clock where that is wrong, or use another until then"
    }
  }

  fileprivate static func day(_ seconds: Int64) -> String {
    String(Self.moment(seconds).prefix(10))
  }

  fileprivate static func moment(_ seconds: Int64) -> String {
    InstantText.format(unixMicros: seconds * 1_000_000)
  }
}

extension Settings {
  /// Where the time stands to the certificate; nil without one that can be read.
  var certificateAge: CertificateAge? {
    (try? self.tls?.validity()).map { CertificateAge($0) }
  }

  /// Tells of a certificate that expires soon, has expired, or isn't valid yet.
  func warnOfCertificate(_ logger: Logger) {
    guard let age = self.certificateAge, let warning = age.warning else { return }
    var metadata: Logger.Metadata = ["certificate": "\(self.text(.tlsCertificate) ?? "")"]
    switch age {
    case .valid: break
    case .ending(let days, let end):
      metadata["days"] = .stringConvertible(days)
      metadata["expires"] = "\(CertificateAge.moment(end))"
    case .expired(let end): metadata["expired"] = "\(CertificateAge.moment(end))"
    case .notYetValid(let begin): metadata["valid_from"] = "\(CertificateAge.moment(begin))"
    }
    logger.warning("\(warning)", metadata: metadata)
  }
}
