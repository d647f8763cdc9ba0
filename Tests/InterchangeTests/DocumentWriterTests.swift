// What is written reads back the same: by hand for the odd corners, at random for the rest, and
// after any damage.

internal import BoundedTestSupport
internal import Interchange
internal import OKRModel
internal import SeededRandom
internal import Testing

@Suite(.bounded) struct DocumentWriterTests {
  static func readBack(_ document: OrganisationDocument) throws -> ReadingResult {
    DocumentReader.read(DocumentWriter(document).bytes(), try context())
  }

  @Test func theFormIsDeterministicAndReadable() throws {
    var document = OrganisationDocument()
    document.cycles = [Cycle(id: "c", name: "c", start: "2026-07-01")]
    document.objectives = [Objective(id: "o", cycle: "c", weight: Weight(thousandths: 500))]
    document.keyResults = [
      KeyResult(
        id: "k", objective: "o",
        kind: .checkpoints(
          CheckpointsKind(points: [
            Checkpoint(value: Value(micros: 0), score: Ratio(ppm: 0)),
            Checkpoint(value: Value(micros: 2_500_000), score: Ratio(ppm: 1_000_000)),
          ])))
    ]
    document.checkIns = [
      DocumentCheckIn(
        checkIn: CheckIn(
          keyResult: "k", effectiveTime: Instant(unixMicros: 1_500_000),
          value: Value(micros: -700_000)))
    ]
    document.notes = [Note(field: "source", json: #"{"repo":"x"}"#)]
    let text = String(decoding: DocumentWriter(document).bytes(), as: UTF8.self)
    #expect(
      text == #"""
        {
         "cycles": [
          {
           "name": "c",
           "start": "2026-07-01"
          }
         ],
         "objectives": [
          {
           "id": "o",
           "cycle": "c",
           "weight": 0.5,
           "key_results": [
            {
             "id": "k",
             "kind": "checkpoints",
             "checkpoints": [
              [0,0],
              [2.5,1]
             ],
             "check_ins": [
              {
               "at": "1970-01-01T00:00:01.5Z",
               "value": -0.7
              }
             ]
            }
           ]
          }
         ],
         "source": {
          "repo": "x"
         }
        }

        """#)
    #expect(
      String(decoding: DocumentWriter(OrganisationDocument()).bytes(), as: UTF8.self) == "{\n}\n")
  }

  @Test func piecesMakeTheWhole() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let document = OrganisationDocument.random(using: &random)
    let writer = DocumentWriter(document)
    var pieces: [[UInt8]] = []
    writer.write(pieceBytes: 64) { pieces.append($0) }
    #expect(pieces.count > 2, "seed \(seed)")
    #expect(Array(pieces.joined()) == writer.bytes(), "seed \(seed)")
  }

  @Test func notesThatWouldBeReadAsSomethingElseStandApart() throws {
    let notes = [
      Note(field: "why", json: "1"), Note(field: "title", json: "\"other\""),
      Note(field: "why", json: "2"), Note(field: "x", json: "null"),
      Note(field: "loose", json: "{ \"a\": 1 }"), Note(field: "broken", json: "{"),
      Note(field: "target", json: "3"), Note(field: "other_notes", json: "[]"),
    ]
    var document = OrganisationDocument()
    document.cycles = [Cycle(id: "c", name: "Third", start: "2026-07-01", notes: notes)]
    document.regions = [Region(id: "r", notes: notes)]
    document.objectives = [Objective(id: "o", cycle: "c", title: "t", notes: notes)]
    document.keyResults = [
      KeyResult(id: "k", objective: "o", title: "t", notes: notes, kind: .graded(GradedKind()))
    ]
    document.notes = notes
    let again = try Self.readBack(document)
    #expect(again.refused == [])
    #expect(Kept(again.document) == Kept(document))
  }

  @Test func whatHasNoOwnerIsNamed() {
    var document = OrganisationDocument()
    document.keyResults = [KeyResult(id: "k", objective: "gone")]
    document.alignments = [Alignment(from: "gone", to: "k")]
    document.checkIns = [
      DocumentCheckIn(checkIn: CheckIn(keyResult: "gone", value: Value())),
      DocumentCheckIn(checkIn: CheckIn(keyResult: "k")),
    ]
    #expect(DocumentWriter(document).unwritable == ["k", "gone", "gone", "k"])
  }

  @Test func randomDocumentsReadBackTheSame() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("randomDocumentsReadBackTheSame seed \(seed)")
    var random = SeededGenerator(seed: seed)
    for round in 0..<300 {
      let document = OrganisationDocument.random(using: &random)
      let again = try Self.readBack(document)
      #expect(again.refused == [], "seed \(seed), round \(round)")
      #expect(Kept(again.document) == Kept(document), "seed \(seed), round \(round)")
      #expect(DocumentWriter(document).unwritable == [], "seed \(seed), round \(round)")
    }
  }
}
