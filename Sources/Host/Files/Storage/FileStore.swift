import Crypto
import Foundation
import PluginKit
import PostgresStore

/// The files in `platform.files` and their bytes in `platform.file_parts`.
///
/// It knows nothing of HTTP, of who may read, or of what a kind of file allows. However large a file
/// is, it holds one part of it in memory.
struct FileStore: Sendable {
    let database: Database

    /// The bytes of each part but the last.
    static let partSize = 262_144

    /// Keeps a file while its bytes come: they are cut into parts, counted and hashed on the way.
    ///
    /// What the chunks throw ends it, and the transaction with it. The transaction's connection is taken
    /// for as long as the bytes take to come.
    /// - Throws: ``FileTooLarge`` as soon as there are more bytes than the limit.
    func keep<Chunks: AsyncSequence>(
        _ file: NewFile, from chunks: Chunks, in transaction: Transaction
    ) async throws -> KeptFile where Chunks.Element == [UInt8] {
        let id = UUID.v7(at: file.storedAt)
        var writer = PartWriter(file: id, transaction: transaction)
        for try await chunk in chunks {
            guard writer.size + chunk.count <= file.limit else {
                throw FileTooLarge(limit: file.limit)
            }
            try await writer.take(chunk)
        }
        let sha256 = try await writer.finish()
        return try await insert(file, id, size: writer.size, sha256, in: transaction)
    }

    /// A file of an agency that holds: neither withdrawn nor expired.
    func find(_ id: UUID, of agency: UUID, at now: Date) async throws -> KeptFile? {
        try await database.query(
            """
            SELECT \(KeptFile.columns) FROM platform.files f
            WHERE f.id = \(id) AND f.agency_id = \(agency) AND f.withdrawn_at IS NULL
                AND (f.expires_at IS NULL OR f.expires_at > \(now))
            """
        ).first.map(KeptFile.init)
    }

    /// The bytes of a file, part by part.
    ///
    /// Each part is a short statement of its own, so that a slow reader keeps no connection busy.
    func parts(of file: KeptFile) -> FileParts { FileParts(file: file, source: database) }

    /// Deletes what has expired.
    func clearExpired(at now: Date) async throws {
        try await database.execute("DELETE FROM platform.files WHERE expires_at <= \(now)")
    }

    private func insert(
        _ file: NewFile, _ id: UUID, size: Int, _ sha256: [UInt8], in transaction: Transaction
    ) async throws -> KeptFile {
        let rows = try await transaction.query(
            """
            INSERT INTO platform.files AS f
                (id, plugin, kind, owner_id, agency_id, name, media_type, size, sha256, data_class,
                stored_at, stored_by, expires_at)
            VALUES (\(id), \(file.plugin), \(file.kind), \(file.owner), \(file.agency), \(file.name),
                \(file.mediaType), \(size), \(SQLParameter.bytes(sha256)), \(file.dataClass.rawValue),
                \(file.storedAt), \(file.account), \(file.expiresAt))
            RETURNING \(KeptFile.columns)
            """)
        return try KeptFile(rows[0])
    }
}

/// Cuts bytes into parts and writes each as soon as it is full.
private struct PartWriter {
    let file: UUID
    let transaction: Transaction
    private(set) var size = 0
    private var part: [UInt8] = []
    private var number = 0
    private var digest = SHA256()

    init(file: UUID, transaction: Transaction) {
        self.file = file
        self.transaction = transaction
        part.reserveCapacity(FileStore.partSize)
    }

    mutating func take(_ chunk: [UInt8]) async throws {
        digest.update(data: chunk)
        size += chunk.count
        var rest = chunk[...]
        while !rest.isEmpty {
            let piece = rest.prefix(FileStore.partSize - part.count)
            part += piece
            rest = rest[piece.endIndex...]
            if part.count == FileStore.partSize { try await write() }
        }
    }

    /// Writes what is left, and tells the SHA-256 of all.
    mutating func finish() async throws -> [UInt8] {
        if !part.isEmpty { try await write() }
        return Array(digest.finalize())
    }

    private mutating func write() async throws {
        try await transaction.execute(
            """
            INSERT INTO platform.file_parts (file_id, number, bytes)
            VALUES (\(file), \(number), \(SQLParameter.bytes(part)))
            """)
        number += 1
        part.removeAll(keepingCapacity: true)
    }
}

/// More bytes came than the file may have.
struct FileTooLarge: Refusal {
    /// Bytes.
    let limit: Int
    var consequence: Consequence { .tooLarge }
    var message: Message {
        Message("host.files.refusal.tooLarge", ["megabytes": String(limit / 1_048_576)])
    }
}
