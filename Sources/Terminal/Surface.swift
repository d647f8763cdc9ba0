// What the place that output goes to can show.

/// When colour is used, as a flag says it.
public enum ColourChoice: String, Sendable, Hashable, CaseIterable {
  case auto
  case always
  case never
}

/// The abilities of one output stream.
public struct Surface: Sendable, Hashable {
  /// Columns that a line may take; nil where nothing is cut, as in a pipe.
  public var columns: Int?
  public var hasColour: Bool
  /// True for a terminal: only there may times be relative.
  public var isTerminal: Bool
  /// True where words replace bars, boxes and redrawing (`OKR_ACCESSIBLE=1`).
  public var isAccessible: Bool
  /// True for a terminal that can do no more than take one line after another (`TERM=dumb`).
  public var isDumb = false

  /// True where lines may be drawn over others.
  public var canRedraw: Bool { self.isTerminal && !self.isAccessible && !self.isDumb }

  public init(
    columns: Int? = nil, hasColour: Bool = false, isTerminal: Bool = false,
    isAccessible: Bool = false
  ) {
    self.columns = columns
    self.hasColour = hasColour
    self.isTerminal = isTerminal
    self.isAccessible = isAccessible
  }

  /// A pipe or file: no colour, nothing cut.
  public static let pipe = Surface()

  /// Decides what a stream can show.
  /// - Parameters:
  ///   - isTerminal: whether the stream is a terminal.
  ///   - columns: the terminal's own width, where it is known.
  ///   - choice: what the user said on the command line; it wins over the environment.
  ///   - environment: read are `NO_COLOR`, `CLICOLOR_FORCE`, `TERM`, `COLUMNS`, `OKR_ACCESSIBLE`
  /// and
  ///     `OKR_FORCE_TTY` (a width, for tests and screenshots).
  public init(
    isTerminal: Bool, columns: Int?, choice: ColourChoice, environment: [String: String]
  ) {
    let forced = environment["OKR_FORCE_TTY"].flatMap { $0.isEmpty ? nil : Int($0) ?? 80 }
    let terminal = isTerminal || forced != nil
    self.isTerminal = terminal
    self.columns = terminal ? forced ?? columns ?? 80 : nil
    self.isAccessible = Self.isSet(environment["OKR_ACCESSIBLE"])
    self.isDumb = environment["TERM"] == "dumb"
    self.hasColour =
      switch choice {
      case .always: true
      case .never: false
      case .auto: Self.wantsColour(terminal: terminal, environment)
      }
  }

  private static func wantsColour(terminal: Bool, _ environment: [String: String]) -> Bool {
    if let off = environment["NO_COLOR"], !off.isEmpty { return false }
    if Self.isSet(environment["CLICOLOR_FORCE"]) { return true }
    return terminal && environment["TERM"] != "dumb"
  }

  private static func isSet(_ value: String?) -> Bool {
    guard let value else { return false }
    return !value.isEmpty && value != "0"
  }

  /// The text in that style, where colour is on.
  public func paint(_ text: String, _ style: Style) -> String {
    self.hasColour ? style.applied(to: text) : text
  }
}
