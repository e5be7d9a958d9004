import Foundation
import KazakhstanFormats
import PluginKit

/// What decides whether a designation can be, read before it is recorded.
struct DesignationGround: Sendable {
    let bodyFrom: Day
    let bodyTo: Day?
    let isRankKnown: Bool
    let isPersonKnown: Bool
    let rank: RankCheck

    /// Refuses what names things that are not there, or a body that is not there at the time.
    func check(_ designation: Designation) throws {
        var problems: [FieldProblem] = []
        if !isRankKnown { problems.append(.registry("/rank", "unknownRank")) }
        if !isPersonKnown { problems.append(.registry("/person/id", "unknownPerson")) }
        guard problems.isEmpty else { throw InvalidFields(problems) }
        let isWithin =
            bodyFrom <= designation.validFrom
            && (bodyTo.map { end in designation.validTo.map { $0 <= end } ?? false } ?? true)
        guard isWithin else { throw BodyNotThere(from: bodyFrom, to: bodyTo) }
    }
}

extension Designations {
    /// The same where the body is held until the change ends, so that nobody closes it meanwhile.
    static func heldGround(
        of designation: Designation, in change: Change
    ) async throws -> DesignationGround {
        try await change.execute(
            "SELECT FROM registry.bodies WHERE id = \(designation.bodyId) FOR SHARE")
        return try await ground(of: designation, from: change)
    }

    static func ground(
        of designation: Designation, from database: some SQLExecuting
    ) async throws -> DesignationGround {
        let day = designation.validFrom
        let rank = designation.rank.unlessBlank
        let row = try await database.query(
            """
            SELECT b.valid_from, b.valid_to, \(rank)::text IS NULL OR r.code IS NOT NULL,
                \(designation.person.id)::uuid IS NULL
                    OR EXISTS (SELECT FROM registry.persons p WHERE p.id = \(designation.person.id)),
                r.step, r.ladder, rule.code, least.ladder, least.step,
                least.name_kk, least.name_ru, least.name_en
            FROM registry.bodies b
                LEFT JOIN registry.body_versions v
                    ON v.body_id = b.id AND \(.holds("v", on: day))
                LEFT JOIN registry.ranks r ON r.code = \(rank) AND \(.holds("r", on: day))
                LEFT JOIN registry.rank_rules rule ON rule.level = v.level
                    AND v.kind = ANY (rule.kinds) AND \(.holds("rule", on: day))
                LEFT JOIN registry.ranks least
                    ON least.code = rule.least_rank AND \(.holds("least", on: day))
            WHERE b.id = \(designation.bodyId)
            ORDER BY rule.valid_from DESC LIMIT 1
            """
        ).first
        guard let row else { throw InvalidFields(.registry("/bodyId", "unknownBody")) }
        return try DesignationGround(row)
    }
}

extension DesignationGround {
    fileprivate init(_ row: Row) throws {
        var cells = row.cells
        bodyFrom = try cells.next()
        bodyTo = try cells.next()
        isRankKnown = try cells.next()
        isPersonKnown = try cells.next()
        var rank = RankCheck(step: try cells.next(), ladder: try cells.next())
        let rule: String? = try cells.next()
        let ladder: String? = try cells.next()
        let step: Int? = try cells.next()
        let name = try cells.localized()
        if let rule, let ladder, let step {
            rank.rule = RankCheck.Rule(code: rule, ladder: ladder, leastStep: step, leastName: name)
        }
        self.rank = rank
        try cells.end()
    }
}
