import KazakhstanFormats
import PluginKit

extension NGO {
    /// Of `registry.ngos n`, in the order of ``init(_:)``.
    static let columns: SQL = """
        n.id, n.bin, n.no_bin_reason, n.name_kk, n.name_ru, n.name_en, n.short_name_kk, \
        n.short_name_ru, n.short_name_en, n.legal_form, n.kato_code, n.address_kk, n.address_ru, \
        n.address_en, n.registered_on, n.spheres, n.status, n.status_since, n.status_basis, n.head, \
        n.contacts, n.site, n.consent_on, n.consent_basis, n.consent_ended_on, \
        (SELECT jsonb_agg(jsonb_build_object('year', r.year, 'state', r.state, 'on', r.received_on, \
        'source', r.source || ', ' || to_char(r.as_of, 'DD.MM.YYYY')) ORDER BY r.year DESC) \
        FROM registry.ngo_reports r WHERE r.ngo_id = n.id), n.merged_into, n.revision
        """

    init(_ row: Row) throws {
        var cells = row.cells
        try self.init(&cells)
        try cells.end()
    }

    init(_ cells: inout CellReader) throws {
        // All at once: what is set one by one over blanks is set twice, and a list has many.
        self.init(
            id: try cells.next(), bin: try cells.next(), noBinReason: try cells.next(),
            name: try cells.localized(), shortName: try cells.localizedIfAny(),
            legalForm: try cells.next(), katoCode: try cells.next(),
            address: try cells.localizedIfAny(), registeredOn: try cells.next(),
            spheres: try cells.next(), status: try cells.next(), statusSince: try cells.next(),
            statusBasis: try cells.next(), head: try cells.next(),
            contacts: try [Contact](stored: cells.next()), site: try cells.next(),
            consentOn: try cells.next(), consentBasis: try cells.next(),
            consentEndedOn: try cells.next(), reports: try [NGOReport](stored: cells.next()),
            mergedIntoId: try cells.next(), revision: try cells.next())
    }
}

extension [NGOReport] {
    fileprivate init(stored text: String?) throws {
        guard let text else {
            self = []
            return
        }
        self = (try JSONParser.parse([UInt8](text.utf8)).array ?? []).map { json in
            NGOReport(
                year: json["year"]?.int ?? 0,
                state: NGOReport.State(rawValue: json["state"]?.string ?? "") ?? .missing,
                on: json["on"]?.string.flatMap { try? Day(iso8601: $0) },
                source: json["source"]?.string)
        }
    }
}
