// The company that the help's examples are about, as a document that `okr import` reads. Its today is
// 28 November 2026; days are moved so that it is really today, whenever the tests run.

import OKRModel

@testable import okr

enum Story {
  private static let today = CivilDate("2026-11-28")

  /// The text with each of its days as far from today as it is from the story's.
  static func told(_ text: String, nowMicros: Int64 = ProcessEnvironment.now()) -> String {
    let now = CivilDate(String(InstantText.format(unixMicros: nowMicros).prefix(10)))
    guard let today = Self.today, let now else { return text }
    return text.replacing(/\d{4}-\d\d-\d\d/) { match in
      guard let day = CivilDate(String(match.output)) else { return String(match.output) }
      return CivilDate(day: day.day + now.day - today.day).text
    }
  }

  /// When all of it took effect.
  static let begin = "2026-07-01T00:00:00Z"

  static let company = """
    {
      "regions": [
        {"id": "emea", "name": "EMEA", "time_zone": "Europe/Warsaw"},
        {"id": "emea-north", "name": "North", "parent": "emea"},
        {"id": "apac", "name": "APAC", "time_zone": "Asia/Shanghai"}
      ],
      "units": [
        {"id": "marketing", "name": "Marketing", "region": "emea"},
        {"id": "sales", "name": "Sales", "region": "emea"},
        {"id": "growth", "name": "Growth", "parent": "marketing", "region": "emea"},
        {"id": "brand", "name": "品牌", "parent": "marketing", "region": "apac"}
      ],
      "members": [
        {"id": "anna", "name": "Anna Żak", "unit": "growth"}, {"id": "jan", "name": "Jan"}
      ],
      "metrics": [
        {"id": "leads", "name": "Qualified leads", "unit": "leads", "rollup": "sum"},
        {"id": "nps", "name": "NPS", "unit": "points", "direction": "up"}
      ],
      "cycles": [
        {"id": "y-2026", "start": "2026-01-01", "end": "2026-12-31"},
        {"id": "q3-2026", "title": "Q3 2026", "start": "2026-07-01", "end": "2026-09-30",
         "parent": "y-2026", "phase": "grading"},
        {"id": "q4-2026", "title": "Q4 2026", "start": "2026-10-01", "end": "2026-12-31",
         "parent": "y-2026", "phase": "active"}
      ],
      "objectives": [
        {"id": "o-1", "cycle": "q3-2026", "unit": "growth", "level": "company",
         "title": "The brand that marketers of three continents name first", "key_results": [
           {"id": "kr-7", "title": "Conversion of all teams", "kind": "rollup_value", "unit": "%",
            "target": 3, "aggregate": "mean"}
         ]},
        {"id": "o-2", "cycle": "q3-2026", "unit": "brand", "title": "提升品牌声誉",
         "score_published": 0.5, "key_results": [
           {"id": "kr-9", "title": "Strona po polsku", "kind": "binary"},
           {"id": "kr-43", "title": "Minutes to an answer", "kind": "threshold",
            "operator": "<=", "bound": 30, "zero_at": 60, "current": 45},
           {"id": "kr-44", "title": "Launch", "kind": "milestone",
            "stages": [{"name": "Draft", "weight": 1, "done": true},
                       {"name": "Launch", "weight": 2}]}
         ]},
        {"id": "o-12", "cycle": "q3-2026", "unit": "growth", "title": "A brand people trust",
         "owner": "anna", "grade": 0.7, "alignments": [{"to": "o-1", "mode": "average"}],
         "key_results": [
           {"id": "kr-41", "title": "Conversion 2 % → 3 %", "kind": "metric", "baseline": 2,
            "target": 3, "unit": "%", "check_ins": [
              {"at": "2026-08-01T09:00:00+02:00", "value": 2.4, "confidence": 0.6},
              {"at": "2026-09-15T09:00:00+02:00", "value": 2.8, "note": "new landing page"}
            ]},
           {"id": "kr-42", "title": "Followers", "kind": "checkpoints",
            "checkpoints": [[0, 0], [50, 0.7], [80, 1]], "current": 60}
         ]},
        {"id": "o-31", "cycle": "q3-2026", "unit": "sales", "title": "Enter two markets",
         "key_results": [{"id": "kr-51", "title": "Contracts", "kind": "graded"}]},
        {"id": "o-40", "cycle": "q4-2026", "unit": "sales", "title": "Stay in them",
         "key_results": [{"id": "kr-61", "title": "Renewals", "kind": "metric", "target": 10}]}
      ],
      "dependencies": [
        {"id": "d-1", "title": "Artwork", "objective": "o-12", "giver": "brand",
         "needed_by": "2026-09-10"},
        {"id": "d-2", "title": "Przykłady klientów", "objective": "o-40", "giver": "growth",
         "needed_by": "2026-12-10", "state": "accepted", "promised": "2026-12-05"}
      ],
      "overrides": [
        {"item": "o-31", "score": 0.6, "reason": "The first contract is signed",
         "until": "2026-12-20"}
      ]
    }
    """
}
