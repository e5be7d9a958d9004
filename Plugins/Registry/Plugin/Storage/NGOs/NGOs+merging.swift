import Foundation
import KazakhstanFormats
import PluginKit
import RegistryAPI

extension NGOs {
    /// Two cards were of one organisation: the second takes over the reports of years that it has none of, and is found
    /// by the names of the first, whose page leads to it. Of the two the one with the BIN stays.
    static func merge(_ id: UUID, into other: UUID, in change: Change) async throws -> NGO {
        guard id != other else { throw NGOMergingRefused.sameCard }
        let (ngo, into) = try await lockPair(id, other, in: change)
        guard ngo.mergedIntoId == nil else { throw NGOMerged() }
        guard into.mergedIntoId == nil else { throw NGOMergingRefused.targetMerged }
        if let bin = ngo.bin {
            guard let other = into.bin else { throw NGOMergingRefused.binLost }
            guard bin == other else { throw NGOMergingRefused.twoBins }
        }
        let years = try await moveReports(from: id, to: other, in: change)
        try await change.execute(
            """
            INSERT INTO registry.ngo_mergings (id, ngo_id, into_id, years, merged_at, merged_by)
            VALUES (\(UUID.v7(at: change.request.now)), \(id), \(other), \(years)::smallint[],
                \(change.request.now), \(change.request.account?.id))
            """)
        try await change.execute(
            """
            UPDATE registry.ngos SET merged_into = \(other), revision = revision + 1 WHERE id = \(id)
            """)
        // What was merged into the first before is found by the second, too.
        try await change.execute(
            "UPDATE registry.ngos SET merged_into = \(other) WHERE merged_into = \(id)")
        try await NGOWords.forget(id, in: change)
        try await NGOWords.renew(of: other, in: change)
        try await change.audit(
            "registry.ngo.merged", of: id, before: NGO.fields.masked(ngo),
            after: NGO.fields.masked(into))
        try await change.publish(NGOsMerged(ngoId: id, intoId: other, isUndone: false))
        guard let after = try await find(other, from: change) else { throw Missing() }
        return after
    }

    /// The cards were of two organisations after all: each has again what it had.
    static func undoMerging(of id: UUID, in change: Change) async throws -> NGO {
        let merging = try await change.row(
            """
            UPDATE registry.ngo_mergings
            SET undone_at = \(change.request.now), undone_by = \(change.request.account?.id)
            WHERE ngo_id = \(id) AND undone_at IS NULL
            RETURNING into_id, years
            """, as: (UUID, [Int]).self)
        guard let (into, years) = merging else { throw NGOMergingRefused.notMerged }
        let (before, holder) = try await lockPair(id, into, in: change)
        // A later merging is undone first.
        guard holder.mergedIntoId == nil else { throw NGOMergingRefused.hasMerged }
        if let bin = before.bin, try await find(bin: bin, from: change) != nil {
            throw NGOBinTaken()
        }
        try await part(id, from: into, years: years, in: change)
        guard let after = try await find(id, from: change) else { throw Missing() }
        try await change.audit(
            "registry.ngo.mergingUndone", of: id, before: NGO.fields.masked(before),
            after: NGO.fields.masked(after))
        try await change.publish(NGOsMerged(ngoId: id, intoId: into, isUndone: true))
        return after
    }

    /// Gives a card what it had: the reports that went over, the cards that were merged into it before, its words.
    /// - Parameter holder: Who has all that now.
    static func part(
        _ id: UUID, from holder: UUID, years: [Int], in transaction: some SQLExecuting
    ) async throws {
        try await transaction.execute(
            """
            UPDATE registry.ngo_reports SET ngo_id = \(id)
            WHERE ngo_id = \(holder) AND year = ANY (\(years)::smallint[])
            """)
        try await transaction.execute(
            "UPDATE registry.ngos SET merged_into = NULL, revision = revision + 1 WHERE id = \(id)")
        try await transaction.execute(
            """
            WITH RECURSIVE beneath (id) AS (
                SELECT ngo_id FROM registry.ngo_mergings WHERE into_id = \(id) AND undone_at IS NULL
                UNION
                SELECT m.ngo_id FROM registry.ngo_mergings m JOIN beneath b ON m.into_id = b.id
                WHERE m.undone_at IS NULL)
            UPDATE registry.ngos SET merged_into = \(id) WHERE id IN (SELECT b.id FROM beneath b)
            """)
        try await NGOWords.renew(of: id, in: transaction)
        try await NGOWords.renew(of: holder, in: transaction)
    }

    /// Both cards, held in the order of their ids: two who merge the same pair the other way round do not wait for
    /// each other.
    private static func lockPair(
        _ first: UUID, _ second: UUID, in change: Change
    ) async throws -> (NGO, NGO) {
        var cards: [UUID: NGO] = [:]
        for id in [first, second].sorted(by: { $0.text < $1.text }) {
            cards[id] = try await lock(id, in: change)
        }
        guard let one = cards[first] else { throw Missing() }
        guard let other = cards[second] else {
            throw InvalidFields(.registry("/intoId", "unknownNGO"))
        }
        return (one, other)
    }

    private static func moveReports(
        from id: UUID, to other: UUID, in change: Change
    ) async throws -> [Int] {
        try await change.rows(
            """
            UPDATE registry.ngo_reports r SET ngo_id = \(other)
            WHERE r.ngo_id = \(id) AND NOT EXISTS (
                SELECT FROM registry.ngo_reports o WHERE o.ngo_id = \(other) AND o.year = r.year)
            RETURNING r.year
            """, as: Int.self)
    }

    /// A page of pairs of cards that may be of one organisation: their names have the same words, and their BINs do
    /// not say otherwise. The first of each pair has the BIN, or was there before.
    static func duplicates(_ paging: Paging, from database: Database) async throws -> Listing<
        NGOPair
    > {
        let found = try await database.rows(
            duplicates(paging.slice),
            as: (UUID, UUID).self)
        let cards = try await find(Set(found.flatMap { [$0.0, $0.1] }), from: database)
        let items = found.compactMap { first, second in
            cards[first].flatMap { one in
                cards[second].map { NGOPair(first: one, second: $0) }
            }
        }
        return Listing(
            items: items,
            total: try await paging.total(ofPageWith: found.count, counting: pairs, from: database))
    }

    static func duplicates(_ slice: SQL) -> SQL {
        "SELECT a.id, b.id \(pairs) ORDER BY b.name_key, a.id, b.id \(slice)"
    }

    /// The second of each has no BIN: of those there are few, so the others are looked up by their names.
    static let pairs: SQL = """
        FROM registry.ngos b CROSS JOIN LATERAL (
            SELECT a.id FROM registry.ngos a
            WHERE a.merged_into IS NULL AND a.name_key = b.name_key
                AND (a.bin IS NOT NULL OR a.id < b.id) AND (a.region_code = b.region_code
                    OR a.region_code IS NULL OR b.region_code IS NULL)
            ORDER BY a.id LIMIT 100) AS a
        WHERE b.merged_into IS NULL AND b.bin IS NULL AND b.name_key <> ''
        """

    /// Several cards by their ids.
    static func find(
        _ ids: Set<UUID>, from database: some SQLExecuting
    ) async throws -> [UUID: NGO] {
        let cards = try await database.query(
            "SELECT \(NGO.columns) FROM registry.ngos n WHERE n.id = ANY (\(Array(ids))::uuid[])"
        ).map(NGO.init)
        return Dictionary(uniqueKeysWithValues: cards.map { ($0.id, $0) })
    }
}
