// Who calls: what a token stands for, and what each role may do.

internal import OKRModel
internal import OKRState
internal import OKRStore
internal import PostgresClient

/// What the server keeps of a signed-in connection: one for all of its calls, which hand it on.
final class Session: Sendable {
  let role: Role
  /// Whom the log names as the author.
  let name: String
  let tokenID: String
  /// The part of the organisation in which the role holds; nil for all of it.
  let part: OrganisationPart?
  let token: LiveToken
  /// The organisation it acts in; nil for an operator that named none.
  let organisation: OrganisationName?
  /// That organisation's account.
  let quota: OrganisationQuota?

  init(
    role: Role, name: String, tokenID: String, part: OrganisationPart? = nil, token: LiveToken,
    organisation: OrganisationName?, quota: OrganisationQuota? = nil
  ) {
    self.role = role
    self.name = name
    self.tokenID = tokenID
    self.part = part
    self.token = token
    self.organisation = organisation
    self.quota = quota
  }

  /// When the token ends as far as is known by now, microseconds since 1970; nil where it doesn't.
  var expiresAt: Int64? { self.token.end }

  var principal: Principal {
    Principal(
      organisation: self.organisation?.id ?? "", name: self.name, role: self.role,
      tokenId: self.tokenID, tokenExpiresUnixMicros: self.expiresAt ?? 0,
      unit: self.part?.unit ?? "", region: self.part?.region ?? "")
  }
}

/// Who may call a method.
enum Access: Sendable {
  /// Nobody has to be signed in.
  case anyone
  /// Anyone who is signed in, with or without an organisation.
  case signedIn
  /// Members of the organisation acted in, and those above.
  case member
  /// Administrators; of a unit or region for what stands in it.
  case administrator
  /// Administrators of the whole organisation: for what belongs to no unit or region.
  case organisationAdministrator
  /// Administrators of the whole organisation, and operators with or without an organisation.
  case tokenIssuer
  /// Operators only.
  case serverOperator

  /// The roles that it takes, the least first.
  private var roles: [Role] {
    switch self {
    case .anyone, .signedIn, .member: [.member, .administrator, .operator]
    case .administrator, .organisationAdministrator, .tokenIssuer:
      [.administrator, .operator]
    case .serverOperator: [.operator]
    }
  }

  /// The least role that it takes; unspecified where nobody has to be signed in.
  var needed: Role {
    if case .anyone = self { return .unspecified }
    return self.roles[0]
  }

  /// True where a role in a part of the organisation isn't enough.
  private var needsWhole: Bool {
    switch self {
    case .organisationAdministrator, .tokenIssuer: true
    case .anyone, .signedIn, .member, .administrator, .serverOperator: false
    }
  }

  /// - Throws: what is missing.
  func check(_ session: Session?, now: Int64) throws(RequestError) {
    if case .anyone = self { return }
    guard let session else {
      throw RequestError(
        .unauthenticated, .signInRequired,
        "Sign in with a token first: everything but health and the contract needs one.")
    }
    if let expiry = session.expiresAt, expiry <= now { throw .tokenInvalid }
    guard self.roles.contains(session.role) else {
      throw RequestError(
        .permissionDenied, .roleNotEnough,
        "The role \(session.role.name) isn't enough; \(self.roles[0].name) is needed.",
        values: [("role", session.role.name), ("needed", self.roles[0].name)])
    }
    if let part = session.part, self.needsWhole { throw .partNotEnough(part) }
    switch self {
    case .member, .administrator, .organisationAdministrator:
      if session.organisation == nil {
        throw .field(
          "hello.organisation", "is required: name the organisation that the operator acts in",
          reason: .fieldRequired)
      }
    case .anyone, .signedIn, .tokenIssuer, .serverOperator: break
    }
  }
}

extension RequestError {
  static let tokenInvalid = RequestError(
    .unauthenticated, .tokenInvalid,
    "The token is unknown, revoked or expired: ask an administrator for a new one.")
}

/// Tokens as text: made here, shown once, kept as digests.
enum TokenText {
  private static let prefix = "okr_"
  private static let alphabet = Array(
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

  /// A new token of 43 random characters, 256 bits and more.
  static func make() -> String {
    var generator = SystemRandomNumberGenerator()
    return Self.prefix
      + String((0..<43).map { _ in Self.alphabet.randomElement(using: &generator) ?? "0" })
  }

  private static let idDigits = 23

  /// The public id of a token that is made under a key: the same again for the same one, and another for each other
  /// key and organisation.
  /// - Parameter orgID: nil for the operators.
  static func id(_ key: UUID128, orgID: Int64?) -> String {
    let parts = [UInt64(bitPattern: orgID ?? 0), key.high, key.low]
    let bytes = parts.flatMap { part in (0..<8).map { UInt8(truncatingIfNeeded: part >> ($0 * 8)) }
    }
    let digest = Digest256.hash(bytes).bytes
    let word = { (at: Int) in digest[at..<at + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
    return Self.id(UUID128(high: word(0), low: word(8)))
  }

  /// The public id that shows the first digits of a number.
  static func id(_ number: UUID128) -> String { "t-\(number.description.prefix(Self.idDigits))" }

  /// As much of that number as the id shows, the rest 0.
  static func number(_ id: String) -> UUID128 {
    RequestKey.parse("\(id.dropFirst(2))-000000000000") ?? UUID128(high: 0, low: 0)
  }

  static func digest(_ token: String) -> Digest256 { Digest256.hash(Array(token.utf8)) }
}
