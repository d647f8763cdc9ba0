// A disk that fills up: changes are refused before PostgreSQL runs into the end, reads go on, and it is
// told without flapping.

import BoundedTestSupport
import ExactJSON
import Metrics
import OKRClient
import OKRModel
import OKRStore
import OKRTransport
import ObservationTestSupport
import PostgresClient
import Synchronization
import Testing

@testable import OKRServer

@Suite(.bounded) struct StorageTests {
  private static let mebibyte: Int64 = 1 << 20

  /// A volume of 100 GiB, of which 1 GiB is spared, with so many mebibytes free.
  private static func volume(free mebibytes: Int64) -> VolumeSpace {
    VolumeSpace(freeBytes: mebibytes * Self.mebibyte, totalBytes: 100 << 30)
  }

  @Test func aPartOfEachVolumeIsSpared() {
    func spare(_ totalMebibytes: Int64) -> Int64 {
      VolumeSpace(freeBytes: 0, totalBytes: totalMebibytes * Self.mebibyte).spareBytes
        / Self.mebibyte
    }
    #expect(spare(100) == 64)
    #expect(spare(2_000) == 100)
    #expect(spare(10_000_000) == 1_024)
  }

  @Test func levelsDontFlap() {
    var level = SpaceLevel.ample
    var levels: [SpaceLevel] = []
    for free in [
      2_048, 2_047, 2_048, 2_559, 2_560, 2_047, 1_024, 1_023, 1_024, 1_279, 1_280, 1_023, 3_000,
    ] {
      level = level.next(Self.volume(free: Int64(free)))
      levels.append(level)
    }
    #expect(
      levels == [
        .ample, .low, .low, .low, .ample, .low, .low, .full, .full, .full, .low, .full, .ample,
      ])
  }

  @Test func theKernelTellsTheRoomAlsoOfWhatIsntThereYet() throws {
    let space = try #require(VolumeSpace.read("/tmp/not/there/yet"))
    #expect(space.freeBytes > 0 && space.totalBytes >= space.freeBytes)
    #expect(space.totalBytes == VolumeSpace.read("/tmp")?.totalBytes)
  }

  @Test func aVolumeIsToldOncePerChange() {
    let log = LinesKept()
    let free = Mutex<Int64?>(5_000)
    let gate = StorageGate()
    let watch = StorageWatch(gate, log.logger) {
      free.withLock { $0 }.map { Self.volume(free: $0) }
    }
    #expect(watch.reading == nil && watch.warning == nil)
    for mebibytes: Int64? in [5_000, 1_500, 1_400, 900, 1_100, nil, 800, 1_300, 9_000] {
      free.withLock { $0 = mebibytes }
      watch.look()
      let isFull = [900, 1_100, nil, 800].contains(mebibytes)
      #expect(gate.isFull == isFull && (watch.warning != nil) == isFull)
    }
    #expect(
      log.lines.map { $0["msg"] } == [
        "the disk fills up", "the disk is nearly full: changes are refused, reads go on",
        "changes are taken again; there is little room", "there is room on the disk again",
      ])
    #expect(log.lines[1]["level"] == "error")
    #expect(log.lines[1]["free_bytes"] == "\(900 * Self.mebibyte)")
    #expect(log.lines[1]["refused_below_bytes"] == "\(1 << 30)")
  }

  @Test func aFullDiskRefusesChangesAndReadsGoOn() async throws {
    let free = Mutex<Int64>(5_000)
    let server = try await TestServer.start(space: {
      free.withLock { Self.volume(free: $0) }
    })
    let management = try ManagementServer(Lifecycle())
    let port = try await management.start(host: "127.0.0.1", port: 0)
    management.watch(server.server)
    let acme = try await server.makeSample("acme")
    let known = OKRModel.Mutation.new()
    _ = try await acme.record("low-kr", 1, known)
    func refused(_ body: () async throws(RPCFailure) -> Void) async -> RPCFailure? {
      await refusal(body)
    }
    let fine = try Exposition(try await RawHTTP.get("/metrics", port: port).body)
    #expect(fine.values("okr_storage_full") == [0])

    free.withLock { $0 = 900 }
    server.server.storage.look()
    let change = await refused { () async throws(RPCFailure) in
      _ = try await acme.record("low-kr", 2)
    }
    #expect(change?.code == .unavailable && change?.reason == "STORAGE_FULL")
    #expect((change?.status.retryAfterMicroseconds ?? 0) > 0)
    let made = await refused { () async throws(RPCFailure) in
      let root = try await server.connect(server.operatorToken)
      defer { root.close() }
      _ = try await root.call(
        RPC.OrganisationService.createOrganisation,
        CreateOrganisationRequest(
          mutation: .new(), organisation: OKRModel.Organisation(id: "late", name: "Late")))
    }
    #expect(made?.reason == "STORAGE_FULL")
    // What is known is answered, and what is asked, too; a trial changes nothing.
    _ = try await acme.record("low-kr", 1, known)
    #expect(try await acme.count("low-kr") == 1)
    _ = try await acme.record("low-kr", 2, .new(validateOnly: true))

    let check = try await acme.call(RPC.HealthService.check, CheckRequest()).reply
    #expect(check.status == .serving)
    #expect(check.detail.hasPrefix("changes are refused, since the disk is nearly full"))
    let ready = try await RawHTTP.get("/readyz", port: port)
    #expect(ready.status == 200 && ready.body.contains("free more than 1024 MiB"), "\(ready.body)")
    let full = try Exposition(try await RawHTTP.get("/metrics", port: port).body)
    #expect(full.values("okr_storage_full") == [1])
    #expect(full.values("okr_storage_free_bytes") == [Double(900 * Self.mebibyte)])
    #expect(full.values("okr_storage_spare_bytes") == [Double(1 << 30)])
    #expect(full.values("okr_commit_refusals_total") == [0], "PostgreSQL wasn't asked")
    let status = try JSONReader.read(try await RawHTTP.get("/statusz", port: port).body)
    #expect(status["storage"]?["level"]?.stringValue == "full")

    free.withLock { $0 = 1_300 }
    server.server.storage.look()
    _ = try await acme.record("low-kr", 2)
    let back = try await acme.call(RPC.HealthService.check, CheckRequest()).reply
    #expect(back.detail.isEmpty)
    acme.close()
    await server.stop()
    await management.close()
  }

  @Test func withoutAVolumeNothingIsTold() async throws {
    let server = try await TestServer.start()
    let reading = server.server.observatory.read()
    #expect(reading.database.storage == nil)
    for metric in reading.metrics where metric.metric.name.hasPrefix("okr_storage_") {
      #expect(metric.samples.isEmpty)
    }
    #expect(server.server.observatory.health.reading.readiness.checks.map(\.name).count == 2)
    await server.stop()
  }

  /// A database that answers and keeps nothing is told as that, and nothing is written to it.
  @Test func aDatabaseThatKeepsNothingIsToldAsWhatItIs() {
    let refusal = RequestError.storage(.notDurable)
    #expect(refusal.status.reason == "STORAGE_UNAVAILABLE")
    #expect(refusal.status.message.hasPrefix("The database doesn't keep what it commits"))
    let gate = StorageGate()
    #expect(gate.refusal == nil)
    gate.isFull = true
    #expect(gate.refusal?.status.reason == "STORAGE_FULL")
    gate.isUnsafe = true
    #expect(gate.refusal?.status.message == refusal.status.message)
    let reading = HealthReading(
      phase: .serving, databaseSilenceNanoseconds: 9_000_000_000,
      databaseRefusal: PostgresError.notDurable.message)
    #expect(!reading.readiness.passes)
    #expect(
      reading.readiness.detail.hasPrefix("PostgreSQL runs with fsync or full_page_writes off"))
  }
}
