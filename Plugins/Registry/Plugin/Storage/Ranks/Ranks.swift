import KazakhstanFormats
import PluginKit

/// The ladders of ranks, and what of them is high enough.
enum Ranks {
    /// The ranks that hold on a day, from the lowest of each ladder. Without a kind, they are judged by
    /// the rule of the level.
    static func list(
        _ query: RankQuery, on day: Day, _ paging: Paging, from database: some SQLExecuting
    ) async throws -> Listing<Rank> {
        let items = try await database.query(
            """
            SELECT r.code, r.name_kk, r.name_ru, r.name_en,
                (SELECT r.step >= least.step
                 FROM registry.rank_rules rule JOIN registry.ranks least ON least.code = rule.least_rank
                 WHERE rule.level = r.ladder AND least.ladder = r.ladder
                    AND (\(query.kind)::text IS NULL OR \(query.kind) = ANY (rule.kinds))
                    AND \(.holds("rule", on: day)) AND \(.holds("least", on: day))
                 ORDER BY rule.valid_from DESC LIMIT 1)
            FROM registry.ranks r
            WHERE \(.holds("r", on: day))
                AND (\(query.level)::text IS NULL OR r.ladder = \(query.level))
            ORDER BY array_position(
                '{central,regional,regionalDepartment,district}'::text[], r.ladder), r.step
            """
        ).map(Rank.init)
        let page = items.dropFirst(paging.offset).prefix(paging.perPage)
        return Listing(items: Array(page), total: .exact(items.count))
    }
}

extension Rank {
    fileprivate init(_ row: Row) throws {
        var cells = row.cells
        self.init(
            code: try cells.next(), name: try cells.localized(), meetsThreshold: try cells.next())
        try cells.end()
    }
}
