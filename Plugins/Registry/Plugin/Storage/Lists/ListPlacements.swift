import Foundation
import KazakhstanFormats
import PluginKit

/// Where the lists were placed. Rows are ended, never deleted.
enum ListPlacements {
    static func list(
        of place: ListPlace, _ paging: Paging, from database: Database
    ) async throws -> Listing<ListPlacement> {
        let rows: SQL = "FROM registry.list_placements WHERE place = \(place)"
        let items = try await database.query(
            """
            SELECT \(ListPlacement.columns) \(rows)
            ORDER BY removed_on IS NOT NULL, placed_on DESC, id DESC \(paging.slice)
            """
        ).map(ListPlacement.init)
        return try await paging.listing(items, counting: rows, from: database)
    }

    static func find(_ id: UUID, from database: some SQLExecuting) async throws -> ListPlacement? {
        try await database.query(
            "SELECT \(ListPlacement.columns) FROM registry.list_placements WHERE id = \(id)"
        ).first.map(ListPlacement.init)
    }

    /// Notes that the list of the path's place stands at an address.
    static func note(_ placement: ListPlacement, by request: Request) async throws -> ListPlacement
    {
        let list = try await Lists.current(request)
        try await Lists.requirePublishing(of: list.place, by: request)
        guard placement.placedOn <= request.today else {
            throw InvalidFields(.registry("/placedOn", "dayAhead"))
        }
        return try await request.record { change in
            let noted = try await change.query(
                """
                INSERT INTO registry.list_placements
                    (id, agency_id, place, address, placed_on, noted_at, account_id, author)
                VALUES (\(UUID.v7(at: request.now)), \(request.agency.id), \(list.place),
                    \(placement.address), \(placement.placedOn), \(request.now),
                    \(request.account?.id), \(request.account?.name))
                RETURNING \(ListPlacement.columns)
                """
            ).first.map(ListPlacement.init)
            guard let noted else { throw Missing() }
            try await change.audit(
                "registry.list.placed", of: noted.id, after: ListPlacement.fields.masked(noted))
            return noted
        }
    }

    /// Notes that a list stands at an address no more.
    static func end(_ removal: ListRemoval, by request: Request) async throws -> ListPlacement {
        guard let before = try await find(request.id, from: request.database) else {
            throw Missing()
        }
        try await Lists.requirePublishing(of: before.place, by: request)
        if let day = before.removedOn {
            throw AlreadyRemoved(day: day.words(in: request.language))
        }
        guard (before.placedOn...max(before.placedOn, request.today)).contains(removal.removedOn)
        else { throw InvalidFields(.registry("/removedOn", "outsideOfPlacement")) }
        return try await request.record { change in
            let after = try await change.query(
                """
                UPDATE registry.list_placements SET removed_on = \(removal.removedOn)
                WHERE id = \(before.id) AND removed_on IS NULL RETURNING \(ListPlacement.columns)
                """
            ).first.map(ListPlacement.init)
            guard let after else { throw Stale() }
            try await change.audit(
                "registry.list.removed", of: after.id,
                before: ListPlacement.fields.masked(before),
                after: ListPlacement.fields.masked(after))
            return after
        }
    }
}

extension ListPlacement {
    fileprivate static let columns: SQL =
        "id, place, address, placed_on, removed_on, noted_at, author"

    fileprivate init(_ row: Row) throws {
        (id, place, address, placedOn, removedOn, notedAt, author) = try row.decode(
            as: (UUID, ListPlace, String, Day, Day?, Date, String?).self)
    }
}
