import Foundation
import KazakhstanFormats
import PluginKit

extension NGOApplication {
    /// Of `registry.ngo_applications`, what was said but for the consent.
    static let columnNames: SQL = """
        bin, no_bin_reason, name_kk, name_ru, name_en, short_name_kk, short_name_ru, short_name_en, \
        legal_form, kato_code, address_kk, address_ru, address_en, registered_on, spheres, head, site, \
        email, phone, applicant, applicant_email
        """

    init(_ cells: inout CellReader) throws {
        bin = try cells.next()
        noBinReason = try cells.next()
        name = try cells.localized()
        shortName = try cells.localizedIfAny()
        legalForm = try cells.next()
        katoCode = try cells.next()
        address = try cells.localizedIfAny()
        registeredOn = try cells.next()
        spheres = try cells.next()
        head = try cells.next()
        site = try cells.next()
        email = try cells.next()
        phone = try cells.next()
        applicant = try cells.nextText() ?? ""
        applicantEmail = try cells.nextText() ?? ""
    }
}

extension NGORegistration {
    /// Of `registry.ngo_applications a`, in the order of ``init(_:)``.
    static let columns: SQL = """
        a.id, a.sent_at, a.code_expires_at, a.confirmed_at, a.decided_at, a.outcome, a.reason, a.ngo_id, \
        a.is_demonstration, a.is_forgotten, a.consent IS NOT NULL, \(NGOApplication.columnNames)
        """

    init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        sentAt = try cells.next()
        let codeEnd: Date = try cells.next()
        confirmedAt = try cells.next()
        decidedAt = try cells.next()
        let outcome: State? = try cells.next()
        state = outcome ?? (confirmedAt == nil ? .unconfirmed : .waiting)
        codeExpiresAt = state == .unconfirmed ? codeEnd : nil
        reason = try cells.next()
        ngoId = try cells.next()
        isDemonstration = try cells.next()
        let isForgotten: Bool = try cells.next()
        let agrees: Bool = try cells.next()
        var said = try NGOApplication(&cells)
        said.agreesToContacts = agrees
        (name, bin) = (said.name, said.bin)
        self.said = isForgotten ? nil : said
        try cells.end()
    }
}
