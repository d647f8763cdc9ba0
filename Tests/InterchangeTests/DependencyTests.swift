// Dependencies of documents: what they need, what fits, and that an older document's own field of the
// name isn't lost.

internal import BoundedTestSupport
internal import Interchange
internal import OKRModel
internal import Testing

@Suite(.bounded) struct DependencyTests {
  /// A document with the objective o of unit a, and the unit b.
  private static func document(_ dependency: String) -> String {
    """
    {"units": [{"id": "a"}, {"id": "b"}],
     "cycles": [{"id": "c", "start": "2026-07-01", "end": "2026-09-30"}],
     "objectives": [{"id": "o", "cycle": "c", "unit": "a"}],
     "dependencies": [\(dependency)]}
    """
  }

  @Test func everyFieldIsRead() throws {
    let result = try read(
      Self.document(
        """
        {"id": "d", "title": "Artwork", "objective": "o", "giver": "b", "needed_by": "2026-09-15",
         "state": "accepted", "promised": "2026-09-20", "reason": "a week of review",
         "archive_time": "2026-08-01T00:00:00Z", "channel": "mail"}
        """))
    #expect(
      result.refused == [] && result.warnings == ["UNKNOWN_FIELD_KEPT dependencies[0].channel"])
    #expect(
      result.document.dependencies == [
        Dependency(
          id: "d", title: "Artwork", objective: "o", giver: "b", neededBy: "2026-09-15",
          state: .accepted, promised: "2026-09-20", reason: "a week of review",
          notes: [Note(field: "channel", json: "\"mail\"")],
          archiveTime: Instant(unixMicros: try instant("2026-08-01T00:00:00Z")))
      ])
  }

  @Test(arguments: [
    (
      #"{"id":"d"}"#,
      ["FIELD_REQUIRED objective", "FIELD_REQUIRED giver", "FIELD_REQUIRED needed_by"]
    ),
    (
      #"{"id":"d","objective":"x","giver":"y","needed_by":"2026-09-01"}"#,
      ["ID_UNKNOWN objective", "ID_UNKNOWN giver"]
    ),
    (
      #"{"id":"d","objective":"o","giver":"b","needed_by":"2026-09-31"}"#,
      ["DATE_IMPOSSIBLE needed_by"]
    ),
    (
      #"{"id":"d","objective":"o","giver":"b","needed_by":"2026-09-01","promised":"2026-09-01"}"#,
      ["FIELD_INVALID promised"]
    ),
    (
      #"{"id":"d","objective":"o","giver":"b","needed_by":"2026-09-01","state":"open"}"#,
      ["FIELD_INVALID state"]
    ),
    (#"{"objective":"o","giver":"b","needed_by":"2026-09-01"}"#, ["FIELD_REQUIRED id"]),
  ]) func whatCantBeIsRefused(dependency: String, refused: [String]) throws {
    let found = try read(Self.document(dependency)).refused
    #expect(Set(found) == Set(refused.map { $0.replacing(" ", with: " dependencies[0].") }))
  }

  @Test func oneIDIsOneDependency() throws {
    let one = #"{"id":"d","objective":"o","giver":"b","needed_by":"2026-09-01"}"#
    #expect(
      try read(Self.document("\(one), \(one)")).refused == ["ID_DUPLICATE dependencies[1].id"])
    #expect(try read(Self.document("7")).refused == ["TYPE_WRONG dependencies[0]"])
  }

  /// The cycle's days may have changed since it was asked for.
  @Test func aDayOutsideOfTheCycleIsKeptWithAWarning() throws {
    let result = try read(
      Self.document(#"{"id":"d","objective":"o","giver":"b","needed_by":"2026-10-01"}"#))
    #expect(result.refused == [])
    #expect(result.warnings == ["DEPENDENCY_DATES dependencies[0].needed_by"])
    #expect(result.document.dependencies.first?.neededBy == "2026-10-01")
  }

  /// Before there were dependencies, a field of that name was a note like any unknown one.
  @Test func anOldNoteOfTheNameIsKept() throws {
    var document = OrganisationDocument()
    document.notes = [Note(field: "dependencies", json: #"["a","b"]"#)]
    let again = try DocumentWriterTests.readBack(document)
    #expect(again.refused == [] && again.document.notes == document.notes)
    #expect(again.document.dependencies.isEmpty)
  }
}
