import Foundation
import KazakhstanFormats
import PluginKit

extension Designations {
    /// Ends a designation, or takes back one that was entered by mistake.
    static func revoke(
        _ id: UUID, _ revocation: Revocation, in change: Change
    ) async throws -> Designation {
        let before = try await lock(id, in: change)
        if before.endReason == .enteredByMistake { throw EnteredByMistake() }
        for right in [.editDesignations, before.state.keeper] {
            try await change.request.require(right, for: before.bodyId)
        }
        guard revocation.reason != .enteredByMistake else {
            return try await takeBack(before, note: revocation.note, in: change)
        }
        guard before.state.holds else { throw NotInForce() }
        let day = revocation.revokedOn ?? change.request.today
        guard day >= before.validFrom else {
            throw EndsBeforeItBegins(pointer: "/revokedOn", from: before.validFrom)
        }
        if let end = before.validTo, end < day || before.endReason != nil {
            throw AlreadyEnded(on: end)
        }
        return try await end(
            before, on: day, because: revocation.reason, note: revocation.note, in: change)
    }

    /// Takes back what was submitted by a link and has not been confirmed, since another answer takes its place.
    static func takeBackUnconfirmed(_ id: UUID, in change: Change) async throws {
        let before = try await lock(id, in: change)
        guard !before.state.holds, before.endReason == nil else { return }
        _ = try await takeBack(before, note: nil, in: change)
    }

    /// Ends all designations of a body that hold on a day or would hold after it.
    static func endAll(of body: UUID, on day: Day, in change: Change) async throws {
        let open = try await change.query(
            """
            SELECT \(Designation.columns)
            FROM registry.designations d JOIN registry.persons p ON p.id = d.person_id
            WHERE d.body_id = \(body) AND \(Designation.inForce) AND d.valid_from <= \(day)
                AND (d.valid_to IS NULL OR d.valid_to > \(day))
            FOR UPDATE OF d
            """
        ).map(Designation.init)
        for designation in open {
            _ = try await end(designation, on: day, because: .bodyClosed, in: change)
        }
    }

    /// Ends the predecessor of a designation the day before it begins, unless it has ended by then.
    static func endPredecessor(of designation: Designation, in change: Change) async throws {
        guard let predecessor = try await predecessor(of: designation, in: change) else { return }
        let last = designation.validFrom.adding(days: -1)
        if let end = predecessor.validTo, end <= last { return }
        _ = try await end(predecessor, on: last, because: .replaced, in: change)
    }

    /// What a designation replaces: it must hold in the same body, and begin earlier.
    static func predecessor(
        of designation: Designation, in change: Change
    ) async throws -> Designation? {
        guard let id = designation.replaces else { return nil }
        let predecessor = try? await lock(id, in: change)
        guard let predecessor, predecessor.bodyId == designation.bodyId,
            predecessor.state.holds, predecessor.endReason != .enteredByMistake
        else { throw InvalidFields(.registry("/replaces", "unknownPredecessor")) }
        guard predecessor.validFrom < designation.validFrom else {
            throw InvalidFields(
                .registry("/replaces", "youngerPredecessor", ["day": predecessor.validFrom.numeric])
            )
        }
        return predecessor
    }

    private static func lock(_ id: UUID, in change: Change) async throws -> Designation {
        let row = try await change.query(
            """
            SELECT \(Designation.columns)
            FROM registry.designations d JOIN registry.persons p ON p.id = d.person_id
            WHERE d.id = \(id) AND d.agency_id = \(change.request.agency.id) FOR UPDATE OF d
            """
        ).first
        guard let row else { throw Missing() }
        return try Designation(row)
    }

    private static func end(
        _ before: Designation, on day: Day, because reason: EndReason, note: String? = nil,
        in change: Change
    ) async throws -> Designation {
        var after = before
        (after.validTo, after.endReason) = (day, reason)
        after.revision += 1
        try await change.transaction.execute(
            """
            UPDATE registry.designations SET valid_to = \(day), end_reason = \(reason),
                end_note = \(note.unlessBlank), revision = revision + 1
            WHERE id = \(before.id)
            """)
        try await Officials.renew(before.id, in: change.transaction)
        try await audit("registry.designation.ended", before, after, in: change)
        return after
    }

    private static func takeBack(
        _ before: Designation, note: String?, in change: Change
    ) async throws -> Designation {
        var after = before
        after.endReason = .enteredByMistake
        after.revision += 1
        try await change.transaction.execute(
            """
            UPDATE registry.designations SET entered_by_mistake = true,
                end_reason = \(EndReason.enteredByMistake), end_note = \(note.unlessBlank),
                revision = revision + 1
            WHERE id = \(before.id)
            """)
        try await Officials.renew(before.id, in: change.transaction)
        try await audit("registry.designation.takenBack", before, after, in: change)
        return after
    }

    static func audit(
        _ action: String, _ before: Designation, _ after: Designation, in change: Change
    ) async throws {
        try await change.audit(
            action, of: after.id, before: Designation.fields.masked(before),
            after: Designation.fields.masked(after))
    }
}
