// Completions that know the data: ids of the organisation, as the shell asks for them.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel

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
  /// A token that still signs somebody in.
  case token
  /// A record of late.
  case checkIn
  /// An objective or a key result.
  case item

  /// Where the ids stand: in lists, or in the archive, from which restore takes them.
  enum Shelf: String, Sendable {
    case open
    case archive

    fileprivate func ids<R: ArchivableMessage>(_ rows: [R]) -> [String] {
      (self == .archive ? rows.filter(\.isArchived) : rows).map(\.id)
    }
  }

  /// The kind of ids of a type as failures name it, such as `key result`; nil for another.
  init?(type: String) {
    switch type {
    case "key result": self = .keyResult
    case "objective or key result": self = .item
    default: self.init(rawValue: type)
    }
  }

  /// The command that lists them; nil for records, which are listed by key result, and for items of two kinds.
  var list: String? {
    switch self {
    case .item, .checkIn: nil
    case .keyResult: "okr kr list"
    default: "okr \(self.rawValue) list"
    }
  }

  /// A shell isn't kept waiting for longer.
  static let patience = Duration.milliseconds(300)
  /// So long what was found stands.
  static let freshMicros: Int64 = 30_000_000
  /// Ids that are asked for.
  private static let pageSize: Int32 = 1_000
  /// Pages that are looked through for what is archived.
  private static let archivePages = 10
  private static let limitBytes = 1 << 20

  /// The completion of an argument.
  var kind: CompletionKind { self.kind(.open) }

  func kind(_ shelf: Shelf) -> CompletionKind {
    .custom { _, _, prefix in await self.ids(beginning: prefix, in: shelf) }
  }

  /// The ids that begin so; none where they can't be had in time.
  func ids(beginning prefix: String, in shelf: Shelf = .open) async -> [String] {
    let surroundings = Surroundings.current
    let found = await Self.withPatience { await self.all(surroundings, shelf) } ?? []
    return found.filter { $0.hasPrefix(prefix) }
  }

  private func all(_ surroundings: Surroundings, _ shelf: Shelf) async -> [String] {
    guard
      let settings = try? ConnectionSettings.resolve(ConnectionChoice(), surroundings.environment)
    else { return [] }
    let cache = self.cachePath(settings, shelf, surroundings.environment)
    if let known = Self.read(cache, now: surroundings.now()) { return known }
    guard let backend = try? await surroundings.connect(settings) else { return [] }
    let ids = (try? await self.fetch(backend, shelf)) ?? []
    await backend.close()
    Self.keep(ids, cache, now: surroundings.now())
    return ids
  }

  /// Ids as the server lists them, the first thousand.
  func fetch(_ backend: any Backend, _ shelf: Shelf) async throws -> [String] {
    if self == .item {
      return try await Self.objective.fetch(backend, shelf)
        + Self.keyResult.fetch(backend, shelf)
    }
    if self == .checkIn { return try await Self.recentCheckIns(backend) }
    var ids: [String] = []
    var page = Page(pageSize: Self.pageSize)
    // What is archived stands among all others.
    for _ in 0..<(shelf == .open ? 1 : Self.archivePages) {
      let (found, next) = try await self.page(backend, page, shelf)
      ids += found
      if next.isEmpty || ids.count >= Int(Self.pageSize) { break }
      page.pageToken = next
    }
    return ids
  }

  private func page(
    _ backend: any Backend, _ page: Page, _ shelf: Shelf
  ) async throws -> (ids: [String], next: String) {
    let options = CallOptions()
    let all = shelf == .archive
    switch self {
    case .region:
      let reply = try await backend.call(
        RPC.RegionService.listRegions, ListRegionsRequest(page: page, showArchived: all), options
      ).message
      return (shelf.ids(reply.regions), reply.nextPageToken)
    case .unit:
      let reply = try await backend.call(
        RPC.UnitService.listUnits, ListUnitsRequest(page: page, showArchived: all), options
      ).message
      return (shelf.ids(reply.units), reply.nextPageToken)
    case .member:
      let reply = try await backend.call(
        RPC.MemberService.listMembers, ListMembersRequest(page: page, showArchived: all), options
      ).message
      return (shelf.ids(reply.members), reply.nextPageToken)
    case .metric:
      let reply = try await backend.call(
        RPC.MetricService.listMetrics, ListMetricsRequest(page: page, showArchived: all), options
      ).message
      return (shelf.ids(reply.metrics), reply.nextPageToken)
    case .cycle:
      let reply = try await backend.call(
        RPC.CycleService.listCycles, ListCyclesRequest(page: page, showArchived: all), options
      ).message
      return (shelf.ids(reply.cycles), reply.nextPageToken)
    case .objective:
      let reply = try await backend.call(
        RPC.ObjectiveService.listObjectives,
        ListObjectivesRequest(page: page, showArchived: all), options
      ).message
      return (shelf.ids(reply.objectives), reply.nextPageToken)
    case .keyResult:
      let reply = try await backend.call(
        RPC.KeyResultService.listKeyResults,
        ListKeyResultsRequest(page: page, showArchived: all), options
      ).message
      return (shelf.ids(reply.keyResults), reply.nextPageToken)
    case .dependency:
      let reply = try await backend.call(
        RPC.DependencyService.listDependencies,
        ListDependenciesRequest(page: page, showArchived: all), options
      ).message
      return (shelf.ids(reply.dependencies), reply.nextPageToken)
    case .override:
      let reply = try await backend.call(
        RPC.OverrideService.listOverrides, ListOverridesRequest(page: page), options
      ).message
      return (reply.overrides.map(\.item), reply.nextPageToken)
    case .operation:
      let reply = try await backend.call(
        RPC.OperationService.listOperations, ListOperationsRequest(page: page), options
      ).message
      return (reply.operations.map(\.id), reply.nextPageToken)
    case .token:
      let reply = try await backend.call(
        RPC.TokenService.listTokens, ListTokensRequest(page: page, filter: "revoked = false"),
        options
      ).message
      return (reply.tokens.map(\.id), reply.nextPageToken)
    case .item, .checkIn: return ([], "")
    }
  }

  // MARK: What was found lately

  /// One file for each server, principal and kind, under `$XDG_CACHE_HOME/okr`.
  private func cachePath(
    _ settings: ConnectionSettings, _ shelf: Shelf, _ environment: [String: String]
  ) -> String {
    let home = environment["HOME"]?.nonEmpty ?? "/"
    let folder = (environment["XDG_CACHE_HOME"]?.nonEmpty ?? home + "/.cache") + "/okr"
    let who = [
      settings.server.text, settings.organisation, settings.profile,
      environment["OKR_TOKEN_FILE"] ?? "",
    ].joined(separator: "\u{0}")
    let hash = who.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01b3
    }
    let name = shelf == .open ? self.rawValue : "\(self.rawValue)-\(shelf.rawValue)"
    return "\(folder)/\(name)-\(String(hash, radix: 36)).json"
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
    let answer = FirstResult<[String]?>()
    Task { answer.give(.success(await body())) }
    Task {
      try? await Task.sleep(for: Self.patience)
      answer.give(.success(nil))
    }
    return (try? await answer.value()) ?? nil
  }
}
