// When colour is on and lines are cut, by stream, flag and environment.

import BoundedTestSupport
import Terminal
import Testing

@Suite(.bounded) struct SurfaceTests {
  private func surface(
    _ isTerminal: Bool, _ environment: [String: String] = [:], _ choice: ColourChoice = .auto
  ) -> Surface {
    Surface(isTerminal: isTerminal, columns: 120, choice: choice, environment: environment)
  }

  @Test func aPipeHasNeitherColourNorWidth() {
    #expect(self.surface(false) == .pipe)
    #expect(self.surface(true) == Surface(columns: 120, hasColour: true, isTerminal: true))
  }

  @Test func theEnvironmentDecides() {
    #expect(!self.surface(true, ["NO_COLOR": "1"]).hasColour)
    #expect(self.surface(true, ["NO_COLOR": ""]).hasColour)
    #expect(!self.surface(true, ["TERM": "dumb"]).hasColour)
    #expect(self.surface(false, ["CLICOLOR_FORCE": "1"]).hasColour)
    #expect(!self.surface(false, ["CLICOLOR_FORCE": "0"]).hasColour)
    #expect(!self.surface(false, ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]).hasColour)
    #expect(self.surface(true, ["OKR_ACCESSIBLE": "1"]).isAccessible)
  }

  @Test func theFlagWins() {
    #expect(!self.surface(true, ["CLICOLOR_FORCE": "1"], .never).hasColour)
    #expect(self.surface(false, ["NO_COLOR": "1"], .always).hasColour)
  }

  @Test func aForcedTerminalHasAWidth() {
    let surface = self.surface(false, ["OKR_FORCE_TTY": "100"])
    #expect(surface == Surface(columns: 100, hasColour: true, isTerminal: true))
    #expect(self.surface(false, ["OKR_FORCE_TTY": "yes"]).columns == 80)
  }
}
