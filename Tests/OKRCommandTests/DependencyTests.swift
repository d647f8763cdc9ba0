// Dependencies as they are asked for, answered and shown.

import BoundedTestSupport
import OKRModel
import Testing

@testable import okr

@Suite(.bounded) struct DependencyTests {
  private static let asked = Dependency(
    id: "d-1", title: "提升品牌的海报", objective: "o-12", giver: "brand", neededBy: "2026-09-10",
    state: .asked, version: 41, asker: "growth", cycle: "q3-2026", late: true,
    steps: [
      DependencyStep(
        state: .asked, neededBy: "2026-09-10", actor: "anna",
        effectiveTime: Instant(unixMicros: 1_782_898_200_000_000))
    ])

  private static func backend() -> FakeBackend {
    FakeBackend([
      "okr.v1.DependencyService/CreateDependency": { request in
        let create = try #require(request as? CreateDependencyRequest)
        return CreateDependencyResponse(
          dependency: create.dependency, outcome: Outcome(revision: 9))
      },
      "okr.v1.DependencyService/GetDependency": { _ in
        GetDependencyResponse(dependency: Self.asked)
      },
      "okr.v1.DependencyService/ListDependencies": { _ in
        ListDependenciesResponse(dependencies: [Self.asked], total: 1)
      },
      "okr.v1.DependencyService/AcceptDependency": { request in
        let accept = try #require(request as? AcceptDependencyRequest)
        var row = Self.asked
        row.state = .accepted
        row.promised = accept.promised
        return AcceptDependencyResponse(dependency: row, outcome: Outcome(revision: 9))
      },
      "okr.v1.DependencyService/DeclineDependency": { _ in
        DeclineDependencyResponse(
          dependency: Self.asked, outcome: Outcome(revision: 9, unchanged: true))
      },
    ])
  }

  @Test func onlyStatedFieldsAreSent() async throws {
    let backend = Self.backend()
    let result = await runOKR(
      "okr dep create d-1 --objective o-12 --giver brand --needed-by 2026-09-10 --title Plakat",
      backend)
    #expect(result.outLines == ["created  dependency d-1 «Plakat»"], "\(result.err)")
    #expect(
      backend.requests(CreateDependencyRequest.self).first?.dependency
        == Dependency(
          id: "d-1", title: "Plakat", objective: "o-12", giver: "brand", neededBy: "2026-09-10"))
    let wrong = await runOKR("okr dep create d-1 --needed-by 2026-09-31", backend)
    #expect(wrong.status == .refused && wrong.err.contains("--needed-by 2026-09-30"))
  }

  @Test func anAnswerSaysBothDays() async throws {
    let backend = Self.backend()
    let result = await runOKR(
      "okr dependency accept d-1 --promised 2026-09-20 --allow-late --reason review --dry-run",
      backend)
    #expect(
      result.outLines == [
        "would accept  dependency d-1 «提升品牌的海报»",
        "  needed by 2026-09-10, promised for 2026-09-20: late", "nothing was changed",
      ], "\(result.out)\(result.err)")
    let request = try #require(backend.requests(AcceptDependencyRequest.self).first)
    #expect(request.allowLate && request.reason == "review" && request.promised == "2026-09-20")
    #expect(request.mutation?.validateOnly == true)
    #expect(await runOKR("okr dependency accept d-1 --promised soon", backend).status == .refused)
    #expect(await runOKR("okr dependency decline d-1", backend).status == .usage)
    let same = await runOKR("okr dependency decline d-1 --reason r", backend)
    #expect(same.outLines == ["unchanged  dependency d-1 «提升品牌的海报»"])
  }

  @Test func aListSaysWhatIsLate() async {
    let result = await runOKR(
      "okr dependency list", Self.backend(), environment: ["OKR_FORCE_TTY": "80", "NO_COLOR": "1"])
    #expect(result.out.contains("asked, late"), "\(result.out)\(result.err)")
    // What doesn't fit is left out, the asker first.
    let head = result.outLines.first ?? ""
    #expect(head.contains("NEEDED BY") && head.contains("GIVER"))
    let ids = await runOKR("okr dependencies list -o id", Self.backend())
    #expect(ids.out == "d-1\n")
  }

  @Test func readinessCountsThem() {
    let report = GetCycleReadinessResponse(dependenciesUnanswered: 1_200, dependenciesLate: 1)
    #expect(
      ReadinessText.missing(report)
        == ["1\u{A0}200 unanswered by another unit", "1 late from another unit"])
    #expect(ReadinessText.words(.dependencyLate) == "dependency late")
  }

  @Test func oneShowsItsSteps() async {
    let result = await runOKR("okr dependency get d-1", Self.backend())
    #expect(result.outLines.first == "d-1  提升品牌的海报", "\(result.out)\(result.err)")
    #expect(result.out.contains("anna") && result.out.contains("2026-07-01T09:30:00Z"))
    let json = await runOKR("okr dependency get d-1 -o json", Self.backend())
    #expect(json.out.contains("\"late\": true") && json.out.contains("\"actor\": \"anna\""))
  }

  @Test func oneWaitsForAnAnswer() async {
    let result = await runOKR("okr wait dependency/d-1 --for state=asked", Self.backend())
    #expect(result.status == .done && result.out == "dependency/d-1  state=asked\n")
  }
}
