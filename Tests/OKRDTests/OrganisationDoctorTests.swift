// What the doctor finds in the organisations of a database: who serves them, logs that don't fit their
// hashes, and zones that this machine doesn't know.

import BoundedTestSupport
import ExactJSON
import OKRClient
import OKRModel
import OKRServer
import OKRStore
import OKRWire
import PostgresClient
import StoreTestSupport
import Testing

@testable import okrd

@Suite(.bounded) struct OrganisationDoctorTests {
  /// An organisation with a region in each zone, and what was said of it.
  private func fill(_ place: Place, _ port: Int, _ id: String, zones: [String]) async throws {
    let connection = try await place.connect(port, id)
    defer { connection.close() }
    for (index, zone) in zones.enumerated() {
      _ = try await connection.call(
        RPC.RegionService.createRegion,
        CreateRegionRequest(
          mutation: Mutation(idempotencyKey: IdempotencyKey.make()),
          region: Region(id: "r\(index)", timeZone: zone)))
    }
  }

  private func examine(
    _ place: Place, environment: [String: String] = [:]
  ) throws -> [String: JSONValue] {
    let run = try Program.run(
      [
        "doctor", "--database", place.url, "--allow-unsafe-database", "--only", "organisations",
        "--format", "json",
      ], environment: environment)
    let json = try JSONReader.read(run.out)
    guard case .array(let findings) = json["findings"] else { return [:] }
    return Dictionary(
      findings.map { ($0["check"]?.stringValue ?? "", $0) }, uniquingKeysWith: { first, _ in first }
    )
  }

  private func text(_ found: [String: JSONValue], _ check: String) -> String {
    "\(found[check]?["verdict"]?.stringValue ?? "-"): \(found[check]?["text"]?.stringValue ?? "-")"
  }

  @Test func whatADatabaseHoldsIsExamined() async throws {
    let place = try Place()
    let (daemon, port) = try await place.start()
    try await self.fill(place, port, "acme", zones: ["Asia/Tokyo", "Europe/Warsaw", ""])
    try await self.fill(place, port, "other", zones: ["Asia/Tokyo"])
    let served = try self.examine(place)
    // A server over a database is found by its row there, wherever it listens.
    #expect(self.text(served, "lease").hasPrefix("ok: 1 process at 127.0.0.1:"))
    #expect(daemon.stop() == 0)
    let found = try self.examine(place)
    #expect(self.text(found, "lease") == "ok: no process serves now")
    #expect(self.text(found, "log") == "ok: 2 of 2 organisations, 4 changes read: every hash fits")
    #expect(self.text(found, "zones") == "ok: this machine knows 2 zones of regions")

    let folder = Folder()
    let poor = try self.examine(place, environment: ["TZDIR": folder.path])
    #expect(
      self.text(poor, "zones")
        == "failure: this machine has no rules of Asia/Tokyo (other); Europe/Warsaw (acme)")

    let connection = try PostgresConnector(endpoint: place.endpoint).connect()
    defer { connection.close() }
    try connection.simple(
      "update log set actor = 'someone else' where revision = 2",
      deadline: .after(milliseconds: 10_000))
    let damaged = try self.examine(place)
    #expect(
      self.text(damaged, "log").hasPrefix("failure: acme: organisation "), "\(damaged)")
    #expect(self.text(damaged, "log").contains("revision 2"))
  }

  @Test func aLookHasALimit() async throws {
    let place = try Place()
    let (daemon, port) = try await place.start()
    try await self.fill(place, port, "acme", zones: ["Asia/Tokyo", "Europe/Warsaw"])
    try await self.fill(place, port, "other", zones: ["Asia/Tokyo", "Asia/Tokyo"])
    #expect(daemon.stop() == 0)
    let part = try OrganisationSurvey.read(place.endpoint, atMost: 3)
    #expect(part.organisationsCount == 2 && part.lookedAtCount == 1 && part.changesCount == 2)
    #expect(part.zones == ["Asia/Tokyo": "acme", "Europe/Warsaw": "acme"])
    let all = try OrganisationSurvey.read(place.endpoint, atMost: 4)
    #expect(all.lookedAtCount == 2 && all.changesCount == 4 && all.damage.isEmpty)
  }

  /// What can't be looked at is skipped, and says why; PostgreSQL's own checks tell of failures.
  @Test func withoutASchemaNothingIsLookedAt() throws {
    let endpoint = try TestCluster.shared().makeDatabase()
    let run = try Program.run([
      "doctor", "--database", "\(endpoint) user=\(EmbeddedPostgres.user)",
      "--allow-unsafe-database", "--only", "organisations",
    ])
    #expect(run.status == 0)
    #expect(run.out.contains("0 ok, 0 warnings, 0 failures, 3 skipped"), "\(run.out)")
  }
}
