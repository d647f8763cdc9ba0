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
    let names = EngineBenchmarks.names.filter { words.isEmpty || words.contains($0) }
    for row in EngineBenchmarks(isQuick: isQuick).run(names) { print(row.json) }
  }
}
