public import Foundation

/// A kind of file that records of a plugin may have: the scan of an order, a photograph, a regulation.
///
/// ```swift
/// extension FileKind {
///     static let cover = FileKind(
///         "publications.cover", title: "publications.cover.title", dataClass: .public,
///         types: [.jpeg, .png], megabytes: 5,
///         page: { "publications/\($0.text)" },
///         reading: RecordAccess(.public) { request, id in
///             try await Publication.find(id, in: request.database) != nil
///         },
///         adding: RecordAccess(.requires(.edit)) { request, id in
///             try await Publication.find(id, in: request.database) != nil
///         })
/// }
/// ```
///
/// From one declaration come the API (`/api/v1/<plugin>/files`), the page with the list and the form
/// (`/<language>/<plugin>/files`), the download, the checks of what is sent and the audit. The record's
/// own page shows the same list by ``Request/files(_:of:)``.
///
/// What is added stays: a file that should not be there is withdrawn, by who may add.
public struct FileKind: Sendable {
    /// The plugin's id, a dot, and the name by which the API calls it: `publications.cover`.
    public let id: String
    /// The heading above its list.
    public let title: TextKey
    /// Files that are ``DataClass/personal`` or ``DataClass/identifier`` leave a row in the audit each
    /// time they are read.
    public let dataClass: DataClass
    public let types: [FileType]
    /// How large one file may be.
    public let megabytes: Int
    /// Where the page of a record lies, relative to the plugin.
    public let page: @Sendable (UUID) -> String
    public let reading: RecordAccess
    /// Who may add a file, and withdraw one.
    public let adding: RecordAccess

    /// - Precondition: There is at least one type, and a positive limit.
    public init(
        _ id: String, title: TextKey, dataClass: DataClass, types: [FileType], megabytes: Int,
        page: @escaping @Sendable (UUID) -> String, reading: RecordAccess, adding: RecordAccess
    ) {
        precondition(!types.isEmpty && megabytes > 0, "the kind \(id) takes no file at all")
        self.id = id
        self.title = title
        self.dataClass = dataClass
        self.types = types
        self.megabytes = megabytes
        self.page = page
        self.reading = reading
        self.adding = adding
    }
}

/// Who may do something with the files of a record: an account that has the right, where the record
/// is there for it.
public struct RecordAccess: Sendable {
    public let access: Access
    /// Whether there is such a record, and the request reaches it. It is asked after ``access``.
    public let reaches: @Sendable (Request, UUID) async throws -> Bool
    /// Whether the record still takes what is about to be kept or withdrawn, asked at the end of the change that
    /// does so. Where a record can be closed to changes meanwhile, it locks what says whether it is.
    public let holds: @Sendable (Change, UUID) async throws -> Bool

    public init(
        _ access: Access, reaches: @escaping @Sendable (Request, UUID) async throws -> Bool,
        holds: @escaping @Sendable (Change, UUID) async throws -> Bool = { _, _ in true }
    ) {
        self.access = access
        self.reaches = reaches
        self.holds = holds
    }
}
