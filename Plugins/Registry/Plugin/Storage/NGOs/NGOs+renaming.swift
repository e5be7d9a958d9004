import Foundation
import KazakhstanFormats
import PluginKit

extension NGOs {
    /// Gives it another name; it is found by the one before as well.
    static func rename(
        _ id: UUID, _ renaming: Given<NGORenaming>, in change: Change
    ) async throws -> NGO {
        guard let before = try await lock(id, in: change) else { throw Missing() }
        guard before.mergedIntoId == nil else { throw NGOMerged() }
        var ngo = before
        ngo.name = renaming.record.name
        if renaming.contains("shortName") { ngo.shortName = renaming.record.shortName }
        guard ngo.name != before.name || ngo.shortName != before.shortName else {
            throw InvalidFields(.registry("/name", "ngoNotRenamed"))
        }
        try await refuse(renaming.record.effectiveOn, for: before, in: change)
        try await keepNames(of: before, until: renaming.record, in: change)
        try await update(ngo, in: change)
        try await NGOWords.renew(of: id, in: change)
        try await finish(before, ngo, "registry.ngo.renamed", in: change)
        ngo.revision = before.revision + 1
        return ngo
    }

    /// Another name begins neither before the organisation was registered, nor before the latest one, nor on a day to come.
    private static func refuse(_ day: Day, for ngo: NGO, in change: Change) async throws {
        if day > change.request.today {
            throw InvalidFields(.registry("/effectiveOn", "renamedToCome"))
        }
        if let registeredOn = ngo.registeredOn, day < registeredOn {
            throw InvalidFields(.registry("/effectiveOn", "beforeRegistration"))
        }
        let latest = try await change.value(
            "SELECT max(until) FROM registry.ngo_names WHERE ngo_id = \(ngo.id)", as: Day?.self)
        if let latest = latest ?? nil, day < latest {
            throw InvalidFields(
                .registry("/effectiveOn", "renamedBeforeLast", ["day": latest.numeric]))
        }
    }

    /// Of two renamings on one day the name between them held for no day.
    private static func keepNames(
        of ngo: NGO, until renaming: NGORenaming, in change: Change
    ) async throws {
        try await change.execute(
            """
            INSERT INTO registry.ngo_names (ngo_id, until, name_kk, name_ru, name_en,
                short_name_kk, short_name_ru, short_name_en, basis)
            VALUES (\(ngo.id), \(renaming.effectiveOn), \(SQL.values(of: ngo.name)),
                \(SQL.values(of: ngo.shortName)), \(renaming.basis.unlessBlank))
            ON CONFLICT (ngo_id, until) DO UPDATE SET basis = coalesce(excluded.basis, ngo_names.basis)
            """)
    }
}
