import Foundation
import KazakhstanFormats
import PluginKit

/// Each change takes the open change of a request, writes its audit row and answers the record after it.
extension __Entity__ {
    func add(in change: Change) async throws -> __Entity__ {
        let added = try await store(
            """
            INSERT INTO __id__.__table__ (id, number, name_kk, name_ru, name_en, last_day)
            VALUES (\(UUID.v7(at: change.request.now)), \(number), \(name.kk), \(name.ru),
                \(name.en), \(lastDay))
            RETURNING \(Self.columns)
            """, in: change)
        try await change.audit(
            "__id__.__entity__.added", of: added.id, after: Self.fields.masked(added))
        return added
    }

    /// Stores what was corrected, where nobody else changed the record meanwhile.
    func correct(_ before: __Entity__, in change: Change) async throws -> __Entity__ {
        let corrected = try await store(
            """
            UPDATE __id__.__table__
            SET number = \(number), name_kk = \(name.kk), name_ru = \(name.ru),
                name_en = \(name.en), last_day = \(lastDay), is_ended = false,
                revision = revision + 1
            WHERE id = \(id) AND revision = \(before.revision)
            RETURNING \(Self.columns)
            """, in: change)
        try await change.audit(
            "__id__.__entity__.corrected", of: id, before: Self.fields.masked(before),
            after: Self.fields.masked(corrected))
        return corrected
    }

    /// Sends a statement that answers one row, or none where the revision is another one by now.
    private func store(_ statement: SQL, in change: Change) async throws -> __Entity__ {
        do {
            guard let row = try await change.query(statement).first else { throw Stale() }
            return try __Entity__(row)
        } catch let error as PostgresError where error.constraint == "__table___number_once" {
            throw NumberTaken(number: number)
        }
    }
}
