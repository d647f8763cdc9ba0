// What the files hold that settings name: looked at as a start does, before anything is touched.

internal import Glibc
internal import Logging
internal import OKRTransport

extension Settings {
  /// Checks the certificate with its key, and the database's password.
  func checkFiles() throws(SettingsFailure) {
    let problems = self.unreadableProblems
    try Self.fail(problems.isEmpty ? self.contentProblems : problems)
  }

  /// Files that this account can't read.
  private var unreadableProblems: [SettingProblem] {
    [SettingKey.tlsCertificate, .tlsKey, .databasePasswordFile].compactMap { key in
      guard let path = self.text(key), let reason = SecretFile.obstacle(to: path) else {
        return nil
      }
      return self.problem(key, "\(path): \(reason)")
    }
  }

  private var contentProblems: [SettingProblem] {
    var problems: [SettingProblem] = []
    do throws(TransportError) { try self.tls?.check() } catch {
      problems.append(self.problem(.tlsCertificate, "\(error)"))
    }
    do throws(Failure) {
      if let path = self.text(.databasePasswordFile) { _ = try SecretFile.firstLine(path) }
    } catch {
      problems.append(self.problem(.databasePasswordFile, error.description))
    }
    return problems
  }
}

extension Settings {
  /// So many days before its end a certificate is worth a warning.
  static let certificateDays: Int64 = 30

  /// Tells of a certificate that expires soon, or has expired.
  func warnOfExpiry(_ logger: Logger) {
    guard let expiry = try? self.tls?.expiry() else { return }
    let days = (expiry - Int64(time(nil))) / 86_400
    guard days < Self.certificateDays else { return }
    logger.warning(
      expiry <= Int64(time(nil))
        ? "the certificate has expired: clients refuse it" : "the certificate expires soon",
      metadata: [
        "days": .stringConvertible(days),
        "certificate": "\(self.text(.tlsCertificate) ?? "")",
      ])
  }
}
