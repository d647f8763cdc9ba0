// Suggestions for mistyped words.

import BoundedTestSupport
import Testing

@testable import Terminal

@Suite(.bounded) struct NearestWordTests {
  @Test(arguments: [
    ("kitten", "sitting", 3), ("", "abc", 3), ("abc", "abc", 0), ("lst", "list", 1),
    ("nmae", "name", 1), ("ca", "abc", 3),
  ])
  func editsAreCounted(_ a: String, _ b: String, _ edits: Int) {
    #expect(NearestWord.edits(a, b) == edits)
    #expect(NearestWord.edits(b, a) == edits)
  }

  @Test func onlyNearWordsAreFound() {
    #expect(NearestWord.find("lst", among: ["get", "list"]) == "list")
    #expect(NearestWord.find("xylophone", among: ["get", "list"]) == nil)
    // Two edits make any word of two letters out of any other.
    #expect(NearestWord.find("ab", among: ["cd"]) == nil)
    #expect(NearestWord.find("a", among: []) == nil)
    #expect(NearestWord.find("none", among: ["nov"]) == nil)
    #expect(NearestWord.find("o-12", among: ["o-13"]) == "o-13")
    #expect(NearestWord.find("o-12", among: ["o-13", "o-13"]) == "o-13", "the same one twice")
    #expect(NearestWord.find("team-5", among: ["team-1", "team-2"]) == nil, "equally near")
  }
}
