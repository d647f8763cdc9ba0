// The table of settings as a page.

internal import Terminal

enum SettingsPage {
  /// Every key with what it takes.
  static var keys: Table {
    self.table(
      ["VARIABLE", "DEFAULT", "TAKES"],
      rows: SettingKey.allCases.map {
        [$0.rawValue, $0.variable, $0.setting.standard ?? "", $0.setting.kind.takes]
      })
  }

  /// Every key with its value. Passwords aren't shown.
  static func values(_ settings: Settings) -> Table {
    self.table(
      ["VALUE", "SOURCE", "DEFAULT"],
      rows: SettingKey.allCases.map { key in
        let source = settings.entries[key]?.source ?? .standard
        return [
          key.rawValue, settings.shown(key), source.description, key.setting.standard ?? "",
        ]
      })
  }

  /// A row a key; records where the terminal is too narrow for that, since a value that is cut is none.
  private static func table(_ titles: [String], rows: [[String]]) -> Table {
    var table = Table(
      [Column("KEY")] + titles.map { Column($0, isFlexible: true) },
      rows: rows.map { $0.map { Cell($0.isEmpty ? "–" : $0) } })
    table.leastFlexibleColumns = .max / 2
    return table
  }

  /// docs/CONFIGURATION.md.
  static var markdown: String {
    Self.introduction
      + SettingGroup.allCases.map { group in
        "\n\n## \(group.rawValue)\n\n| key | variable | default | takes | meaning |\n|---|---|---|---|---|\n"
          + group.keys.map(Self.row).joined(separator: "\n")
      }.joined()
  }

  private static func row(_ key: SettingKey) -> String {
    let setting = key.setting
    let secret = setting.kind.isSecret ? " A password in it is never shown." : ""
    let standard = setting.standard.map { "`\($0)`" } ?? ""
    return "| `\(key.rawValue)` | `\(key.variable)` | \(standard) | \(setting.kind.takes) "
      + "| \(setting.help)\(secret) |"
  }

  private static let credentialNames = Credentials.keys.map { "`\($0.rawValue)`" }
    .joined(separator: ", ")

  private static let introduction = """
    # Configuration

    Every setting of `okrd`, written by `okrd config keys --markdown`. A setting has one key and three spellings: `pool-lanes` is the
    flag `--pool-lanes 4`, the variable `OKRD_POOL_LANES=4`, and the line `pool-lanes = 4` of the file that `--config FILE` or `OKRD_CONFIG`
    names. A flag wins over the environment, that over the file, that over credentials, and those over the default. A setting that takes yes or no is the flag
    `--migrate` for yes and `--no-migrate` for no.

    ```
    # /etc/okrd.conf
    data = /var/lib/okrd
    listen = 0.0.0.0:7443
    tls-certificate = /etc/okrd/server.pem
    tls-key = /etc/okrd/server.key
    ```

    A line of the file is `key = value`, empty, or a comment that begins with `#`. The value is the rest of the line without the white
    space at its ends: no quotes, no escapes, no comment behind it. A key may stand there once. The file is UTF-8 and at most 65 536 bytes long.
    A key that doesn't exist is an error, and so is a variable that begins with `OKRD_` and isn't one of these; empty variables count as not
    set. Kubernetes makes such variables for a service that is named `okrd`: set `enableServiceLinks: false` there, or choose another name.

        okrd config show            each value, and where it comes from; takes the flags of okrd
        okrd config check FILE      what is wrong with a file, line by line; exit code 78 where something is
        okrd config keys            this table

    Secrets belong in files that only their owner may read: `tls-key`, and `database-password-file` with the password in its first
    line. libpq's `PGPASSFILE` and service files work as well. A password in `database` works, in a file of mode 0600; as a flag or a
    variable other processes of the machine may see it.

    Credentials are such files in a directory, each named as its setting: \(Self.credentialNames) (the connection is its first line).
    The directory is that of `--credentials DIR` or `OKRD_CREDENTIALS`, such as `/run/secrets`, else the one that systemd makes of a unit's
    `LoadCredential=tls-key:/etc/okrd/server.key`; whatever else lies there is left alone.
    """
}
