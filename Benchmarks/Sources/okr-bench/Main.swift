// okr-bench [--quick] [NAME…]          the rows that need no database, one JSON object a line
// okr-bench [--quick] --dump FOLDER    the forest as CSV, for the peers that are databases
// okr-bench --snapshot COUNT FILE      a snapshot of so many key results for binary COPY; prints its
//                                      revision and chunks

internal import Foundation

@main
enum Main {
  static func main() {
    var words = Array(CommandLine.arguments.dropFirst())
    let isQuick = words.contains("--quick")
    words.removeAll { $0 == "--quick" }
    if words.first == "--dump", words.count == 2 {
      do {
        let forest = Forest(keyResults: EngineBenchmarks(isQuick: isQuick).keyResults)
        try forest.dump(to: URL(filePath: words[1], directoryHint: .isDirectory))
      } catch {
        print("okr-bench: \(error)")
        exit(1)
      }
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
      EngineBenchmarks(isQuick: isQuick).run(EngineBenchmarks.names.filter(isAsked))
      + WireBenchmarks(isQuick: isQuick).run(WireBenchmarks.names.filter(isAsked))
    for row in rows { print(row.json) }
  }
}
