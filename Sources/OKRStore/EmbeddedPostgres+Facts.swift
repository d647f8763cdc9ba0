// What can be told of an embedded PostgreSQL without starting it.

extension EmbeddedPostgres {
  /// Whether a data directory holds a cluster already.
  public static func hasCluster(in dataDirectory: String) -> Bool {
    HostFile.exists("\(dataDirectory)/\(EmbeddedLayout.clusterName)/PG_VERSION")
  }

  /// The oldest major version of PostgreSQL that will do.
  public static var oldestMajor: Int { PostgresBinaries.oldestMajor }

  /// The major version that a start on this data directory would use.
  public static func installedMajor(for dataDirectory: String) throws(EmbeddedPostgresError) -> Int
  {
    let cluster = "\(dataDirectory)/\(EmbeddedLayout.clusterName)"
    return try PostgresBinaries.find(needed: HostFile.lines("\(cluster)/PG_VERSION").first).major
  }
}
