import Foundation
import HallsAPI
import KazakhstanFormats
import PluginKit

/// Each change takes the open change of a request, writes its audit row and answers the hall after it.
extension Hall {
    func open(in change: Change) async throws -> Hall {
        let hall = try await store(
            """
            INSERT INTO halls.halls
                (id, number, name_kk, name_ru, name_en, kind, address_kk, address_ru, address_en,
                seats, note_kk, note_ru, note_en)
            VALUES (\(UUID.v7(at: change.request.now)), \(number), \(name.kk), \(name.ru), \(name.en),
                \(kind), \(address.kk), \(address.ru), \(address.en), \(seats), \(note.kk),
                \(note.ru), \(note.en))
            RETURNING \(Self.columns)
            """, in: change)
        try await change.audit("halls.hall.opened", of: hall.id, after: Self.fields.masked(hall))
        try await change.publish(HallOpened(hallId: hall.id, hall: hall.name))
        return hall
    }

    /// Stores what was corrected, where nobody else changed the hall meanwhile.
    func correct(_ before: Hall, in change: Change) async throws -> Hall {
        let hall = try await store(
            """
            UPDATE halls.halls
            SET number = \(number), name_kk = \(name.kk), name_ru = \(name.ru), name_en = \(name.en),
                kind = \(kind), address_kk = \(address.kk), address_ru = \(address.ru), address_en = \(address.en),
                seats = \(seats), note_kk = \(note.kk), note_ru = \(note.ru), note_en = \(note.en),
                revision = revision + 1
            WHERE id = \(id) AND revision = \(before.revision)
            RETURNING \(Self.columns)
            """, in: change)
        try await change.audit(
            "halls.hall.corrected", of: id, before: Self.fields.masked(before),
            after: Self.fields.masked(hall))
        return hall
    }

    /// Sets the last day. Who has the hall closed already is told so.
    func close(_ closure: Closure, in change: Change) async throws -> Hall {
        if let lastDay, lastDay < change.request.today { throw AlreadyClosed(lastDay: lastDay) }
        let hall = try await store(
            """
            UPDATE halls.halls SET last_day = \(closure.lastDay), revision = revision + 1
            WHERE id = \(id) AND revision = \(revision)
            RETURNING \(Self.columns)
            """, in: change)
        try await change.audit(
            "halls.hall.closed", of: id, before: Self.fields.masked(self),
            after: Self.fields.masked(hall))
        return hall
    }

    /// Sends a statement that answers one row, or none where the revision is another one by now.
    private func store(_ statement: SQL, in change: Change) async throws -> Hall {
        do {
            guard let row = try await change.query(statement).first else { throw Stale() }
            return try Hall(row)
        } catch let error as PostgresError where error.constraint == "halls_number_once" {
            throw NumberTaken(number: number)
        }
    }
}
