import Foundation
import PluginKit
import PostgresStore

/// A file that is kept, without its bytes.
struct KeptFile: Sendable, Identified {
    let id: UUID
    let plugin: String
    let kind: String
    let owner: UUID?
    let agency: UUID
    let name: String
    let mediaType: String
    /// Bytes.
    let size: Int
    /// 32 bytes.
    let sha256: [UInt8]
    let dataClass: DataClass
    let storedAt: Date
    let account: UUID?
    let withdrawnAt: Date?
    let expiresAt: Date?
}

extension KeptFile {
    /// Columns of the files `f`.
    static let columns: SQL = """
        f.id, f.plugin, f.kind, f.owner_id, f.agency_id, f.name, f.media_type, f.size, f.sha256,
        f.data_class, f.stored_at, f.stored_by, f.withdrawn_at, f.expires_at
        """

    init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        plugin = try cells.next()
        kind = try cells.next()
        owner = try cells.next()
        agency = try cells.next()
        name = try cells.next()
        mediaType = try cells.next()
        size = try cells.next()
        sha256 = try cells.nextCell().byteArray()
        let word: String = try cells.next()
        // A class that this release does not know must not be shown more freely than any it knows.
        dataClass = DataClass(rawValue: word) ?? .identifier
        storedAt = try cells.next()
        account = try cells.next()
        withdrawnAt = try cells.next()
        expiresAt = try cells.next()
    }
}
