// What a server shows at /metrics: the catalogue's metrics, with figures that follow what happens.

import BoundedTestSupport
import Foundation
import Metrics
import OKRClient
import OKRModel
import OKRTransport
import ObservationTestSupport
import StoreTestSupport
import Testing

@testable import OKRServer

@Suite(.bounded) struct MetricsTests {
  @Test func theDocumentIsTheCatalogue() throws {
    let document = String(
      decoding: try TestFile.read("../../docs/METRICS.md"), as: UTF8.self)
    #expect(
      document == MetricList.markdown, "run: okrd metrics list --markdown > docs/METRICS.md")
    #expect(RPC.paths.count <= MetricCatalogue.methodsAtMost)
    for metric in MetricCatalogue.all {
      #expect(MetricList.table.contains(metric.name + " "), "\(metric.name)")
    }
  }

  @Test(arguments: MetricCatalogue.all) func namesFollowTheRules(_ metric: MetricDescription) {
    #expect(metric.name.hasPrefix("okr_"))
    #expect(metric.name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "_" })
    #expect(metric.name.hasSuffix("_total") == (metric.kind == .counter))
    #expect(
      !["_ms", "_milliseconds", "_microseconds", "_kib"].contains { metric.name.hasSuffix($0) })
    #expect(metric.help.hasSuffix(".") && !metric.help.contains("|"))
    for label in metric.labels {
      #expect(!["org", "principal", "token", "le"].contains(label.name))
      // These have values where somebody asks for them, and then few.
      let mayName = MetricCatalogue.byOrganisation.contains(metric)
      #expect((label.name == "organisation") == mayName)
    }
  }

  @Test func everyListedMetricIsShownAndNoOther() async throws {
    try await withServer { server, port in
      let answer = try await RawHTTP.get("/metrics", port: port)
      #expect(answer.status == 200)
      #expect(answer.fields["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
      let shown = try Exposition(answer.body)
      #expect(shown.families.map(\.name) == MetricCatalogue.all.map(\.name))
      for (family, metric) in zip(shown.families, MetricCatalogue.all) {
        #expect(family.type == metric.kind.rawValue, "\(metric.name)")
        #expect(family.help == metric.help, "\(metric.name)")
        for sample in family.samples {
          #expect(
            sample.labels.map(\.name).filter { $0 != "le" } == metric.labels.map(\.name),
            "\(metric.name)")
        }
      }
    }
  }

  @Test func figuresFollowWhatHappens() async throws {
    try await withServer { server, port in
      let acme = try await server.makeSample("acme")
      for value in 1...3 { _ = try await acme.record("low-kr", Int64(value)) }
      _ = await refusal { () async throws(RPCFailure) in try await acme.record("nobody", 1) }
      let nobody = try await server.connect()
      _ = await refusal { () async throws(RPCFailure) in try await nobody.figures() }
      let stranger = await refusal { () async throws(RPCFailure) in
        try await server.connect("okr_wrong")
      }
      #expect(stranger?.code == .unauthenticated)

      // Connections that were closed here take a moment until they are closed there.
      let shown = try await Self.shown(port) {
        $0.values("okr_connections") == [2] && $0.values("okr_ready") == [1]
      }
      let record = "okr.v1.CheckInService/RecordCheckIn"
      #expect(shown.values("okr_rpc_calls_total", ["method": record, "code": "ok"]) == [3])
      #expect(shown.values("okr_rpc_calls_total", ["method": record, "code": "not_found"]) == [1])
      #expect(shown.values("okr_rpc_duration_seconds_count", ["method": record]) == [4])
      #expect(shown.values("okr_admissions_total", ["result": "access"]) == [1])
      #expect(shown.values("okr_sign_ins_total", ["result": "refused"]) == [1])
      #expect(shown.values("okr_organisations_loaded") == [1])
      #expect(shown.values("okr_log_rows_total")[0] >= 12)
      #expect(shown.values("okr_commit_changes_sum") == shown.values("okr_log_rows_total"))
      #expect(shown.values("okr_commit_duration_seconds_count")[0] >= 3)
      #expect(shown.values("okr_lane_jobs_total").reduce(0, +) > 10)
      #expect(shown.values("okr_lane_busy_seconds_total").reduce(0, +) > 0)
      #expect(shown.values("okr_organisation_memory_bytes")[0] > 0)
      #expect(shown.values("okr_postgres_connects_total")[0] >= 2)
      #expect(shown.values("okr_lease_renewals_total", ["result": "done"])[0] >= 1)
      #expect(shown.values("okr_connections") == [2])
      #expect(shown.values("okr_sessions") == [1])
      #expect(shown.values("okr_ready") == [1])
      #expect(shown.values("okr_build_info", ["version": "test", "commit": "25df3b5"]) == [1])
      #expect(shown.values("okr_phase", ["phase": "serving"]) == [1])
      #expect(shown.values("okr_process_resident_memory_bytes")[0] > 1_000_000)
      #expect(shown.values("okr_process_open_fds")[0] > 3)
      nobody.close()
      acme.close()
    }
  }

  private static func shown(
    _ port: Int, once isAwaited: (Exposition) -> Bool
  ) async throws -> Exposition {
    for _ in 0..<600 {
      let shown = try Exposition(try await RawHTTP.get("/metrics", port: port).body)
      if isAwaited(shown) { return shown }
      try await Task.sleep(for: .milliseconds(50))
    }
    return try Exposition(try await RawHTTP.get("/metrics", port: port).body)
  }

  /// It is the process that was started then, long before the server was ready.
  @Test func theProcessesStartIsTheKernels() async throws {
    try await withServer { _, port in
      let shown = try Exposition(try await RawHTTP.get("/metrics", port: port).body)
      let started = try #require(shown.values("okr_process_start_time_seconds").first)
      let now = Date().timeIntervalSince1970
      #expect(started < now && started > now - 7 * 86_400)
      let again = try Exposition(try await RawHTTP.get("/metrics", port: port).body)
      #expect(again.values("okr_process_start_time_seconds") == [started], "it doesn't move")
      #expect(ProcessReading.now().startedSeconds == started)
    }
    let starting = try #require(
      Lifecycle.Phase.migrating.metricsOfStart.first {
        $0.metric.name == "okr_process_start_time_seconds"
      })
    #expect(starting.samples.count == 1, "a start that takes long shows it, too")
  }

  @Test func watchersLagIsMeasuredWhereSomebodyWatches() async throws {
    try await withServer { server, port in
      let acme = try await server.makeSample("acme")
      _ = try await acme.record("low-kr", 1)
      let unwatched = try Exposition(try await RawHTTP.get("/metrics", port: port).body)
      #expect(unwatched.values("okr_watch_lag_seconds_count") == [0])
      let watch = try await acme.stream(RPC.ScoreService.watch, WatchRequest(roots: ["top"]))
      var changes = watch.makeAsyncIterator()
      _ = try await changes.next()
      _ = try await acme.record("low-kr", 2)
      _ = try await changes.next()
      let watched = try await Self.shown(port) { $0.values("okr_watch_lag_seconds_count") == [1] }
      #expect(watched.values("okr_watch_lag_seconds_count") == [1])
      acme.close()
    }
  }

  @Test func aCertificatesEndIsShownWhereThereIsOne() async throws {
    try await withServer { server, port in
      let name = "okr_certificate_expiry_time_seconds"
      let plain = try Exposition(try await RawHTTP.get("/metrics", port: port).body)
      #expect(plain.values(name) == [])
      var reading = server.server.observatory.read()
      reading.certificateExpiry = 1_800_000_000
      let family = try #require(reading.metrics.first { $0.metric.name == name })
      #expect(family.samples == [MetricSample([], .number(1_800_000_000))])
    }
  }

  /// Whoever may scrape learns how much is done, not for whom.
  @Test func nothingNamesATenant() async throws {
    try await withServer { server, port in
      let acme = try await server.makeSample("tell-tale")
      _ = try await acme.record("low-kr", 1)
      for path in ["/metrics", "/livez", "/readyz", "/startupz", "/statusz"] {
        let body = try await RawHTTP.get(path, port: port).body
        for word in ["tell-tale", "low-kr", "Łódź", "Europe/Warsaw"] {
          #expect(!body.contains(word), "\(path)")
        }
      }
      acme.close()
    }
  }

  /// A long start is one that isn't ready, and not one that is down.
  @Test func beforeThereIsAServerTheStartIsShown() async throws {
    let lifecycle = Lifecycle()
    let management = try ManagementServer(lifecycle)
    let port = try await management.start(host: "127.0.0.1", port: 0)
    lifecycle.advance(to: .migrating)
    let answer = try await RawHTTP.get("/metrics", port: port)
    #expect(answer.status == 200)
    let shown = try Exposition(answer.body)
    #expect(shown.values("okr_ready") == [0])
    #expect(shown.values("okr_phase") == Lifecycle.Phase.allCases.map { $0 == .migrating ? 1 : 0 })
    let listed = Set(MetricCatalogue.all.map(\.name))
    #expect(shown.families.allSatisfy { listed.contains($0.name) })
    await management.close()
  }

  @Test func callsOfAllLanesAddUp() {
    let meter = CallMeter(methods: ["a", "b", "c"], lanes: 2)
    for shard in 0...2 {
      meter.count(method: 1, shard: shard, code: .ok, nanoseconds: 300_000)
      meter.count(method: 1, shard: shard, code: .unrecognized(99), nanoseconds: nil)
    }
    meter.count(method: 2, shard: 0, code: .unauthenticated, nanoseconds: 0)
    let reading = meter.reading
    #expect(reading.map(\.method) == ["b", "c"], "a wasn't called")
    #expect(reading[0].codes[0] == 3)
    #expect(reading[0].codes[Int(Code.unknown.rawValue)] == 3)
    #expect(reading[0].durations.total == 3)
    #expect(reading[0].durations.sum == 900)
    #expect(reading[0].calls == 6 && reading[0].faults == 3)
    #expect(reading[1].codes[16] == 1)
  }

  private func withServer(_ body: (TestServer, Int) async throws -> Void) async throws {
    let server = try await TestServer.start()
    let management = try ManagementServer(Lifecycle())
    let port = try await management.start(host: "127.0.0.1", port: 0)
    management.watch(server.server)
    try await body(server, port)
    await server.stop()
    await management.close()
  }
}
