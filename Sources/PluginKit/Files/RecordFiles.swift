public import Foundation

extension Request {
    /// The files of a record for its page, with the form to add one for who may:
    /// `{{#orders}}{{> host/files}}{{/orders}}`. Nothing where the reader may not read them.
    public func files(_ kind: FileKind, of record: UUID) async throws -> Model {
        try await services.require((any RecordFiles).self).shown(kind, of: record, to: self)
    }
}

extension Change {
    /// Whether a record has a file of a kind, whoever may read it. It stays so until the change is over where the
    /// change has locked what ``RecordAccess/holds`` of the kind locks.
    public func hasFile(_ kind: FileKind, of record: UUID) async throws -> Bool {
        try await request.services.require((any RecordFiles).self)
            .hasFile(kind, of: record, in: self)
    }
}

/// Shows the files of records; the host offers it.
public protocol RecordFiles: Sendable {
    func shown(_ kind: FileKind, of record: UUID, to request: Request) async throws -> Model
    func hasFile(_ kind: FileKind, of record: UUID, in change: Change) async throws -> Bool
}
