// okr-bench [--quick] [--key-results N] [NAME…]          the rows that need no database, one JSON
//                                                        object a line
// okr-bench [--quick] [--key-results N] --dump FOLDER    the forest as CSV, for the peers that are
//                                                        databases
// okr-bench --snapshot COUNT FILE                        a snapshot of so many key results for binary
//                                                        COPY; prints its revision and chunks
// okr-bench --count WORK ROUNDS                          fixed work, for a counter of instructions

internal import Foundation

@main
enum Main {
  static func main() {
    var words = Array(CommandLine.arguments.dropFirst())
    let isQuick = words.contains("--quick")
    words.removeAll { $0 == "--quick" }
    let benchmarks = EngineBenchmarks(isQuick: isQuick, keyResults: Self.takeKeyResults(&words))
    if words.first == "--dump", words.count == 2 {
      do {
        let forest = Forest(keyResults: benchmarks.keyResults)
        try forest.dump(to: URL(filePath: words[1], directoryHint: .isDirectory))
      } catch {
        print("okr-bench: \(error)")
        exit(1)
      }
      return
    }
    if words.first == "--count", words.count == 3, let work = CountedWork(rawValue: words[1]),
      let rounds = Int(words[2]), rounds > 0
    {
      work.run(rounds: rounds)
      return
    }
    if words.first == "--snapshot", words.count == 3, let keyResults = Int(words[1]) {
      do {
        let written = try SnapshotFile.write(keyResults: keyResults, to: words[2])
        print(written.revision, written.chunks)
      } catch {
        print("okr-bench: \(error)")
        exit(1)
      }
      return
    }
    let isAsked = { (name: String) in words.isEmpty || words.contains(name) }
    let rows =
      benchmarks.run(EngineBenchmarks.names.filter(isAsked))
      + WireBenchmarks(isQuick: isQuick).run(WireBenchmarks.names.filter(isAsked))
    for row in rows { print(row.json) }
  }

  /// The size that was asked for, taken out of the words; nil where none was.
  private static func takeKeyResults(_ words: inout [String]) -> Int? {
    guard let place = words.firstIndex(of: "--key-results") else { return nil }
    guard place + 1 < words.count, let count = Int(words[place + 1]),
      EngineBenchmarks.keyResultsRange.contains(count)
    else {
      let range = EngineBenchmarks.keyResultsRange
      print("okr-bench: --key-results takes \(range.lowerBound) to \(range.upperBound)")
      exit(64)
    }
    words.removeSubrange(place...place + 1)
    return count
  }
}
