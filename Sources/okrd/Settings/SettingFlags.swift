// The flags of settings, made from their table. The argument parser finds the flags of a type by
// reflection and fills them by decoding; both are given here for whatever keys the table has, so
// that no setting is declared a second time.

internal import ArgumentParser

/// The flags of one group of settings.
protocol SettingFlags: ParsableArguments, CustomReflectable {
  static var group: SettingGroup { get }
  /// The texts of the flags that were given.
  var given: [SettingKey: String] { get set }
}

extension SettingFlags {
  init(from decoder: any Decoder) throws {
    self.init()
    let flags = try decoder.container(keyedBy: SettingFlagKey.self)
    for key in Self.group.keys {
      let name = SettingFlagKey(key)
      if key.setting.kind.isYesNo {
        let isOn = try flags.decode(Flag<Bool?>.self, forKey: name).wrappedValue
        self.given[key] = isOn.map { $0 ? "yes" : "no" }
      } else {
        self.given[key] = try flags.decode(Option<String?>.self, forKey: name).wrappedValue
      }
    }
  }

  var customMirror: Mirror {
    Mirror(
      self, children: Self.group.keys.map { (label: $0.rawValue, value: Self.declaration($0)) })
  }

  private static func declaration(_ key: SettingKey) -> Any {
    let setting = key.setting
    let name = NameSpecification.customLong(key.rawValue)
    guard !setting.kind.isYesNo else {
      return Flag<Bool?>(name: name, inversion: .prefixedNo, help: ArgumentHelp(setting.help))
    }
    return Option<String?>(
      name: name, help: ArgumentHelp(setting.flagHelp, valueName: setting.kind.placeholder))
  }
}

extension Setting {
  /// What it means, with its words and its default.
  fileprivate var flagHelp: String {
    var text = self.help
    if case .levels = self.kind { text += " One of \(LogLevels.takes)." }
    if let standard = self.standard { text += " (default: \(standard))" }
    return text
  }
}

/// A key of the table as the argument parser's decoder asks for it.
struct SettingFlagKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ key: SettingKey) { self.stringValue = key.rawValue }

  init?(stringValue: String) {
    guard SettingKey(rawValue: stringValue) != nil else { return nil }
    self.stringValue = stringValue
  }

  init?(intValue: Int) { return nil }
}

struct DataFlags: SettingFlags {
  static let group = SettingGroup.data
  var given: [SettingKey: String] = [:]
}

struct NetworkFlags: SettingFlags {
  static let group = SettingGroup.network
  var given: [SettingKey: String] = [:]
}

struct WorkFlags: SettingFlags {
  static let group = SettingGroup.work
  var given: [SettingKey: String] = [:]
}
