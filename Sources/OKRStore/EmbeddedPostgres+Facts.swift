// What can be told of an embedded PostgreSQL without starting it.

public import PostgresClient

extension EmbeddedPostgres {
  /// Whether a data directory holds a cluster already.
  public static func hasCluster(in dataDirectory: String) -> Bool {
    HostFile.exists("\(dataDirectory)/\(EmbeddedLayout.clusterName)/PG_VERSION")
  }

  /// Where the PostgreSQL that runs on a data directory can be reached; nil where none does. Nothing
  /// is made and no owner is changed for the answer.
  public static func running(in dataDirectory: String) -> PostgresEndpoint? {
    Self.socketDirectory(in: dataDirectory).map {
      PostgresEndpoint(socketDirectory: $0, user: Self.user, database: Self.database)
    }
  }

  /// The directory of the socket at which a data directory's PostgreSQL listens; nil where none does.
  static func socketDirectory(in dataDirectory: String) -> String? {
    let cluster = "\(HostFile.absolute(dataDirectory))/\(EmbeddedLayout.clusterName)"
    return OrphanPostmaster.find(cluster: cluster)?.socketDirectory
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
