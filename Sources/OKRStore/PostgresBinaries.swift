// Finding an installed PostgreSQL.

internal import Glibc

/// The directory of one PostgreSQL's programs, and its major version.
struct PostgresBinaries: Sendable, Equatable {
  let directory: String
  let major: Int

  /// The oldest version that the schema and libpq's pipeline are written for.
  static let oldestMajor = 14

  func path(_ program: String) -> String { "\(self.directory)/\(program)" }

  /// The installation for a data directory of version `needed`, else the newest one.
  ///
  /// - Parameter roots: folders that hold `<version>/bin`.
  static func find(
    needed: String?, roots: [String] = ["/usr/lib/postgresql", "/usr/local/lib/postgresql"]
  ) throws(EmbeddedPostgresError) -> PostgresBinaries {
    let found = (Self.versioned(in: roots) + Self.onPath()).filter { $0.major >= Self.oldestMajor }
    guard let newest = found.max(by: { $0.major < $1.major }) else {
      throw .noBinaries(searched: roots + ["PATH"])
    }
    guard let needed else { return newest }
    guard let match = found.first(where: { String($0.major) == needed }) else {
      throw .foreignVersion(found: needed, installed: found.map { String($0.major) })
    }
    return match
  }

  private static func versioned(in roots: [String]) -> [PostgresBinaries] {
    roots.flatMap { root in
      HostFile.names(in: root).compactMap { name in
        guard let major = Int(name) else { return nil }
        return Self.complete(directory: "\(root)/\(name)/bin", major: major)
      }
    }
  }

  /// Installations on PATH, whose version stands in the share directory's catalogue file.
  private static func onPath() -> [PostgresBinaries] {
    guard let path = getenv("PATH") else { return [] }
    return String(cString: path).split(separator: ":").compactMap { directory in
      for share in ["share/postgresql", "share/pgsql", "share"] {
        let catalogue = HostFile.lines("\(directory)/../\(share)/postgres.bki").first ?? ""
        guard catalogue.hasPrefix("# PostgreSQL "), let major = Int(catalogue.dropFirst(13))
        else { continue }
        return Self.complete(directory: String(directory), major: major)
      }
      return nil
    }
  }

  private static func complete(directory: String, major: Int) -> PostgresBinaries? {
    let programs = ["initdb", "postgres"]
    guard programs.allSatisfy({ access("\(directory)/\($0)", X_OK) == 0 }) else { return nil }
    return PostgresBinaries(directory: directory, major: major)
  }
}
