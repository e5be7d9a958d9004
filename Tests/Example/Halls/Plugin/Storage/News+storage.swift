import Foundation
import KazakhstanFormats
import PluginKit

extension News {
    /// A page of the news of the last days, the latest first.
    static func list(_ paging: Paging, for request: Request) async throws -> Listing<News> {
        // In whole hours: of a list that is another one each time nobody remembers that it is long.
        let hours = (request.now.timeIntervalSince1970 / 3_600).rounded(.down)
        let since = Date(
            timeIntervalSince1970: 3_600 * (hours - 24 * Double(request.settings[.newsDays])))
        let found: SQL = "FROM halls.news WHERE at >= \(since)"
        let rows = try await request.database.query(
            """
            SELECT id, at, kind, hall_id, hall_kk, hall_ru, hall_en \(found)
            ORDER BY id DESC \(paging.slice)
            """)
        return try await paging.listing(
            rows.map(News.init), counting: found, from: request.database)
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
