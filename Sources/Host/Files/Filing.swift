import Foundation
import PluginKit
import PostgresStore

/// The files of a plugin's records: the kinds that it declares, and what is done with files of them,
/// by the API and by pages alike.
struct Filing: Sendable {
    let kinds: [FileKind]

    func kind(_ name: String) throws(UnknownFileKind) -> FileKind {
        guard let kind = kinds.first(where: { $0.name == name }) else {
            throw UnknownFileKind(kind: name, known: kinds.map(\.name))
        }
        return kind
    }

    func list(
        _ asked: FilesOfRecord, _ paging: Paging, for request: Request
    ) async throws -> Listing<KeptFile> {
        let kind = try kind(asked.kind)
        try await kind.reading.admit(request, to: asked.owner)
        return try await FileStore(database: request.database).list(
            kind, of: asked.owner, agency: request.agency.id, paging)
    }

    /// The file that the path names, for who may do something with it.
    /// - Parameter access: Of the file's kind: `\.reading` or `\.adding`.
    func file(
        for request: Request, who access: (FileKind) -> RecordAccess
    ) async throws -> (file: KeptFile, kind: FileKind) {
        let file = try await FileStore(database: request.database).find(
            request.id, of: request.agency.id, at: request.now)
        guard let file, let owner = file.owner,
            let kind = kinds.first(where: { $0.plugin == file.plugin && $0.name == file.kind })
        else { throw Missing() }
        try await access(kind).admit(request, to: owner)
        return (file, kind)
    }

    /// Notes in the audit that the bytes of a file are read, where it is about persons.
    func noteReading(of file: KeptFile, by request: Request) async throws {
        guard file.dataClass == .personal || file.dataClass == .identifier else { return }
        try await request.change { try await $0.audit("host.file.read", of: file) }
    }

    func withdraw(
        _ file: KeptFile, of kind: FileKind, because withdrawal: FileWithdrawal,
        by request: Request
    ) async throws -> KeptFile {
        try await request.change { change in
            try await kind.adding.requireHold(on: file.owner, in: change)
            let after = try await FileStore.withdraw(file, because: withdrawal.note, in: change)
            try await change.audit("host.file.withdrawn", of: after)
            return after
        }
    }
}

extension RecordAccess {
    /// Refuses who may not, or whose record is not there.
    func admit(_ request: Request, to record: UUID) async throws {
        guard access.admits(request.account) else {
            if request.account == nil { throw SignInRequired() }
            throw NotPermitted()
        }
        request.enter(by: access)
        guard try await reaches(request, record) else { throw Missing() }
    }

    /// Refuses where the record does not take it any more: it is closed to changes by now.
    func requireHold(on record: UUID?, in change: Change) async throws {
        guard let record, try await holds(change, record) else { throw Missing() }
    }

    /// Whether it admits.
    func covers(_ record: UUID, for request: Request) async throws -> Bool {
        guard access.admits(request.account) else { return false }
        return try await reaches(request, record)
    }
}

extension Change {
    /// Writes down what was done to a file, among what was done to its record.
    func audit(_ action: String, of file: KeptFile) async throws {
        try await audit(action, of: file.owner, after: KeptFile.fields.masked(file))
    }
}
