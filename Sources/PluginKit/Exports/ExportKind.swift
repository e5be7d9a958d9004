/// A kind of file that a plugin gives out. From one declaration come its endpoint
/// (`GET /api/v1/<plugin>/exports/<name>`), the links below a list and `arna export <name>`: as CSV or
/// XLSX for people and their spreadsheets, as JSON Lines for programs.
///
/// ```swift
/// ExportKind("publications", title: "publications.title", access: .public, by: PublicationQuery.self) {
///     request, query in
///     Extract("SELECT \(Publication.columns) FROM publications.publications p WHERE …") { rows in
///         try rows.map(Publication.init)
///     }
/// }
/// ```
///
/// However long it is, it is read and sent part by part. What the statement selects is all that the caller
/// gets, so it must obey the caller's ``Reach``. An export that is not public is written down in the audit.
public struct ExportKind: Sendable {
    public let name: String
    public let title: TextKey
    public let access: Access
    /// By what it is narrowed: the parameters of the list that it belongs to.
    public let query: [FieldDescription]
    /// What is told of each record.
    public let fields: [FieldDescription]
    /// The shape of a record.
    public let record: Shape
    /// The statement for a query, and how some rows of it are written as JSON.
    package let open: @Sendable (Request, JSON) async throws -> Rows

    package struct Rows: Sendable {
        package let sql: SQL
        package let write: @Sendable ([Row]) async throws -> [JSONWriter]
    }

    public init<Query: Described, Record: Described>(
        _ name: String, title: TextKey, access: Access, by query: Query.Type,
        _ extract: @escaping @Sendable (Request, Query) async throws -> Extract<Record>
    ) {
        self.name = name
        self.title = title
        self.access = access
        self.query = Query.fields.descriptions
        fields = Record.fields.descriptions
        record = Record.shape
        open = { request, json in
            let extract = try await extract(request, Query.fields.decode(json).record)
            return Rows(sql: extract.sql) { try await extract.read($0).map(\.written) }
        }
    }
}

/// Which records are given out, and how they are read, some at a time.
public struct Extract<Record: Described>: Sendable {
    let sql: SQL
    let read: @Sendable ([Row]) async throws -> [Record]

    /// - Parameter read: As many records as rows; what is the same for all of them is looked up once.
    public init(_ sql: SQL, _ read: @escaping @Sendable ([Row]) async throws -> [Record]) {
        self.sql = sql
        self.read = read
    }
}
