// A statement has a name and a text for the life of the program; a command is one call of it.

/// A statement that each connection prepares once, under its name.
public struct PostgresStatement: Sendable {
  /// The name, unique in the program; it is the prepared statement's name as well.
  public let name: String
  /// The SQL text with `$n` parameters.
  public let sql: String

  /// A statement with the given name and text.
  public init(name: String, sql: String) {
    self.name = name
    self.sql = sql
  }

  /// One call of the statement with the parameters that `build` appends.
  public func bind(_ build: (inout PostgresParameters) -> Void) -> PostgresCommand {
    var parameters = PostgresParameters()
    build(&parameters)
    return PostgresCommand(statement: self, parameters: parameters)
  }

  /// One call of the statement without parameters.
  public func bind() -> PostgresCommand {
    PostgresCommand(statement: self, parameters: PostgresParameters())
  }
}

/// One call: a statement and its parameters.
public struct PostgresCommand: Sendable {
  /// The statement to call.
  public let statement: PostgresStatement
  /// Its parameters, in order.
  public let parameters: PostgresParameters

  /// A call of `statement` with `parameters`.
  public init(statement: PostgresStatement, parameters: PostgresParameters) {
    self.statement = statement
    self.parameters = parameters
  }
}
