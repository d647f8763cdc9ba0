// Messages of the contract as JSON, written once for all by their fields.

internal import ExactJSON
internal import OKRModel
internal import Terminal

/// The JSON of contract messages: keys as in the contract, absent values null with their key
/// present, exact decimals, times in RFC 3339, enums by their lower-case names.
enum MessageJSON {
  /// The object of a message.
  static func object(_ message: some WireMessage) -> JSONValue {
    var visitor = MessageVisitor(of: message)
    message.visitFields(&visitor)
    return .object(visitor.members)
  }

  /// A ratio with exactly 6 digits, or null.
  static func ratio(_ ratio: Ratio?) -> JSONValue {
    guard let ratio else { return .null }
    return .number(DecimalText.fixed(ratio.ppm, digits: 6))
  }

  static func value(_ value: Value?) -> JSONValue {
    guard let value else { return .null }
    return .number(DecimalText.shortest(value.micros, digits: 6))
  }

  static func weight(_ weight: Weight?) -> JSONValue {
    guard let weight else { return .null }
    return .number(DecimalText.shortest(weight.thousandths, digits: 3))
  }

  static func instant(_ instant: Instant?) -> JSONValue {
    guard let instant else { return .null }
    return .string(InstantText.format(unixMicros: instant.unixMicros))
  }

  static func name(_ value: some WireEnum) -> JSONValue {
    value.rawValue == 0 ? .null : .string(value.name)
  }

  /// The value of a submessage: of the contract's wrappers the plain number.
  static func wrapped(_ message: some WireMessage) -> JSONValue {
    switch message {
    case let ratio as Ratio: Self.ratio(ratio)
    case let value as Value: Self.value(value)
    case let weight as Weight: Self.weight(weight)
    case let instant as Instant: Self.instant(instant)
    case let grace as GraceDays: .integer(grace.days)
    case let display as DisplayDigits: .integer(display.digits)
    case let keyResult as KeyResult: KeyResultJSON.object(keyResult)
    default: Self.object(message)
    }
  }
}

/// Gathers a message's fields.
struct MessageVisitor: FieldVisitor {
  var members: [JSONMember] = []
  private let leastStated: [String: Int64]

  init<Message: WireMessage>(of _: Message) {
    self.leastStated = AbsentNumbers.leastStated[Message.fullName] ?? [:]
  }

  private mutating func add(_ name: String, _ value: JSONValue) {
    self.members.append(.init(name, value))
  }

  mutating func field(_ name: String, _ value: String) { self.add(name, .text(value)) }

  mutating func field(_ name: String, _ value: Int64) {
    if let stem = name.droppingSuffix("_unix_micros") {
      let time = value == 0 ? nil : Instant(unixMicros: value)
      self.add(stem + "_time", MessageJSON.instant(time))
    } else if let stem = name.droppingSuffix("_ppm") {
      self.add(stem, MessageJSON.ratio(Ratio(ppm: value)))
    } else {
      self.addNumber(name, value)
    }
  }

  private mutating func addNumber(_ name: String, _ value: Int64) {
    self.add(name, value < self.leastStated[name] ?? .min ? .null : .integer(value))
  }

  mutating func field(_ name: String, _ value: Int32) { self.addNumber(name, Int64(value)) }
  mutating func field(_ name: String, _ value: Bool) { self.add(name, .bool(value)) }
  mutating func field(_ name: String, _ value: [UInt8]) { self.add(name, .integer(value.count)) }

  mutating func field(_ name: String, _ value: [String]) {
    self.add(name, .array(value.map { .string($0) }))
  }

  mutating func field<N: FixedWidthInteger>(_ name: String, _ value: [N]) {
    self.add(name, .array(value.map { .integer($0) }))
  }

  mutating func field<M: WireMessage>(_ name: String, _ value: M?) {
    self.add(name, value.map { MessageJSON.wrapped($0) } ?? .null)
  }

  mutating func field<M: WireMessage>(_ name: String, _ value: [M]) {
    self.add(name, .array(value.map { MessageJSON.wrapped($0) }))
  }

  mutating func field<E: WireEnum>(_ name: String, _ value: E) {
    self.add(name, MessageJSON.name(value))
  }

  mutating func field<E: WireEnum>(_ name: String, _ value: [E]) {
    self.add(name, .array(value.map { MessageJSON.name($0) }))
  }
}

extension String {
  /// The text without that end; nil where it ends otherwise.
  func droppingSuffix(_ suffix: String) -> String? {
    self.hasSuffix(suffix) ? String(self.dropLast(suffix.count)) : nil
  }
}
