public import Foundation

extension Request {
    /// The files of a record for its page, with the form to add one for who may:
    /// `{{#orders}}{{> host/files}}{{/orders}}`. Nothing where the reader may not read them.
    public func files(_ kind: FileKind, of record: UUID) async throws -> Model {
        try await services.require((any RecordFiles).self).shown(kind, of: record, to: self)
    }
}

extension Request {
    /// Whether a record has a file of a kind, whoever may read it.
    public func hasFile(_ kind: FileKind, of record: UUID) async throws -> Bool {
        try await services.require((any RecordFiles).self).hasFile(kind, of: record, in: self)
    }
}

/// Shows the files of records; the host offers it.
public protocol RecordFiles: Sendable {
    func shown(_ kind: FileKind, of record: UUID, to request: Request) async throws -> Model
    func hasFile(_ kind: FileKind, of record: UUID, in request: Request) async throws -> Bool
}
