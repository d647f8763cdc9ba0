// What the server acknowledged, so that it can be held to it.

internal import Synchronization

/// One acknowledged check-in.
struct Acknowledged: Sendable, Hashable {
  var organisation: UInt32
  var keyResult: UInt32
  /// The record's id as the server gave it, digested.
  var record: UInt64
  var valueMicros: Int64
}

/// Takes acknowledgements from any thread, and gives them away to be read back.
final class Ledger: Sendable {
  private let held = Mutex<[Acknowledged]>([])

  func add(_ entry: Acknowledged) { self.held.withLock { $0.append(entry) } }

  var heldCount: Int { self.held.withLock { $0.count } }

  /// Gives away what is held.
  func take() -> [Acknowledged] {
    self.held.withLock { held in
      defer { held = [] }
      return held
    }
  }

  /// A digest of a record's id (FNV-1a, 64 bits).
  static func digest(_ id: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}

/// What was expected of one key result.
struct Expectation: Sendable {
  let organisation: Int
  let keyResult: Int
  /// Values by the record's digest.
  var values: [UInt64: Int64]

  /// Groups acknowledgements by their key result.
  static func group(_ entries: [Acknowledged]) -> [Expectation] {
    struct Place: Hashable {
      let organisation: UInt32
      let keyResult: UInt32
    }
    var places: [Place: Int] = [:]
    var result: [Expectation] = []
    for entry in entries {
      let place = Place(organisation: entry.organisation, keyResult: entry.keyResult)
      if let index = places[place] {
        result[index].values[entry.record] = entry.valueMicros
      } else {
        places[place] = result.count
        result.append(
          Expectation(
            organisation: Int(entry.organisation), keyResult: Int(entry.keyResult),
            values: [entry.record: entry.valueMicros]))
      }
    }
    return result
  }
}
