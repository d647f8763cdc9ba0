// What settings ask of one another, before anything is touched.

extension Settings {
  /// Checks what says where the data lies.
  func checkData() throws(SettingsFailure) {
    try Self.fail(self.dataProblems)
  }

  /// Checks everything that the server needs.
  func checkServer() throws(SettingsFailure) {
    try Self.fail(self.dataProblems + self.networkProblems)
  }

  static func fail(_ problems: [SettingProblem]) throws(SettingsFailure) {
    guard problems.isEmpty else { throw SettingsFailure(problems) }
  }

  func problem(_ key: SettingKey, _ message: String) -> SettingProblem {
    SettingProblem(key, self.entries[key]?.source ?? .flag, message)
  }

  private var dataProblems: [SettingProblem] {
    var problems: [SettingProblem] = []
    switch (self.text(.data), self.text(.database)) {
    case (nil, nil):
      problems.append(
        SettingProblem(
          place: "",
          "Say where the data lies: --data DIR for an embedded PostgreSQL, or --database URL."))
    case (.some, .some):
      problems.append(
        self.problem(
          .database,
          "The data lies in one place: give either data (\(self.place(.data))) or database."
        ))
    default: break
    }
    guard let path = self.text(.databasePasswordFile) else { return problems }
    if self.text(.data) != nil {
      problems.append(
        self.problem(.databasePasswordFile, "The embedded PostgreSQL has no password."))
    }
    if let exposure = SecretFile.exposure(of: path) {
      problems.append(self.problem(.databasePasswordFile, "\(path): \(exposure)"))
    }
    return problems
  }

  private var networkProblems: [SettingProblem] {
    var problems: [SettingProblem] = []
    for (given, missing) in [
      (SettingKey.tlsCertificate, SettingKey.tlsKey), (.tlsKey, .tlsCertificate),
    ]
    where self.text(given) != nil && self.text(missing) == nil {
      problems.append(self.problem(given, "\(given.flag) needs \(missing.flag) as well."))
    }
    if let key = self.text(.tlsKey), let exposure = SecretFile.exposure(of: key) {
      problems.append(self.problem(.tlsKey, "\(key): \(exposure)"))
    }
    if self.address(.listen) == nil, self.text(.socket) == nil {
      problems.append(self.problem(.listen, "With --listen none give a --socket."))
    }
    return problems + self.clashProblems + self.plaintextProblems + self.demoProblems
  }

  /// Two listeners can't have one address.
  private var clashProblems: [SettingProblem] {
    guard let listen = self.address(.listen), let management = self.address(.management),
      listen.clashes(with: management)
    else { return [] }
    return [
      self.problem(
        self.isStandard(.management) ? .listen : .management,
        "\(listen) for clients and \(management) for management are one address: give --management "
          + "another, or none.")
    ]
  }

  /// Listeners that would speak in the clear to the network, without a permit.
  private var plaintextProblems: [SettingProblem] {
    if self.text(.tlsCertificate) != nil || self.isOn(.allowPlaintext) { return [] }
    return [SettingKey.listen, .management].compactMap { key in
      guard let address = self.address(key), !address.isLoopback else { return nil }
      return self.problem(
        key,
        "\(address.host) can be reached from the network, so TLS is needed: give "
          + "--tls-certificate and --tls-key, or permit plain TCP with --allow-plaintext.")
    }
  }

  /// A sample company that the network would reach, without a permit: its token lies in a file.
  private var demoProblems: [SettingProblem] {
    guard let directory = self.text(.data), Demo.isIn(directory), !self.isOn(.allowDemoData),
      let address = self.address(.listen), !address.isLoopback
    else { return [] }
    return [
      self.problem(
        .listen,
        "\(directory) holds the sample company of --demo, and \(address.host) can be reached from the "
          + "network: give --data another directory, or permit it with --allow-demo-data.")
    ]
  }

  /// Where a setting was written.
  private func place(_ key: SettingKey) -> String {
    SettingProblem(key, self.entries[key]?.source ?? .flag, "").place
  }
}
