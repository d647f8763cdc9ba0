// Completions that know the data: ids of the organisation, as the shell asks for them.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Synchronization

/// What an argument names.
enum IDCompletion: String, Sendable {
  case region
  case unit
  case member
  case metric
  case cycle
  case objective
  case keyResult
  case dependency
  /// An objective or key result of which an override was stated.
  case override
  case operation
  /// An objective or a key result.
  case item

  /// A shell isn't kept waiting for longer.
  static let patience = Duration.milliseconds(300)
  /// So long what was found stands.
  static let freshMicros: Int64 = 30_000_000
  /// Ids that are asked for.
  private static let pageSize: Int32 = 1_000
  private static let limitBytes = 1 << 20

  /// The completion of an argument.
  var kind: CompletionKind {
    .custom { _, _, prefix in await self.ids(beginning: prefix) }
  }

  /// The ids that begin so; none where they can't be had in time.
  func ids(beginning prefix: String) async -> [String] {
    let surroundings = Surroundings.current
    let found = await Self.withPatience { await self.all(surroundings) } ?? []
    return found.filter { $0.hasPrefix(prefix) }
  }

  private func all(_ surroundings: Surroundings) async -> [String] {
    guard
      let settings = try? ConnectionSettings.resolve(ConnectionChoice(), surroundings.environment)
    else { return [] }
    let cache = self.cachePath(settings, surroundings.environment)
    if let known = Self.read(cache, now: surroundings.now()) { return known }
    guard let backend = try? await surroundings.connect(settings) else { return [] }
    let ids = (try? await self.fetch(backend)) ?? []
    await backend.close()
    Self.keep(ids, cache, now: surroundings.now())
    return ids
  }

  private func fetch(_ backend: any Backend) async throws -> [String] {
    let page = Page(pageSize: Self.pageSize)
    let options = CallOptions()
    switch self {
    case .region:
      return try await backend.call(
        RPC.RegionService.listRegions, ListRegionsRequest(page: page), options
      ).message.regions.map(\.id)
    case .unit:
      return try await backend.call(
        RPC.UnitService.listUnits, ListUnitsRequest(page: page), options
      ).message.units.map(\.id)
    case .member:
      return try await backend.call(
        RPC.MemberService.listMembers, ListMembersRequest(page: page), options
      ).message.members.map(\.id)
    case .metric:
      return try await backend.call(
        RPC.MetricService.listMetrics, ListMetricsRequest(page: page), options
      ).message.metrics.map(\.id)
    case .cycle:
      return try await backend.call(
        RPC.CycleService.listCycles, ListCyclesRequest(page: page), options
      ).message.cycles.map(\.id)
    case .objective:
      return try await backend.call(
        RPC.ObjectiveService.listObjectives, ListObjectivesRequest(page: page), options
      ).message.objectives.map(\.id)
    case .keyResult:
      return try await backend.call(
        RPC.KeyResultService.listKeyResults, ListKeyResultsRequest(page: page), options
      ).message.keyResults.map(\.id)
    case .dependency:
      return try await backend.call(
        RPC.DependencyService.listDependencies, ListDependenciesRequest(page: page), options
      ).message.dependencies.map(\.id)
    case .override:
      return try await backend.call(
        RPC.OverrideService.listOverrides, ListOverridesRequest(page: page), options
      ).message.overrides.map(\.item)
    case .operation:
      return try await backend.call(
        RPC.OperationService.listOperations, ListOperationsRequest(page: page), options
      ).message.operations.map(\.id)
    case .item:
      return try await Self.objective.fetch(backend) + Self.keyResult.fetch(backend)
    }
  }

  // MARK: What was found lately

  /// One file for each server, principal and kind, under `$XDG_CACHE_HOME/okr`.
  private func cachePath(_ settings: ConnectionSettings, _ environment: [String: String]) -> String
  {
    let home = environment["HOME"]?.nonEmpty ?? "/"
    let folder = (environment["XDG_CACHE_HOME"]?.nonEmpty ?? home + "/.cache") + "/okr"
    let who = [
      settings.server.text, settings.organisation, settings.profile,
      environment["OKR_TOKEN_FILE"] ?? "",
    ].joined(separator: "\u{0}")
    let hash = who.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    return "\(folder)/\(self.rawValue)-\(String(hash, radix: 36)).json"
  }

  private static func read(_ path: String, now: Int64) -> [String]? {
    guard
      let text = try? LocalFile.readText(path, limitBytes: self.limitBytes, mustBePrivate: true),
      let json = try? JSONReader.read(text), case .array(let parts) = json,
      case .number(let time)? = parts.first, let written = Int64(time),
      (0...self.freshMicros).contains(now - written)
    else { return nil }
    return parts.dropFirst().compactMap { part in
      if case .string(let id) = part { id } else { nil }
    }
  }

  private static func keep(_ ids: [String], _ path: String, now: Int64) {
    let json = JSONValue.array([.integer(now)] + ids.map { .string($0) })
    try? LocalFile.makeFolders(path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" })
    try? LocalFile.writePrivate(path, json.compact)
  }

  /// Runs `body`, but waits no longer than a shell's user does.
  private static func withPatience(
    _ body: @escaping @Sendable () async -> [String]
  ) async -> [String]? {
    let answer = OneAnswer()
    return await withCheckedContinuation { continuation in
      answer.expect(continuation)
      Task { answer.give(await body()) }
      Task {
        try? await Task.sleep(for: Self.patience)
        answer.give(nil)
      }
    }
  }
}

/// The first of several answers.
private final class OneAnswer: Sendable {
  private let waiting = Mutex<CheckedContinuation<[String]?, Never>?>(nil)

  func expect(_ continuation: CheckedContinuation<[String]?, Never>) {
    self.waiting.withLock { $0 = continuation }
  }

  func give(_ answer: [String]?) {
    let continuation = self.waiting.withLock { waiting in
      defer { waiting = nil }
      return waiting
    }
    continuation?.resume(returning: answer)
  }
}
