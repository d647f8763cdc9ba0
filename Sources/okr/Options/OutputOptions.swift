// How a command shows its result.

internal import ArgumentParser
internal import ExactJSON
internal import OKRModel
internal import Terminal

/// The formats of every command.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  case table
  case wide
  case json
  case ndjson
  case csv
  case id

  /// True where people read it.
  var isForPeople: Bool { self == .table || self == .wide }
  /// True for the two forms of JSON, whose errors are JSON too.
  var isJSON: Bool { self == .json || self == .ndjson }
}

/// When colour is used, as the flag says it.
enum ColourArgument: String, ExpressibleByArgument, CaseIterable, Sendable {
  case auto
  case always
  case never

  var choice: ColourChoice {
    switch self {
    case .auto: .auto
    case .always: .always
    case .never: .never
    }
  }
}

struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("How to show the result.", valueName: "format"))
  var format: OutputFormat = .table

  @Option(
    name: .long, defaultAsFlag: "",
    help: ArgumentHelp("Only these fields, in this order; alone, lists them.", valueName: "a,b"),
    completion: FieldCompletion.kind)
  var fields: String?

  @Option(
    name: .customLong("color"), help: ArgumentHelp("When to use colour.", valueName: "when"))
  var colour: ColourArgument = .auto

  @Flag(name: .shortAndLong, help: "Also print the request id, revision and instant, on stderr.")
  var verbose = false

  /// The fields asked for; nil for all.
  var fieldNames: [String]? {
    self.fields.map { text in
      text.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    }
  }
}

extension String {
  /// The text without spaces at its ends.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
