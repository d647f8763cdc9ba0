// From which level on events are logged, as the settings name them.

enum LogLevel: String, CaseIterable {
  case trace, debug, info, notice, warning, error, critical
}
