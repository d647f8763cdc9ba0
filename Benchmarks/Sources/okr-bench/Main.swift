// okr-bench [--quick] [--json FILE] [NAME…]: the rows that need no database.

internal import Glibc

@main
enum Main {
  static func main() {
    var words = Array(CommandLine.arguments.dropFirst())
    let isQuick = words.contains("--quick")
    words.removeAll { $0 == "--quick" }
    let names = EngineBenchmarks.names.filter { words.isEmpty || words.contains($0) }
    for row in EngineBenchmarks(isQuick: isQuick).run(names) { print(row.json) }
  }
}
