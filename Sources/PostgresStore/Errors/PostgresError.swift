import CLibpq

/// An error that the server reported.
///
/// `description` is fit for a log: it never holds bound values, the server's DETAIL or HINT.
public struct PostgresError: StoreError, Equatable {
    /// Five characters, as `23505`; see appendix A of PostgreSQL's manual.
    public var sqlState: String
    public var constraint: String?
    public var schema: String?
    public var table: String?
    public var column: String?

    /// The server's primary message. In some classes of errors it holds values of the user:
    /// show it to the operator who wrote the SQL, never in a log or on a page.
    public var message: String

    /// The place of the error in the text of the statement, in characters from 1.
    public var position: Int?

    public init(
        sqlState: String, message: String = "", constraint: String? = nil, schema: String? = nil,
        table: String? = nil, column: String? = nil, position: Int? = nil
    ) {
        self.sqlState = sqlState
        self.message = message
        self.constraint = constraint
        self.schema = schema
        self.table = table
        self.column = column
        self.position = position
    }

    init(result: OpaquePointer) {
        func field(_ code: UnicodeScalar) -> String? {
            PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
        }
        self.init(
            sqlState: field("C") ?? "", message: field("M") ?? "", constraint: field("n"),
            schema: field("s"), table: field("t"), column: field("c"),
            position: field("P").flatMap { Int($0) })
    }

    /// A serialization failure or a deadlock: the transaction may be done again.
    public var isRetriable: Bool { sqlState == "40001" || sqlState == "40P01" }

    /// The server is stopping, starting or out of connections, memory or disk.
    public var isUnavailability: Bool {
        sqlState.hasPrefix("53") || sqlState.hasPrefix("57P") || sqlState.hasPrefix("08")
    }

    public var description: String {
        var text = "PostgreSQL error \(sqlState)"
        if !messageMayHoldValues, !message.isEmpty { text += ": \(message)" }
        let names = [("constraint", constraint), ("table", qualifiedTable), ("column", column)]
        let places = names.compactMap { kind, name in name.map { "\(kind) \($0)" } }
        return places.isEmpty ? text : text + " (" + places.joined(separator: ", ") + ")"
    }

    private var qualifiedTable: String? {
        guard let table else { return nil }
        return schema.map { "\($0).\(table)" } ?? table
    }

    /// Data exceptions, check options and errors raised by functions quote what they were given.
    private var messageMayHoldValues: Bool {
        !["08", "0A", "23", "25", "28", "3D", "3F", "40", "42", "53", "55", "57"]
            .contains(sqlState.prefix(2))
    }

    /// The session that the statement ran in is being ended by the server.
    var endsSession: Bool { ["57P01", "57P02", "57P03", "57P05"].contains(sqlState) }

    /// The statement as it was prepared is no longer there or no longer fits the tables.
    var isStalePreparation: Bool {
        sqlState == "26000" || sqlState == "0A000" && message.hasPrefix("cached plan must not")
    }
}
