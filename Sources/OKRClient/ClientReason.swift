// Why a call got no answer of the server.

public import OKRModel

/// The stable reasons of failures on the way to the server and back. `Reason.cancelled`,
/// `Reason.deadlinePassed` and `Reason.requestTooLarge` are given here as well.
public enum ClientReason: String, ExplainedReason {
  case connectionFailed = "CONNECTION_FAILED"
  case connectionLost = "CONNECTION_LOST"
  case closed = "CLOSED"
  case malformedReply = "MALFORMED_REPLY"
  case tlsSettings = "TLS_SETTINGS"
  case uploadStopped = "UPLOAD_STOPPED"

  public var explanation: Explanation {
    switch self {
    case .connectionFailed:
      Explanation(
        "No connection to the server could be made.",
        cause: "A wrong address, a firewall, or a server that isn't running.",
        remedy: "okr doctor shows how far it comes.")
    case .connectionLost:
      Explanation(
        "The connection broke during the call.",
        cause: "The network, or the server's end.",
        remedy: "Run it again with the request id that is printed.")
    case .closed:
      Explanation(
        "The connection was closed by the caller.",
        cause: "The program ended while it waited.",
        remedy: "Nothing, if that was meant.")
    case .malformedReply:
      Explanation(
        "The server's reply can't be decoded.",
        cause: "Client and server have different contracts.",
        remedy: "okr version --connect shows both versions.")
    case .tlsSettings:
      Explanation(
        "The TLS settings can't be used.",
        cause: "A file of roots that can't be read, or isn't PEM.",
        remedy: "The message names the file.")
    case .uploadStopped:
      Explanation(
        "The messages to send broke off.",
        cause: "A file couldn't be read to its end.",
        remedy: "The system's own words stand in the message.")
    }
  }
}
