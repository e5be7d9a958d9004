import Foundation
import KazakhstanFormats
import PluginKit

/// The halls of a first look.
struct Demonstration {
    private let halls: [Hall]

    /// Reads `first-look.json`. Each hall has its id there, so that loading twice changes nothing.
    init(folder: URL) throws {
        let file = try Data(contentsOf: folder.appending(path: "first-look.json"))
        halls = try (JSONParser.parse(Array(file)).array ?? []).map { entry in
            var hall = try Hall.fields.decode(entry["hall"] ?? .null).record
            hall.id = entry["id"]?.string.flatMap(UUID.init(uuidString:)) ?? .blank
            return hall
        }
    }

    func load(in transaction: Transaction) async throws {
        for hall in halls {
            try await transaction.execute(
                """
                INSERT INTO halls.halls (id, number, name_kk, name_ru, name_en, kind,
                    address_kk, address_ru, address_en, seats, is_demonstration)
                VALUES (\(hall.id), \(hall.number), \(hall.name.kk), \(hall.name.ru),
                    \(hall.name.en), \(hall.kind), \(hall.address.kk), \(hall.address.ru), \(hall.address.en),
                    \(hall.seats), true)
                ON CONFLICT (id) DO NOTHING
                """)
        }
    }

    /// - Returns: The halls that were removed, which may have photographs.
    static func remove(in transaction: Transaction) async throws -> [UUID] {
        try await transaction.rows(
            "DELETE FROM halls.halls WHERE is_demonstration RETURNING id", as: UUID.self)
    }
}
