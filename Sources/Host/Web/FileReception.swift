import Foundation
import Hummingbird
import PluginKit
import PostgresStore

/// Takes in files of records: looks at the bytes as they come, keeps them and has them scanned, all
/// in one transaction; what is refused leaves nothing behind.
struct FileReception: Sendable {
    let limit: Int
    let scanner: FileScanner
    private let places: Places
    /// How long a file may take to come.
    private static let patience = Duration.seconds(900)

    /// - Parameter places: How many files may come in at once. Each takes a connection of the database
    ///   for as long as its sender needs, and the others must not wait for that.
    init(limit: Int, places: Int, scanner: FileScanner) {
        self.limit = limit
        self.scanner = scanner
        self.places = Places(free: places)
    }

    /// Keeps the file that a body holds, for who has been admitted.
    /// - Parameter vouch: Says whether the fields before the file show that it was sent from our own page.
    func take(
        _ body: WebRequest, named name: String?, as kind: FileKind, of record: UUID,
        for request: Request,
        vouch: @escaping @Sendable ([String: String]) throws -> Void = { _ in }
    ) async throws -> KeptFile {
        guard let seat = places.seat() else { throw TooManyUploads() }
        defer { withExtendedLifetime(seat) {} }
        do {
            return try await Deadline.keep(Self.patience) {
                let upload = try await FileUpload.begin(
                    body, named: name, limit: kind.limit(below: limit))
                try vouch(upload.fields)
                return try await keep(upload, as: kind, of: record, for: request)
            }
        } catch is DeadlineMissed {
            throw UploadTooSlow()
        }
    }

    private func keep(
        _ upload: FileUpload, as kind: FileKind, of record: UUID, for request: Request
    ) async throws -> KeptFile {
        let name = try FileName(upload.name)
        guard let type = FileType.claimed(by: name, upload.mediaType), kind.types.contains(type)
        else { throw FileRefused.typeNotTaken(taken: kind.types) }
        let file = NewFile(
            plugin: kind.plugin, kind: kind.name, owner: record, agency: request.agency.id,
            name: name.ending(as: type), mediaType: type.mediaType, dataClass: kind.dataClass,
            limit: kind.limit(below: limit), storedAt: request.now, account: request.account?.id)
        return try await request.database.withTransaction { transaction in
            // A transaction that collided is done again, but the bytes come only once.
            guard !upload.isBegun else { throw UploadInterrupted() }
            let kept = try await FileStore(database: request.database).keep(
                file, from: Inspected(upload: upload, type: type), in: transaction)
            try await scanner.scan(FileParts(file: kept, source: transaction))
            let change = Change(transaction: transaction, request: request)
            // Asked last, so that nobody waits for a lock as long as the bytes take to come.
            try await kind.adding.requireHold(on: record, in: change)
            try await change.audit("host.file.added", of: kept)
            return kept
        }
    }
}

/// The bytes of an upload, looked at as they pass.
private struct Inspected: AsyncSequence {
    let upload: FileUpload
    let type: FileType

    func makeAsyncIterator() -> Iterator {
        Iterator(upload: upload, inspection: FileInspection(of: type))
    }

    struct Iterator: AsyncIteratorProtocol {
        let upload: FileUpload
        var inspection: FileInspection

        mutating func next() async throws -> [UInt8]? {
            guard let bytes = try await upload.next() else {
                try inspection.finish()
                return nil
            }
            try inspection.take(bytes)
            return bytes
        }
    }
}

/// The database asked for a file once more whose bytes were gone.
struct UploadInterrupted: Refusal {
    var consequence: Consequence { .unavailable }
    var message: Message { "host.files.refusal.interrupted" }
}

/// A file took too long to come.
struct UploadTooSlow: Refusal {
    var consequence: Consequence { .unavailable }
    var message: Message { "host.files.refusal.tooSlow" }
}

/// As many files come in as may at once.
struct TooManyUploads: Refusal {
    var consequence: Consequence { .unavailable }
    var message: Message { "host.files.refusal.busy" }
}
