import Foundation
import KazakhstanFormats
import PluginKit

/// The data of a first look: real state bodies with plainly synthetic officials. Source: PLT-14.
struct Demonstration: Sendable {
    let bodies: [DemonstratedBody]
    let designations: [DemonstratedDesignation]
    let ngos: [DemonstratedNGO]

    init(folder: URL) throws {
        let renamings = try DemonstrationFile(folder.appending(path: "renamings.csv")).lines
        bodies = try DemonstrationFile(folder.appending(path: "bodies.csv")).lines.map { line in
            try DemonstratedBody(line, renamed: renamings.filter { $0["body"] == line["key"] })
        }
        designations = try DemonstrationFile(folder.appending(path: "designations.csv")).lines
            .map(DemonstratedDesignation.init)
        ngos = try DemonstrationFile(folder.appending(path: "ngos.csv")).lines
            .map(DemonstratedNGO.init)
    }
}

extension Demonstration {
    /// Puts what became of the demonstrated bodies on the list of changes. No event tells of it, so the
    /// numbers are below zero.
    static func listChanges(in transaction: Transaction) async throws {
        try await transaction.execute(
            """
            INSERT INTO registry.changes (id, at, kind, body_id, name_kk, name_ru, name_en, day)
            SELECT -row_number() OVER (ORDER BY v.valid_from DESC, b.id), v.valid_from, v.cause, b.id,
                v.name_kk, v.name_ru, v.name_en, v.valid_from
            FROM registry.bodies b JOIN registry.body_versions v ON v.body_id = b.id
            WHERE b.is_demonstration AND v.cause <> 'founding'
            ON CONFLICT (id) DO NOTHING
            """)
    }
}

extension UUID {
    /// The id of a demonstrated record: the same key gives the same id (version 8 of RFC 9562).
    init(demonstrated kind: String, _ key: String) {
        let text = "registry/\(kind)/\(key)"
        let high = text.utf8.reduce(0xCBF2_9CE4_8422_2325) { Self.mix($0, $1) }
        let low = text.utf8.reversed().reduce(high) { Self.mix($0, $1) }
        var bytes = withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) {
            $0.loadUnaligned(as: uuid_t.self)
        }
        bytes.6 = bytes.6 & 0x0F | 0x80
        bytes.8 = bytes.8 & 0x3F | 0x80
        self.init(uuid: bytes)
    }

    /// One step of FNV-1a.
    private static func mix(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
}
