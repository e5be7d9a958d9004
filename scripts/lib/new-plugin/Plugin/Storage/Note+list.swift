import Foundation
import KazakhstanFormats
import PluginKit

extension Note {
    /// One page of the notes, the newest first.
    static func list(_ paging: Paging, in database: Database) async throws -> Listing<Note> {
        async let count = database.value(
            """
            SELECT count(*) FROM (
                SELECT FROM __id__.notes LIMIT \(raw: String(Total.countingLimit + 1))) AS counted
            """, as: Int.self)
        async let notes = database.rows(
            """
            SELECT id, text_kk, text_ru, text_en, written_at FROM __id__.notes
            ORDER BY written_at DESC, id LIMIT \(paging.perPage) OFFSET \(paging.offset)
            """, as: (UUID, String?, String?, String?, Date).self)
        return Listing(
            items: try await notes.map { id, kk, ru, en, writtenAt in
                Note(id: id, text: LocalizedText(kk: kk, ru: ru, en: en), writtenAt: writtenAt)
            },
            total: .counted(try await count ?? 0))
    }
}
