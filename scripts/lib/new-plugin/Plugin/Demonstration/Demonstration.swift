import Foundation
import KazakhstanFormats
import PluginKit

/// The records of a first look.
struct Demonstration {
    private let records: [__Entity__]

    /// Reads `first-look.json`. Each record has its id there, so that loading twice changes nothing.
    init(folder: URL) throws {
        let file = try Data(contentsOf: folder.appending(path: "first-look.json"))
        records = try (JSONParser.parse(Array(file)).array ?? []).map { entry in
            var record = try __Entity__.fields.decode(entry["record"] ?? .null).record
            record.id = entry["id"]?.string.flatMap(UUID.init(uuidString:)) ?? .blank
            return record
        }
    }

    func load(in transaction: Transaction) async throws {
        for record in records {
            try await transaction.execute(
                """
                INSERT INTO __id__.__table__
                    (id, number, name_kk, name_ru, name_en, last_day, is_demonstration)
                VALUES (\(record.id), \(record.number), \(record.name.kk), \(record.name.ru),
                    \(record.name.en), \(record.lastDay), true)
                ON CONFLICT (id) DO NOTHING
                """)
        }
    }

    /// - Returns: The records that were removed, which may have files.
    static func remove(in transaction: Transaction) async throws -> [UUID] {
        try await transaction.rows(
            "DELETE FROM __id__.__table__ WHERE is_demonstration RETURNING id", as: UUID.self)
    }
}
