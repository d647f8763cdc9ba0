// The SQL texts and the catalogue: every statement on an organisation's table names the
// organisation, and the schema stays ready to be distributed by it.

internal import BoundedTestSupport
internal import Glibc
internal import PostgresClient
internal import StoreTestSupport
internal import Testing

@testable internal import OKRStore

@Suite("Statements", .bounded) struct StatementTextTests {
  private func text(_ path: String) throws -> String {
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }

  private var root: String {
    #filePath.split(separator: "/").dropLast(3).reduce("") { "\($0)/\($1)" }
  }

  /// The statements of the sources, by name.
  private func statements() throws -> [(name: String, sql: String)] {
    let folder = "\(self.root)/Sources/OKRStore/Statements"
    return try HostFile.names(in: folder).flatMap { file in
      let text = try self.text("\(folder)/\(file)")
      return text.split(separator: "PostgresStatement(\n").dropFirst().map { part in
        let lines = part.split(separator: "\n", omittingEmptySubsequences: false)
        let end = lines.firstIndex { $0.isEmpty || $0.contains("///") } ?? lines.endIndex
        let sql = lines[..<end].joined(separator: "\n")
        let name = sql.split(separator: "\"").dropFirst().first ?? "?"
        return (String(name), sql.lowercased())
      }
    }
  }

  @Test("Every statement on an organisation's table names the organisation") func named() throws {
    let statements = try self.statements()
    #expect(statements.count > 30)
    for (name, sql) in statements {
      let words = sql.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      let named = zip(words, words.dropFirst()).compactMap { before, word in
        ["from", "into", "update", "join"].contains(before) ? word : nil
      }
      let tables = Migration.organisationTables.filter { named.contains(Substring($0)) }
      guard !tables.isEmpty else { continue }
      let isNamed =
        sql.contains("org_id = $1")
        || (sql.contains("insert into") && (sql.contains("values ($1")))
      #expect(isNamed, "\(name) reads or writes \(tables) without org_id = $1")
      #expect(!sql.contains("set org_id"), "\(name) changes org_id")
    }
  }

  @Test("Statement names are unique") func unique() throws {
    let names = try self.statements().map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test("Keys of organisation tables start with, or hold, the organisation") func keys() throws {
    let database = try TestDatabase()
    for table in Migration.organisationTables {
      let missing = try database.number(
        """
        select count(*) from pg_index i
        join pg_attribute a on a.attrelid = i.indrelid and a.attname = 'org_id'
        where i.indrelid = '\(table)'::regclass and i.indisunique
          and not a.attnum = any (i.indkey::int2[])
        """)
      #expect(missing == 0, "\(table)")
      let isForced = try database.number(
        """
        select count(*) from pg_class
        where oid = '\(table)'::regclass and relrowsecurity and relforcerowsecurity
        """)
      #expect(isForced == 1, "\(table)")
    }
    #expect(
      try database.number(
        """
        select count(*) from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and a.attcollation <> 0 and a.attcollation <> 'pg_catalog."C"'::regcollation
        """) == 0)
  }

  @Test("The schema could be distributed by organisation") func distributable() throws {
    let path = "\(self.root)/../shared/tools/citus_ready.sql"
    // The catalogue check is kept outside of the repository; `keys` covers its main rule.
    guard HostFile.exists(path) else { return }
    let database = try TestDatabase()
    let references = ["cluster", "process", "organisation", "placement", "token"]
    var sql = try self.text(path).split(separator: "\n").filter { !$0.hasPrefix("--") }
      .joined(separator: "\n")
    for (name, value) in [
      (":'schema'", "'public'"), (":'dist'", "'org_id'"),
      (":ref", references.map { "'\($0)'" }.joined(separator: ",")),
      (":local", "'schema_migration'"),
    ] { sql = self.replace(name, by: value, in: sql) }
    while sql.last?.isWhitespace == true || sql.last == ";" { sql.removeLast() }
    let connection = try database.admin()
    defer { connection.close() }
    let check = PostgresStatement(
      name: "check", sql: "select rule::text, obj::text from (\(sql)) found")
    let rows = try connection.pipeline([check.bind()], deadline: .after(milliseconds: 20_000))[0]
    let found = (0..<rows.rowCount).map { "\(rows.text($0, 0)): \(rows.text($0, 1))" }
    #expect(found == [])
  }

  private func replace(_ name: String, by value: String, in text: String) -> String {
    var parts: [Substring] = []
    var rest = text[...]
    while let found = rest.firstRange(of: name) {
      parts.append(rest[..<found.lowerBound])
      rest = rest[found.upperBound...]
    }
    return (parts + [rest]).joined(separator: value)
  }
}
