// What the tests read documents with.

internal import ExactJSON
internal import Foundation
internal import Interchange
internal import OKRModel
internal import Testing
internal import ZoneFiles

/// The zones of the machine, read once.
let machineZones = ZoneFiles()

/// Microseconds since 1970.
func instant(_ text: String) throws -> Int64 { try InstantText.parse(text) }

func context(
  now: String = "2026-08-01T12:00:00Z", existing: any ExistingResources = NoResources()
) throws -> ReadingContext {
  ReadingContext(
    zones: machineZones, importInstantMicros: try instant(now), existing: existing)
}

func read(
  _ json: String, now: String = "2026-08-01T12:00:00Z",
  existing: any ExistingResources = NoResources()
) throws -> ReadingResult {
  DocumentReader.read(Array(json.utf8), try context(now: now, existing: existing))
}

/// A document with one cycle and one objective `o` that holds these key results.
func document(_ keyResults: String..., objective: String = "", top: String = "") -> String {
  """
  {\(top)"cycles": [{"id": "c", "start": "2026-07-01", "end": "2026-09-30"}],
   "objectives": [{"id": "o", "cycle": "c", \(objective)
     "key_results": [\(keyResults.joined(separator: ","))]}]}
  """
}

extension ReadingResult {
  /// `REASON place` of each finding of a severity.
  func lines(_ severity: FindingSeverity) -> [String] {
    self.findings.filter { $0.severity == severity }.map { "\($0.reason) \($0.place)" }
  }

  var refused: [String] { self.lines(.refused) }
  var warnings: [String] { self.lines(.warning) }

  func notes(ofKeyResult id: String) -> [String] {
    let keyResult = self.document.keyResults.first { $0.id == id }
    return (keyResult?.notes ?? []).map { "\($0.field)=\($0.json)" }
  }

  func kind(_ id: String = "k") -> KeyResult.Kind? {
    self.document.keyResults.first { $0.id == id }?.kind
  }
}

/// What writing and reading keeps.
struct Kept: Hashable {
  var document: OrganisationDocument
  var checkIns: [CheckIn]

  init(_ document: OrganisationDocument) {
    self.checkIns = document.checkIns.map(\.checkIn)
    self.document = document
    self.document.checkIns = []
  }
}

/// Files beside the package that aren't part of it.
enum SharedFiles {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The bytes of a sample set; nil, with the reason printed, where the sets aren't there. On CI
  /// they must be.
  static func sample(_ name: String) throws -> [UInt8]? {
    let url = Self.root.appendingPathComponent("../shared/data/\(name)").standardizedFileURL
    if let data = try? Data(contentsOf: url) { return Array(data) }
    if ProcessInfo.processInfo.environment["CI"] == "true" {
      Issue.record("\(url.path) is missing")
    } else {
      print("skipped: \(url.path) is not on this machine")
    }
    return nil
  }
}
