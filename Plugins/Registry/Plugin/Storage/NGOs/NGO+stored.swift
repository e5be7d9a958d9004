import KazakhstanFormats
import PluginKit

extension NGOs {
    /// The card with its words.
    static func insert(_ ngo: NGO, in transaction: some SQLExecuting) async throws {
        try await transaction.execute(
            """
            WITH card AS (
                INSERT INTO registry.ngos (id, \(columns))
                VALUES (\(ngo.id), \(values(of: ngo)))
                RETURNING id
            )
            INSERT INTO registry.ngo_words (word, ngo_id)
            SELECT unnest(\(ngo.words)::text[]), id FROM card
            """)
    }

    /// Changes the card where it still has its revision.
    static func update(_ ngo: NGO, in change: Change) async throws {
        let changed = try await change.execute(
            """
            UPDATE registry.ngos SET (\(columns)) = ROW (\(values(of: ngo))), revision = revision + 1
            WHERE id = \(ngo.id) AND revision = \(ngo.revision) AND merged_into IS NULL
            """)
        guard changed == 1 else { throw Stale() }
    }

    private static let columns: SQL = """
        bin, no_bin_reason, name_kk, name_ru, name_en, short_name_kk, short_name_ru, short_name_en, \
        sort_kk, sort_ru, name_key, search, legal_form, kato_code, address_kk, address_ru, address_en, \
        registered_on, spheres, status, status_since, status_basis, head, contacts, site, consent_on, \
        consent_basis, consent_ended_on
        """

    private static func values(of ngo: NGO) -> SQL {
        """
        \(ngo.bin), \(ngo.noBinReason.unlessBlank), \(SQL.values(of: ngo.name)),
        \(SQL.values(of: ngo.shortName)), \(ngo.sortName(in: .kk)), \(ngo.sortName(in: .ru)),
        \(NGOSpelling.key(of: ngo.name)), \(ngo.searchText), \(ngo.legalForm), \(ngo.katoCode),
        \(SQL.values(of: ngo.address)), \(ngo.registeredOn)::date, \(ngo.spheres)::text[], \(ngo.status),
        \(ngo.statusSince)::date, \(ngo.statusBasis.unlessBlank), \(ngo.head.unlessBlank),
        \(ngo.contacts.stored)::jsonb, \(ngo.site.unlessBlank), \(ngo.consentOn)::date,
        \(ngo.consentBasis.unlessBlank), \(ngo.consentEndedOn)::date
        """
    }
}

extension NGO {
    /// The words by which it is found, as they stand in the table of words.
    var words: [String] {
        let names = [name, shortName].compactMap(\.self).flatMap { text in
            Language.allCases.compactMap { text[$0] }
        }
        return (NGOSpelling.words(of: names).union([bin?.rawValue].compactMap(\.self))).sorted()
    }

    /// The names and the BIN as a search for several words compares them, in the order in which they are read.
    fileprivate var searchText: String {
        let names = [name.kk, name.ru, name.en, shortName?.kk, shortName?.ru, shortName?.en]
        let words = names.compactMap(\.self).flatMap { NGOSpelling.words(of: $0) as [String] }
        return " " + (words + [bin?.rawValue].compactMap(\.self)).joined(separator: " ")
    }

    /// The name by which lists are ordered: without the legal form.
    fileprivate func sortName(in language: Language) -> String {
        Self.sortName(of: name.text(in: language)?.text ?? "")
    }

    /// A name as lists are ordered by it: no longer than an index can hold.
    static func sortName(of name: String) -> String {
        String(LegalForms.known.withoutForm(name).unicodeScalars.prefix(300))
    }
}
