// Organisations are made by who is in none yet.

import OKRModel
import Testing

@testable import okr

@Suite struct OrganisationTests {
  @Test func theOneThatIsNamedNeedntBeThereYet() async throws {
    let live = try await LiveServer.start()
    // As after a first look at the documents: the variable is set, the organisation isn't there.
    let fresh = live.environment("fresh")
    #expect(await live.run("okr unit list", fresh).status == .notThere)
    await live.prepare("okr org create fresh", fresh)
    #expect(await live.prepare("okr org list -o id", live.environment("gone")).out == "fresh\n")
    await live.prepare("okr unit create growth", fresh)
    await live.stop()
  }
}
