// Aurora, the sample company: what stands in the folder of that name, set into a quarter.

/// The sample company.
public enum SampleCompany {
  /// Its organisation's id.
  public static let id = "aurora"
  public static let name = "Aurora"
  /// The objective at its top.
  public static let top = "aurora-year"

  /// The document of its structure and objectives, for an import.
  public static func document(in quarter: SampleQuarter) -> String {
    quarter.filled(Self.text(PackageResources.aurora_json))
  }

  /// Its check-ins by the quarter's fortnights: CSV with the columns key_result, value, at,
  /// confidence and note.
  public static func checkIns(in quarter: SampleQuarter) -> [String] {
    [
      PackageResources.checkins_1_csv, PackageResources.checkins_2_csv,
      PackageResources.checkins_3_csv, PackageResources.checkins_4_csv,
      PackageResources.checkins_5_csv, PackageResources.checkins_6_csv,
      PackageResources.checkins_7_csv,
    ].map { quarter.filled(Self.text($0)) }
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
