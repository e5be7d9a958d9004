import KazakhstanFormats
import PluginKit

extension NGOs {
    /// The card with its words.
    static func insert(_ ngo: NGO, in transaction: some SQLExecuting) async throws {
        let spelled = SpelledNGO(ngo)
        try await transaction.execute(
            """
            WITH card AS (
                INSERT INTO registry.ngos (id, search, \(columns))
                VALUES (\(ngo.id), \(spelled.wording.search), \(values(of: ngo, spelled)))
                RETURNING id, status, search
            )
            \(NGOWords.insertion(of: spelled.wording, from: "card"))
            """)
    }

    /// Changes the card where it still has its revision. The words by which it is found are ``NGOWords``' to change:
    /// those of former names and merged cards are among them.
    static func update(_ ngo: NGO, in change: Change) async throws {
        let changed = try await change.execute(
            """
            UPDATE registry.ngos SET (\(columns)) = ROW (\(values(of: ngo, SpelledNGO(ngo)))), revision = revision + 1
            WHERE id = \(ngo.id) AND revision = \(ngo.revision) AND merged_into IS NULL
            """)
        guard changed == 1 else { throw Stale() }
    }

    private static let columns: SQL = """
        bin, no_bin_reason, name_kk, name_ru, name_en, short_name_kk, short_name_ru, short_name_en, \
        sort_kk, sort_ru, name_key, legal_form, kato_code, address_kk, address_ru, address_en, \
        registered_on, spheres, status, status_since, status_basis, head, contacts, site, consent_on, \
        consent_basis, consent_ended_on
        """

    private static func values(of ngo: NGO, _ spelled: SpelledNGO) -> SQL {
        """
        \(ngo.bin), \(ngo.noBinReason.unlessBlank), \(SQL.values(of: ngo.name)),
        \(SQL.values(of: ngo.shortName)), \(spelled.sortKk), \(spelled.sortRu),
        \(spelled.key), \(ngo.legalForm), \(ngo.katoCode),
        \(SQL.values(of: ngo.address)), \(ngo.registeredOn)::date, \(ngo.spheres)::text[], \(ngo.status),
        \(ngo.statusSince)::date, \(ngo.statusBasis.unlessBlank), \(ngo.head.unlessBlank),
        \(ngo.contacts.stored)::jsonb, \(ngo.site.unlessBlank), \(ngo.consentOn)::date,
        \(ngo.consentBasis.unlessBlank), \(ngo.consentEndedOn)::date
        """
    }
}

extension NGO {
    /// The words by which it is found, as they stand in the table of words.
    var words: [String] { SpelledNGO(self).wording.words }
}
