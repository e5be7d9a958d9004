import Foundation
import KazakhstanFormats
import PluginKit
import RegistryAPI

/// Each change takes the open change of a request, writes its audit row and answers the body after it.
extension Bodies {
    /// - Parameter id: Which it shall have, where others refer to it already.
    static func found(
        _ body: Body, as id: UUID? = nil, in change: Change
    ) async throws -> Body {
        var body = body
        body.id = id ?? .v7(at: change.request.now)
        let transaction = change.transaction
        let version = BodyVersion(body)
        if version.parentId != nil { try await lockTree(in: transaction) }
        try await refuseMissing(version, in: transaction)
        try await insert(body, in: transaction)
        try await write(version, of: body.id, in: transaction)
        if version.parentId != nil { try await checkParents(of: body.id, in: transaction) }
        try await change.audit(
            "registry.body.founded", of: body.id, after: Body.fields.masked(body))
        try await change.publish(
            BodyFounded(bodyId: body.id, body: body.name, validFrom: body.validFrom))
        return body
    }

    /// Corrects what was recorded wrongly: of the version of today, and of the body itself.
    static func correct(
        _ before: Body, to given: Given<Body>, in change: Change
    ) async throws -> Body {
        let body = given.record
        let transaction = change.transaction
        try await lockTree(in: transaction)
        guard try await lock(body.id, in: transaction) == before.revision else { throw Stale() }
        guard body.validTo == before.validTo else {
            throw InvalidFields(.registry("/validTo", "closeInstead"))
        }
        let old = try await history(of: body.id, in: transaction)
        var history = old
        try history.correct(near: change.request.today, by: body)
        try await refuseMissing(history.version(near: change.request.today), in: transaction)
        if body.validFrom > before.validFrom,
            let first = try await firstDependence(on: body.id, in: transaction),
            first < body.validFrom
        {
            throw BeginsTooLate(least: first)
        }
        try await update(body, in: transaction)
        return try await finish(
            history, insteadOf: old, before, "registry.body.corrected", in: change)
    }

    static func rename(
        _ id: UUID, _ renaming: Given<Renaming>, in change: Change
    ) async throws -> Body {
        let body = try await revise(id, "registry.body.renamed", in: change) { history in
            let keepsShortName = !renaming.contains("shortName")
            guard history.isNew(renaming.record, keepsShortName: keepsShortName) else {
                throw InvalidFields(.registry("/name", "nothingRenamed"))
            }
            try history.rename(renaming.record, keepsShortName: keepsShortName)
        }
        try await change.publish(
            BodyRenamed(
                bodyId: id, body: renaming.record.name, effectiveOn: renaming.record.effectiveOn))
        return body
    }

    static func transfer(
        _ id: UUID, _ transfer: Given<Transfer>, in change: Change
    ) async throws -> Body {
        guard transfer.contains("parentId") || transfer.contains("katoCode") else {
            throw InvalidFields(.registry("/parentId", "nothingToTransfer"))
        }
        try await lockTree(in: change.transaction)
        let body = try await revise(id, "registry.body.transferred", in: change) { history in
            try history.transfer(transfer.record, given: transfer.names)
        }
        try await change.publish(
            BodyTransferred(
                bodyId: id, body: body.name, effectiveOn: transfer.record.effectiveOn))
        return body
    }

    /// Changes the history of a body and counts its revision up.
    static func revise(
        _ id: UUID, _ action: String, in change: Change,
        _ revise: (inout BodyHistory) throws -> Void, before prepare: () async throws -> Void = {}
    ) async throws -> Body {
        let transaction = change.transaction
        _ = try await lock(id, in: transaction)
        guard let before = try await find(id, near: change.request.today, from: transaction) else {
            throw Missing()
        }
        let old = try await history(of: id, in: transaction)
        var history = old
        try revise(&history)
        try await prepare()
        for version in history.versions where !old.versions.contains(version) {
            try await refuseMissing(version, in: transaction)
        }
        try await transaction.execute(
            "UPDATE registry.bodies SET revision = revision + 1 WHERE id = \(id)")
        return try await finish(history, insteadOf: old, before, action, in: change)
    }

    /// Writes the history, sees that the tree is one, renews the public list and writes the audit.
    static func finish(
        _ history: BodyHistory, insteadOf old: BodyHistory, _ before: Body, _ action: String,
        in change: Change
    ) async throws -> Body {
        let transaction = change.transaction
        try await write(history, insteadOf: old, of: before.id, in: transaction)
        try await checkParents(of: before.id, in: transaction)
        try await Officials.renew(ofBody: before.id, in: transaction)
        guard
            let after = try await find(before.id, near: change.request.today, from: transaction)
        else { throw Missing() }
        try await change.audit(
            action, of: before.id, before: Body.fields.masked(before),
            after: Body.fields.masked(after))
        return after
    }

    private static func refuseMissing(
        _ version: BodyVersion, in transaction: Transaction
    ) async throws {
        let problems = try await missingReferences(of: version, in: transaction)
        guard problems.isEmpty else { throw InvalidFields(problems) }
    }

    private static func insert(_ body: Body, in transaction: Transaction) async throws {
        try await transaction.execute(
            """
            INSERT INTO registry.bodies (id, bin, no_bin_reason, external_code, expects_official,
                expects_reason, protocol_order, valid_from, valid_to)
            VALUES (\(body.id), \(body.bin), \(body.noBinReason.unlessBlank),
                \(body.externalCode.unlessBlank), \(body.expectsOfficial),
                \(body.expectsReason.unlessBlank), \(body.protocolOrder), \(body.validFrom),
                \(body.validTo))
            """)
    }

    private static func update(_ body: Body, in transaction: Transaction) async throws {
        try await transaction.execute(
            """
            UPDATE registry.bodies SET bin = \(body.bin),
                no_bin_reason = \(body.noBinReason.unlessBlank),
                external_code = \(body.externalCode.unlessBlank),
                expects_official = \(body.expectsOfficial),
                expects_reason = \(body.expectsReason.unlessBlank),
                protocol_order = \(body.protocolOrder), valid_from = \(body.validFrom),
                revision = revision + 1
            WHERE id = \(body.id)
            """)
    }
}
