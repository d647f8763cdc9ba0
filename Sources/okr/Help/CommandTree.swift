// Every command at a glance: a tree for people, and for programs a list with all arguments.

internal import ArgumentParser
internal import ExactJSON
internal import Terminal

/// The commands as a tree and as JSON.
enum CommandTree {
  /// The tree as a table: what it is called, and what it does.
  static func table(_ surface: Surface) -> Table {
    let entries = CommandEntry.root.all
    let leads = TreeLines.leads(depths: entries.map(\.depth), isAccessible: surface.isAccessible)
    var table = Table([Column("COMMAND"), Column("", isFlexible: true)])
    table.mayBeRecords = false
    for (entry, lead) in zip(entries, leads) {
      let name = Cell(entry.path.last ?? "", entry.isNoun ? .bold : [], lead: lead)
      table.append([name, Cell(entry.abstract)])
    }
    return table
  }

  // MARK: For programs

  /// A list of all commands, each with its arguments.
  static var json: JSONValue {
    let dump = (try? JSONReader.read(OKRCommand._dumpHelp()))?["command"] ?? .null
    return .object([
      .init("items", .array(Self.items(.root, dump))), .init("next_page_token", .string("")),
      .init("as_of_revision", .string("")),
    ])
  }

  /// - Parameter dump: the command as the argument parser describes it, its subcommands in their order.
  private static func items(_ entry: CommandEntry, _ dump: JSONValue) -> [JSONValue] {
    let own = JSONValue.object([
      .init("name", .text(entry.path.last ?? "")), .init("path", .string(entry.name)),
      .init("abstract", .text(entry.abstract)),
      .init("aliases", .array(entry.aliases.map { .string($0) })),
      .init("runs", .bool(!entry.isNoun)),
      .init("arguments", .array(Self.list(dump["arguments"]).map(Self.argument))),
    ])
    return [own] + zip(entry.verbs, Self.list(dump["subcommands"])).flatMap(Self.items)
  }

  private static func argument(_ dump: JSONValue) -> JSONValue {
    let kind = dump["kind"] ?? .null
    let isFlag = kind == .string("flag")
    let value = dump["valueName"] ?? .null
    let name = Self.word(dump["preferredName"])
    return .object([
      .init("name", name == .null ? value : name), .init("kind", kind),
      .init("names", .array(Self.list(dump["names"]).map(Self.word))),
      .init("value", isFlag ? .null : value),
      .init("values", .array(Self.list(dump["allValues"]))),
      .init("default", dump["defaultValue"] ?? .null),
      .init("required", .bool(dump["isOptional"] == .bool(false))),
      .init("repeats", .bool(dump["isRepeating"] == .bool(true))),
      .init("group", dump["sectionTitle"] ?? .null), .init("help", dump["abstract"] ?? .null),
    ])
  }

  /// An option as it is written, such as `--output`; null for what has no name.
  private static func word(_ dump: JSONValue?) -> JSONValue {
    guard let name = dump?["name"]?.stringValue else { return .null }
    return .string((dump?["kind"] == .string("long") ? "--" : "-") + name)
  }

  private static func list(_ value: JSONValue?) -> [JSONValue] {
    guard case .array(let items)? = value else { return [] }
    return items
  }
}
