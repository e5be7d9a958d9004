import Foundation
import KazakhstanFormats
import PluginKit

/// The state bodies of the registry.
enum Bodies {
    /// The body as it is on a day, or nil where it is not on that day.
    static func find(
        _ id: UUID, on day: Day, from database: some SQLExecuting
    ) async throws -> Body? {
        try await database.query(
            """
            SELECT \(Body.columns)
            FROM registry.bodies b JOIN registry.body_versions v ON v.body_id = b.id
            WHERE b.id = \(id) AND \(.holds("v", on: day))
            """
        ).first.map(Body.init)
    }

    /// The body as it is on a day, or as it last was, or as it will first be.
    static func find(
        _ id: UUID, near day: Day, from database: some SQLExecuting
    ) async throws -> Body? {
        let past = try await find(id, "v.valid_from <= \(day) ORDER BY v.valid_from DESC", database)
        if let past { return past }
        return try await find(id, "v.valid_from > \(day) ORDER BY v.valid_from", database)
    }

    /// Several bodies, each as ``find(_:near:from:)`` finds it, by their ids.
    static func find(
        _ ids: Set<UUID>, near day: Day, from database: some SQLExecuting
    ) async throws -> [UUID: Body] {
        let bodies = try await database.query(
            """
            SELECT \(Body.columns)
            FROM registry.bodies b CROSS JOIN LATERAL (
                SELECT * FROM registry.body_versions v WHERE v.body_id = b.id
                ORDER BY v.valid_from <= \(day) DESC, abs(v.valid_from - \(day)) LIMIT 1) v
            WHERE b.id = ANY (\(Array(ids))::uuid[])
            """
        ).map(Body.init)
        return Dictionary(uniqueKeysWithValues: bodies.map { ($0.id, $0) })
    }

    private static func find(
        _ id: UUID, _ which: SQL, _ database: some SQLExecuting
    ) async throws -> Body? {
        try await database.query(
            """
            SELECT \(Body.columns)
            FROM registry.bodies b JOIN registry.body_versions v ON v.body_id = b.id
            WHERE b.id = \(id) AND \(which) LIMIT 1
            """
        ).first.map(Body.init)
    }

    /// A page of the bodies that hold on a day.
    static func list(
        _ query: BodyQuery, on day: Day, _ paging: Paging, in language: Language,
        from database: Database
    ) async throws -> Listing<Body> {
        let rows = rows(query, on: day)
        let order = try BodyQuery.order(paging.sort, in: language)
        let isWhole = query.isOpen && query.on == nil
        let planned = isWhole ? database : database.plannedByValues
        let items = try await planned.query(
            """
            SELECT \(Body.columns) \(rows) ORDER BY \(order)
            \(paging.slice)
            """
        ).map(Body.init)
        return try await paging.listing(items, counting: rows, from: planned)
    }

    /// `FROM … WHERE …` of the bodies that hold on a day.
    static func rows(_ query: BodyQuery, on day: Day) -> SQL {
        """
        FROM registry.body_versions v JOIN registry.bodies b ON b.id = v.body_id
        WHERE \(query.conditions(on: day).joined(separator: " AND "))
        """
    }
}
