// Overrides of documents: what they need, what fits, and that an older document's own field of the name
// isn't lost.

internal import BoundedTestSupport
internal import Interchange
internal import OKRModel
internal import Testing

@Suite(.bounded) struct OverrideTests {
  /// A document with the objective o and its key result k.
  private static func document(_ overrides: String, end: String = "2026-09-30") -> String {
    """
    {"cycles": [{"id": "c", "start": "2026-07-01", "end": "\(end)"}],
     "objectives": [{"id": "o", "cycle": "c", "key_results": [{"id": "k", "kind": "graded"}]}],
     "overrides": [\(overrides)]}
    """
  }

  @Test func everyFieldIsRead() throws {
    let result = try read(
      Self.document(
        """
        {"item": "k", "score": "0.75", "reason": "counted twice", "until": "2026-10-15", "by": "mail"},
        {"item": "o", "score": 2, "until": "2020-01-01"}
        """))
    #expect(result.refused == [] && result.warnings == ["UNKNOWN_FIELD_KEPT overrides[0].by"])
    #expect(
      result.document.overrides == [
        Override(
          item: "k", score: Ratio(ppm: 750_000), reason: "counted twice", until: "2026-10-15",
          notes: [Note(field: "by", json: "\"mail\"")]),
        // One that is over, and whose reason was erased.
        Override(item: "o", score: Ratio(ppm: 2_000_000), until: "2020-01-01"),
      ])
  }

  @Test(arguments: [
    (#"{}"#, ["FIELD_REQUIRED item", "FIELD_REQUIRED score", "FIELD_REQUIRED until"]),
    (#"{"item":"x","score":1,"until":"2026-09-01"}"#, ["ID_UNKNOWN item"]),
    (#"{"item":"o","score":1,"until":"2026-09-31"}"#, ["DATE_IMPOSSIBLE until"]),
    (#"{"item":"o","score":2.1,"until":"2026-09-30"}"#, ["FIELD_OUT_OF_RANGE score"]),
    (#"{"item":"o","score":"much","until":"2026-09-30"}"#, ["FIELD_INVALID score"]),
    (#"{"item":"o","score":0.1234567,"until":"2026-09-30"}"#, ["TOO_MANY_DIGITS score"]),
  ]) func whatCantBeIsRefused(override: String, refused: [String]) throws {
    let found = try read(Self.document(override)).refused
    #expect(Set(found) == Set(refused.map { $0.replacing(" ", with: " overrides[0].") }))
  }

  @Test func oneItemHasOne() throws {
    let one = #"{"item":"o","score":1,"until":"2026-09-01"}"#
    #expect(try read(Self.document("\(one), \(one)")).refused == ["ID_DUPLICATE overrides[1].item"])
    #expect(try read(Self.document("7")).refused == ["TYPE_WRONG overrides[0]"])
  }

  /// The cycle's days may have changed since it was stated.
  @Test func aDayLongAfterTheCycleIsKeptWithAWarning() throws {
    let one = #"{"item":"k","score":1,"until":"2027-01-01"}"#
    let result = try read(Self.document(one))
    #expect(result.refused == [] && result.warnings == ["OVERRIDE_DAYS overrides[0].until"])
    #expect(result.document.overrides.first?.until == "2027-01-01")
    #expect(try read(Self.document(one, end: "2026-10-01")).warnings == [])
  }

  /// Before there were overrides, a field of that name was a note like any unknown one.
  @Test func anOldNoteOfTheNameIsKept() throws {
    var document = OrganisationDocument()
    document.notes = [Note(field: "overrides", json: #"["a","b"]"#)]
    let again = try DocumentWriterTests.readBack(document)
    #expect(again.refused == [] && again.document.notes == document.notes)
    #expect(again.document.overrides.isEmpty)
  }
}
