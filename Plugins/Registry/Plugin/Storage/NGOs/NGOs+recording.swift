import Foundation
import KazakhstanFormats
import PluginKit
import RegistryAPI

/// Each change takes the open change of a request, writes its audit row and answers the card after it.
extension NGOs {
    /// - Parameter learnsWords: Whether its words are added to those among which slips are looked for; an import
    ///   adds those of all its rows at its end, since others wait for who adds the same word.
    static func record(
        _ ngo: NGO, as id: UUID? = nil, learnsWords: Bool = true, in change: Change
    ) async throws -> NGO {
        var ngo = ngo
        ngo.id = id ?? .v7(at: change.request.now)
        if ngo.status == .active { ngo.statusSince = ngo.statusSince ?? ngo.registeredOn }
        try ngo.refuseConsentToCome(today: change.request.today)
        try await refuseUnknownSpheres(of: ngo, in: change)
        try await insert(ngo, in: change)
        if learnsWords { try await NGOWords.learn(ngo.words, in: change) }
        try await change.audit("registry.ngo.recorded", of: ngo.id, after: NGO.fields.masked(ngo))
        try await change.publish(NGORecorded(ngoId: ngo.id, ngo: ngo.name, bin: ngo.bin))
        return ngo
    }

    /// Corrects a card. Another status takes the place of the one before, which its history keeps.
    static func correct(
        _ before: NGO, to given: Given<NGO>, in change: Change
    ) async throws -> NGO {
        guard before.mergedIntoId == nil else { throw NGOMerged() }
        var ngo = given.record
        try ngo.refuseConsentToCome(today: change.request.today)
        try await refuseUnknownSpheres(of: ngo, in: change)
        if ngo.status != before.status {
            // A form and a whole record repeat what was said of the status before.
            if ngo.statusSince == nil || ngo.statusSince == before.statusSince {
                ngo.statusSince = change.request.today
            }
            if ngo.statusBasis == before.statusBasis { ngo.statusBasis = nil }
            if let since = ngo.statusSince, let earlier = before.statusSince, since <= earlier {
                throw InvalidFields(
                    .registry("/statusSince", "statusBeforeLast", ["day": earlier.numeric]))
            }
            try await keepStatus(of: before, until: ngo.statusSince, in: change)
        }
        try await update(ngo, in: change)
        if ngo.name != before.name || ngo.shortName != before.shortName || ngo.bin != before.bin
            || ngo.status != before.status
        {
            try await NGOWords.renew(of: ngo.id, in: change)
        }
        try await finish(before, ngo, "registry.ngo.corrected", in: change)
        ngo.revision = before.revision + 1
        return ngo
    }

    /// The card as it is, held until the change ends.
    static func lock(_ id: UUID, in change: Change) async throws -> NGO? {
        try await change.query(
            "SELECT \(NGO.columns) FROM registry.ngos n WHERE n.id = \(id) FOR NO KEY UPDATE OF n"
        ).first.map(NGO.init)
    }

    static func finish(
        _ before: NGO, _ after: NGO, _ action: String, in change: Change
    ) async throws {
        try await change.audit(
            action, of: after.id, before: NGO.fields.masked(before),
            after: NGO.fields.masked(after))
        if after.status != before.status {
            try await change.publish(
                NGOStatusChanged(
                    ngoId: after.id, ngo: after.name, status: after.status.rawValue,
                    since: after.statusSince ?? change.request.today))
        }
    }

    static func refuseUnknownSpheres(of ngo: NGO, in change: Change) async throws {
        guard !ngo.spheres.isEmpty else { return }
        let known = Set(
            try await Spheres.list(on: change.request.today, from: change).map(\.code))
        let problems = ngo.spheres.enumerated().filter { !known.contains($1) }.map {
            FieldProblem.registry(
                Pointer("/spheres").appending($0.offset), "unknownSphere",
                ["code": $0.element])
        }
        guard problems.isEmpty else { throw InvalidFields(problems) }
    }

    private static func keepStatus(of ngo: NGO, until day: Day?, in change: Change) async throws {
        try await change.execute(
            """
            INSERT INTO registry.ngo_statuses (ngo_id, until, status, since, basis)
            VALUES (\(ngo.id), \(day ?? change.request.today), \(ngo.status), \(ngo.statusSince),
                \(ngo.statusBasis))
            ON CONFLICT (ngo_id, until) DO NOTHING
            """)
    }
}
