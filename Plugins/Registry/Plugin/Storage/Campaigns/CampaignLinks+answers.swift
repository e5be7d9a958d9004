import Foundation
import KazakhstanFormats
import PluginKit

extension CampaignLinks {
    /// Takes the answer of a body. One that was given before is replaced where it was seen, with what was submitted by
    /// it, unless that has been confirmed since.
    /// - Parameter answers: How often the body had answered when the sender saw it.
    static func take(
        _ answer: CampaignAnswer, seeing answers: Int, of asked: Asked, by request: Request
    ) async throws {
        try await request.record { change in
            let before = try await hold(asked, in: change)
            guard before.answers == answers else { throw Stale() }
            if let designation = before.designation {
                try await Designations.takeBackUnconfirmed(designation, in: change)
            }
            switch answer {
            case .designated(let given):
                let submitted = try await submit(given, of: asked, in: change)
                try await note("designated", submitted.id, of: asked, in: change)
            case .unchanged(let revision):
                let standing = try await confirm(asked, seenAt: revision, in: change)
                try await note("unchanged", standing, of: asked, in: change)
            case .nobody(let reason):
                try await note("nobody", nil, because: reason, of: asked, in: change)
            }
        }
    }

    /// Holds the campaign, so that it cannot be closed nor the link be taken away meanwhile, and the body, so that it
    /// is answered for by one at a time.
    /// - Returns: How often it was answered, and what was submitted by the answer before.
    private static func hold(
        _ asked: Asked, in change: Change
    ) async throws -> (answers: Int, designation: UUID?) {
        let row = try await change.row(
            """
            SELECT c.due_on, c.closed_on, a.answers,
                CASE WHEN a.answer = 'designated' THEN a.designation_id END
            FROM registry.campaigns c JOIN registry.campaign_bodies a ON a.campaign_id = c.id
            WHERE c.id = \(asked.campaign.id) AND a.body_id = \(asked.body.bodyId)
            FOR SHARE OF c FOR UPDATE OF a
            """, as: (Day, Day?, Int, UUID?).self)
        guard let (dueOn, closedOn, answers, designation) = row, try await stillLeads(in: change)
        else { throw LinkRefused.unknown }
        var campaign = asked.campaign
        (campaign.dueOn, campaign.closedOn) = (dueOn, closedOn)
        try refuseOver(campaign, on: change.request)
        return (answers, designation)
    }

    /// Whether the link of the request has not been taken away since it was followed.
    private static func stillLeads(in change: Change) async throws -> Bool {
        let digest = try LinkSecret(in: change.request).digest
        return try await change.value(
            "SELECT EXISTS (SELECT FROM registry.campaign_links WHERE digest = \(digest))",
            as: Bool.self) ?? false
    }

    /// The new designation takes the place of who stands, the day before it begins, when it is confirmed.
    private static func submit(
        _ answer: DesignatedAnswer, of asked: Asked, in change: Change
    ) async throws -> Designation {
        var designation = answer.designation(of: asked.body.bodyId)
        let standing = try await standing(
            of: asked.body.bodyId, on: answer.validFrom, for: change.request.agency, from: change)
        if let standing {
            guard standing.validFrom < answer.validFrom else {
                throw InvalidFields(
                    .registry(
                        "/validFrom", "standsAlready",
                        ["day": standing.validFrom.words(in: change.request.language)]))
            }
            designation.replaces = standing.id
        }
        return try await Designations.submit(designation, in: change)
    }

    /// Who stands is right as it was shown: dated in the record.
    private static func confirm(
        _ asked: Asked, seenAt revision: Int, in change: Change
    ) async throws -> UUID {
        let request = change.request
        guard
            let standing = try await standing(
                of: asked.body.bodyId, on: request.today, for: request.agency, from: change)
        else { throw NothingToConfirm() }
        let confirmed = try await change.execute(
            """
            UPDATE registry.designations
            SET contacts_confirmed_on = \(request.today), revision = revision + 1
            WHERE id = \(standing.id) AND revision = \(revision)
            """)
        guard confirmed == 1 else { throw Stale() }
        try await change.audit("registry.designation.contactsConfirmed", of: standing.id)
        return standing.id
    }

    private static func note(
        _ answer: String, _ designation: UUID?, because reason: String? = nil, of asked: Asked,
        in change: Change
    ) async throws {
        let now = change.request.now
        try await change.execute(
            """
            UPDATE registry.campaign_bodies
            SET answer = \(answer), answered_at = \(now), answered_by = \(asked.holder), reason = \(reason),
                designation_id = \(designation), answers = answers + 1
            WHERE campaign_id = \(asked.campaign.id) AND body_id = \(asked.body.bodyId)
            """)
        var after = asked.body
        after.state = AskedState(rawValue: answer) ?? after.state
        (after.answeredAt, after.answeredBy, after.reason) = (now, asked.holder, reason)
        after.designationId = designation
        try await change.audit(
            "registry.campaign.answered", of: asked.campaign.id,
            before: AskedBody.fields.masked(asked.body), after: AskedBody.fields.masked(after))
    }
}
