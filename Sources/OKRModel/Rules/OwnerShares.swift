// How the owners of an item share it: what isn't shared out is anybody's, and nobody owns more than the whole.

extension Owner {
  /// Why owners can't share an item so, as the end of a sentence about their shares; nil where they can.
  public static func fault(inSharesOf owners: [Owner]) -> String? {
    let shares = owners.compactMap(\.share?.ppm)
    let range = Limits.sharePpm
    if let wrong = shares.first(where: { !range.contains($0) }) {
      return "hold \(Self.text(wrong)); each is \(Self.text(range.lowerBound)) to "
        + Self.text(range.upperBound)
    }
    // More owners than are kept are refused anyway, and their sum must not overflow.
    let sum = shares.prefix(Limits.ownersPerItem).reduce(0, +)
    return sum > range.upperBound
      ? "are \(Self.text(sum)) together; at most \(Self.text(range.upperBound)) is shared out" : nil
  }

  private static func text(_ ppm: Int64) -> String { DecimalText.shortest(ppm, digits: 6) }
}
