// A chart of lines as inline SVG: no script, nothing from elsewhere, readable in print and by screen
// readers, whose table stands beside it.

internal import Glibc

/// Lines over a common axis.
struct LineChart {
  struct Line {
    let label: String
    /// In CSS, such as `#179C69`.
    let colour: String
    /// In SVG, such as `6 3`; empty for a whole line.
    let dashes: String
    let points: [(x: Double, y: Double)]
  }

  /// How numbers lie along an axis.
  enum Scale {
    case linear
    /// Tenfold steps: for latencies, whose tails matter.
    case logarithmic
  }

  let id: String
  let title: String
  /// A sentence with the finding.
  let finding: String
  let xLabel: String
  let yScale: Scale
  let yText: (Double) -> String
  let xText: (Double) -> String
  let lines: [Line]

  private static let width = 720.0
  private static let height = 260.0
  private static let left = 72.0
  private static let right = 96.0
  private static let top = 16.0
  private static let bottom = 40.0

  var svg: String {
    let all = self.lines.flatMap(\.points)
    guard let first = all.first else { return "" }
    let xs = all.reduce(into: (first.x, first.x)) { $0 = (min($0.0, $1.x), max($0.1, $1.x)) }
    let ticks = self.ticks(all.map(\.y).max() ?? 1, least: all.map(\.y).min() ?? 0)
    let place = Place(
      x: xs.0...max(xs.1, xs.0 + 1e-9), y: (ticks.first ?? 0)...(ticks.last ?? 1),
      isLogarithmic: self.yScale == .logarithmic)
    var parts = [
      #"<svg viewBox="0 0 \#(Int(Self.width)) \#(Int(Self.height))" role="img" aria-labelledby="\#(self.id)-t \#(self.id)-d">"#,
      #"<title id="\#(self.id)-t">\#(HTML.escaped(self.title))</title>"#,
      #"<desc id="\#(self.id)-d">\#(HTML.escaped(self.finding))</desc><g aria-hidden="true">"#,
    ]
    parts += ticks.map { self.gridLine($0, place) }
    parts += self.xTicks(xs).map { self.xTick($0, place) }
    parts.append(
      #"<text class="axis" x="\#(Self.number(Self.width - Self.right))" y="\#(Self.number(Self.height - 6))" text-anchor="end">\#(HTML.escaped(self.xLabel))</text>"#
    )
    parts += self.drawn(place)
    return (parts + ["</g></svg>"]).joined(separator: "\n")
  }

  // MARK: Parts

  private func gridLine(_ value: Double, _ place: Place) -> String {
    let y = Self.number(place.y(value))
    let end = Self.number(Self.width - Self.right)
    return
      #"<line class="grid" x1="\#(Self.number(Self.left))" x2="\#(end)" y1="\#(y)" y2="\#(y)"/>"#
      + #"<text class="axis" x="\#(Self.number(Self.left - 8))" y="\#(y)" dy="0.35em" text-anchor="end">\#(HTML.escaped(self.yText(value)))</text>"#
  }

  private func xTick(_ value: Double, _ place: Place) -> String {
    let x = Self.number(place.x(value))
    let y = Self.number(Self.height - Self.bottom + 16)
    return
      #"<text class="axis" x="\#(x)" y="\#(y)" text-anchor="middle">\#(HTML.escaped(self.xText(value)))</text>"#
  }

  /// The lines with their labels at their ends, which keep a distance from each other.
  private func drawn(_ place: Place) -> [String] {
    var labels: [Double] = []
    return self.lines.filter { !$0.points.isEmpty }.map { line in
      let path = line.points.map { point in
        "\(Self.number(place.x(point.x))),\(Self.number(place.y(point.y)))"
      }
      var labelY = place.y(line.points[line.points.count - 1].y)
      while labels.contains(where: { abs($0 - labelY) < 13 }) { labelY += 13 }
      labels.append(labelY)
      let dashes = line.dashes.isEmpty ? "" : #" stroke-dasharray="\#(line.dashes)""#
      let labelX = Self.number(Self.width - Self.right + 6)
      return
        #"<polyline fill="none" stroke="\#(line.colour)" stroke-width="1.5"\#(dashes) points="\#(path.joined(separator: " "))"/>"#
        + #"<text x="\#(labelX)" y="\#(Self.number(labelY))" dy="0.35em" fill="\#(line.colour)">\#(HTML.escaped(line.label))</text>"#
    }
  }

  // MARK: Ticks

  private func ticks(_ most: Double, least: Double) -> [Double] {
    switch self.yScale {
    case .logarithmic:
      let first = floor(log10(max(least, 1e-9)))
      let last = max(ceil(log10(max(most, 1e-9))), first + 1)
      return stride(from: first, through: last, by: 1).map { pow(10, $0) }
    case .linear:
      let step = Self.step(max(most, 1e-9) / 4)
      return stride(from: 0, through: ceil(max(most, step) / step) * step, by: step).map { $0 }
    }
  }

  private func xTicks(_ range: (Double, Double)) -> [Double] {
    let span = range.1 - range.0
    guard span > 0 else { return [range.0] }
    let step = Self.step(span / 6)
    return stride(from: ceil(range.0 / step) * step, through: range.1, by: step).map { $0 }
  }

  /// The least of 1, 2, 5, 10, 20 … that is no less.
  private static func step(_ raw: Double) -> Double {
    let power = pow(10, floor(log10(raw)))
    let factor = [1.0, 2, 5, 10].first { $0 * power >= raw * 0.999 } ?? 10
    return factor * power
  }

  /// A coordinate with one decimal place: the same data give the same bytes.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0
      ? "\(tenths / 10)" : "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }

  /// Where numbers lie in the picture.
  private struct Place {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>
    let isLogarithmic: Bool

    func x(_ value: Double) -> Double {
      let share = (value - self.x.lowerBound) / (self.x.upperBound - self.x.lowerBound)
      return LineChart.left + share * (LineChart.width - LineChart.left - LineChart.right)
    }

    func y(_ value: Double) -> Double {
      let of = { (number: Double) in self.isLogarithmic ? log10(max(number, 1e-9)) : number }
      let low = of(self.y.lowerBound)
      let share = (of(value) - low) / (of(self.y.upperBound) - low)
      let inside = min(max(share, 0), 1)
      let bottom = LineChart.height - LineChart.bottom
      return bottom - inside * (bottom - LineChart.top)
    }
  }
}

/// Text in a page.
enum HTML {
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.append(character)
      }
    }
    return result
  }
}
