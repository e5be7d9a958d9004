import Foundation
import KazakhstanFormats
import PluginKit

/// A state body of the demonstration with all that becomes of it.
struct DemonstratedBody: Sendable {
    let body: Body
    let history: BodyHistory

    init(_ line: DemonstrationFile.Line, renamed renamings: [DemonstrationFile.Line]) throws {
        guard let level = Level(rawValue: try line.required("level")) else {
            throw DemonstrationUnreadable(place: line.place)
        }
        var body = Body()
        body.id = UUID(demonstrated: "body", try line.required("key"))
        body.parentId = line["parent"].map { UUID(demonstrated: "body", $0) }
        body.level = level
        body.kind = try line.required("kind")
        body.katoCode = line["kato"].flatMap(KATOCode.init(rawValue:))
        body.noBinReason = "Көрсетілім / Демонстрация"
        body.name = line.text("name")
        body.shortName = line.text("short")
        body.expectsOfficial = line["expects"] == "1"
        body.expectsReason = line["expects_reason"]
        body.protocolOrder = line["order"].flatMap { Int($0) } ?? body.protocolOrder
        body.validFrom = try line.requiredDay("valid_from")
        body.validTo = try line.day("valid_to")
        body.successorIds = line.list("successors").map { UUID(demonstrated: "body", $0) }
        var history = BodyHistory([BodyVersion(body)])
        for renaming in renamings {
            try history.rename(
                Renaming(
                    name: renaming.text("name"),
                    effectiveOn: try renaming.requiredDay("effective_on")), keepsShortName: true)
        }
        self.body = body
        self.history = history
    }
}

extension Demonstration {
    /// Records the bodies that are not there yet. A parent stands before what is under it.
    func loadBodies(in transaction: Transaction) async throws {
        let known = Set(
            try await transaction.rows(
                "SELECT id FROM registry.bodies WHERE id = ANY (\(bodies.map(\.body.id))::uuid[])",
                as: UUID.self))
        let new = bodies.filter { !known.contains($0.body.id) }
        for demonstrated in new { try await demonstrated.store(in: transaction) }
        for demonstrated in new where !demonstrated.body.successorIds.isEmpty {
            try await transaction.execute(
                """
                INSERT INTO registry.body_relations (id, kind, body_id, other_id, effective_on)
                SELECT gen_random_uuid(), 'successor', b.id, other, b.valid_to + 1
                FROM registry.bodies b, unnest(\(demonstrated.body.successorIds)::uuid[]) AS other
                WHERE b.id = \(demonstrated.body.id)
                """)
        }
    }
}

extension DemonstratedBody {
    fileprivate func store(in transaction: Transaction) async throws {
        try await transaction.execute(
            """
            INSERT INTO registry.bodies (id, no_bin_reason, expects_official, expects_reason,
                protocol_order, valid_from, valid_to, is_demonstration)
            VALUES (\(body.id), \(body.noBinReason), \(body.expectsOfficial),
                \(body.expectsReason), \(body.protocolOrder), \(body.validFrom), \(body.validTo),
                true)
            """)
        for version in history.versions {
            try await Bodies.write(version, of: body.id, in: transaction)
        }
    }
}
