/// A kind of file that a plugin takes in. From one declaration come its page, its endpoint
/// (`POST /api/v1/<plugin>/imports?kind=<name>`), its template to download and `arna import <name>`.
///
/// A file is CSV in UTF-8, KZ-1048 or Windows-1251, or an XLSX workbook. It is taken in by a job, in one
/// transaction: as a whole, or its good rows where the caller says so. Source: REG-10.
public struct ImportKind: Sendable {
    public let name: String
    public let title: TextKey
    public let permission: Permission
    public let columns: Columns
    /// Begins an import; nothing is written before ``ImportRun/take(_:)``.
    public let begin: @Sendable (Change, ImportSource) async throws -> any ImportRun

    /// What stands in the columns of a file.
    public enum Columns: Sendable {
        /// Tables as others make them. The first layout whose required columns a file has is taken.
        case layouts([ImportLayout])
        /// A column for each field, and for each language of a text in several. A header names it by the
        /// field's name, `name_kk`, or by its label in any language. A field that cannot stand in one cell,
        /// such as a list of objects, has no column.
        case fields([FieldDescription])
    }

    public init(
        _ name: String, title: TextKey, permission: Permission, columns: Columns,
        begin: @escaping @Sendable (Change, ImportSource) async throws -> any ImportRun
    ) {
        self.name = name
        self.title = title
        self.permission = permission
        self.columns = columns
        self.begin = begin
    }
}

/// The columns of a file, by the names that its header may give them.
public struct ImportLayout: Sendable {
    public let name: String
    public let columns: [Column]

    public init(_ name: String, _ columns: [Column]) {
        self.name = name
        self.columns = columns
    }

    public struct Column: Sendable {
        /// Compared without regard to case and spaces.
        public let name: String
        public let isRequired: Bool

        public init(_ name: String, required: Bool = true) {
            self.name = name
            isRequired = required
        }
    }
}
