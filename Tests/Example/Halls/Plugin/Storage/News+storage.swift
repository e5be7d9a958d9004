import Foundation
import KazakhstanFormats
import PluginKit

extension News {
    /// A page of the news of the last days, the latest first.
    static func list(_ paging: Paging, for request: Request) async throws -> Listing<News> {
        let since = request.now.addingTimeInterval(-86_400 * Double(request.settings[.newsDays]))
        let found: SQL = "FROM halls.news WHERE at >= \(since)"
        async let total = request.database.total(of: found)
        async let rows = request.database.query(
            """
            SELECT id, at, kind, hall_id, hall_kk, hall_ru, hall_en \(found)
            ORDER BY id DESC \(paging.slice)
            """)
        return Listing(items: try await rows.map(News.init), total: try await total)
    }

    /// Adds news; what is there already stays as it is, so that a repeat is harmless.
    func add(in change: Change) async throws {
        try await change.execute(
            """
            INSERT INTO halls.news (id, at, kind, hall_id, hall_kk, hall_ru, hall_en)
            VALUES (\(id), \(at), \(kind), \(hallId), \(hall.kk), \(hall.ru), \(hall.en))
            ON CONFLICT (id) DO NOTHING
            """)
    }

    private init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        at = try cells.next()
        kind = try cells.next()
        hallId = try cells.next()
        hall = LocalizedText(kk: try cells.next(), ru: try cells.next(), en: try cells.next())
        try cells.end()
    }
}
