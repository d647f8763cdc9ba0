// okr-bench [--quick] [NAME…]          the rows that need no database, one JSON object a line
// okr-bench [--quick] --dump FOLDER    the forest as CSV, for the peers that are databases

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
    let isAsked = { (name: String) in words.isEmpty || words.contains(name) }
    let rows =
      EngineBenchmarks(isQuick: isQuick).run(EngineBenchmarks.names.filter(isAsked))
      + WireBenchmarks(isQuick: isQuick).run(WireBenchmarks.names.filter(isAsked))
    for row in rows { print(row.json) }
  }
}
