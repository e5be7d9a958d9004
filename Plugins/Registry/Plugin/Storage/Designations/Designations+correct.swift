import Foundation
import KazakhstanFormats
import PluginKit

extension Designations {
    /// Corrects what was recorded wrongly. A designation stays with its body, its person and what it
    /// replaced; its end is a revocation. The verdict is passed anew where the rank or the first day is
    /// another one.
    static func correct(
        _ before: Designation, to given: Given<Designation>, isMandatory: Bool, by request: Request
    ) async throws -> Designation {
        try refuseMoves(before, given.record)
        if before.endReason == .enteredByMistake { throw EnteredByMistake() }
        var after = given.record
        let ground = try await ground(of: after, from: request.database)
        try ground.check(after)
        if (after.rank, after.validFrom) != (before.rank, before.validFrom) {
            after.judge(by: ground.rank)
            if isMandatory { try refuseBelow(ground.rank, in: request.language) }
        }
        after.person.id = before.person.id
        after.revision = before.revision + 1
        return try await refusingTaken(after, by: request) { [after] in
            try await request.record { change in
                try await update(after, in: change)
                try await renewOfficials(of: after.person, in: change.transaction)
                try await audit("registry.designation.corrected", before, after, in: change)
                return after
            }
        }
    }

    private static func refuseMoves(_ before: Designation, _ after: Designation) throws {
        var problems: [FieldProblem] = []
        if after.bodyId != before.bodyId { problems.append(.registry("/bodyId", "notMoved")) }
        if after.replaces != before.replaces { problems.append(.registry("/replaces", "notMoved")) }
        if let person = after.person.id, person != before.person.id {
            problems.append(.registry("/person/id", "notMoved"))
        }
        if before.endReason != nil, after.validTo != before.validTo {
            problems.append(.registry("/validTo", "hasEnded"))
        }
        guard problems.isEmpty else { throw InvalidFields(problems) }
    }

    /// The person may have other designations, which show the same name.
    private static func renewOfficials(of person: Person, in transaction: Transaction) async throws
    {
        let designations = try await transaction.rows(
            "SELECT id FROM registry.designations WHERE person_id = \(person.id)", as: UUID.self)
        for id in designations { try await Officials.renew(id, in: transaction) }
    }

    private static func update(_ after: Designation, in change: Change) async throws {
        let person = after.person
        let updated = try await change.value(
            """
            WITH named AS (
                UPDATE registry.persons SET (surname_kk, surname_ru, surname_en, given_name_kk,
                    given_name_ru, given_name_en, patronymic_kk, patronymic_ru, patronymic_en, search)
                = (\(.values(of: person.surname)), \(.values(of: person.givenName)),
                    \(.values(of: person.patronymic)), \(person.search))
                WHERE id = \(person.id)),
            corrected AS (
                UPDATE registry.designations SET (\(Designation.insertedColumns), revision)
                = (\(after.insertedValues(agency: change.request.agency.id)), \(after.revision))
                WHERE id = \(after.id) AND revision = \(after.revision - 1) RETURNING id)
            SELECT count(*) FROM corrected
            """, as: Int.self)
        guard updated == 1 else { throw Stale() }
    }
}
