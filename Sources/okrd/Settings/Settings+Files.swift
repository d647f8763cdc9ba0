// What the files hold that settings name: looked at as a start does, before anything is touched.

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
