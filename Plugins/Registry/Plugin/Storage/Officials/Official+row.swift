import KazakhstanFormats
import PluginKit

extension Official {
    /// Of `registry.officials o`, in the order of ``init(_:)``.
    static let columns: SQL = """
        o.designation_id, o.body_id, o.body_name_kk, o.body_name_ru, o.body_name_en, o.level, \
        o.kato_code, o.surname_kk, o.surname_ru, o.surname_en, o.given_name_kk, o.given_name_ru, \
        o.given_name_en, o.patronymic_kk, o.patronymic_ru, o.patronymic_en, o.position_kk, \
        o.position_ru, o.position_en, o.kind, o.contacts, o.reception_hours_kk, o.reception_hours_ru, \
        o.reception_hours_en, o.reception_place_kk, o.reception_place_ru, o.reception_place_en, \
        o.topics, o.valid_from, o.valid_to
        """

    /// What is seen of an official on a day.
    init(_ row: Row, seenOn today: Day) throws {
        var cells = row.cells
        try self.init(&cells, seenOn: today)
    }

    init(_ cells: inout CellReader, seenOn today: Day) throws {
        // All at once: what is set one by one over blanks is set twice, and a list has many.
        self.init(
            id: try cells.next(), bodyId: try cells.next(), bodyName: try cells.localized(),
            level: try cells.next(), katoCode: try cells.next(),
            person: PublicName(
                surname: try cells.localizedIfAny(), givenName: try cells.localizedIfAny(),
                patronymic: try cells.localizedIfAny()),
            position: try cells.localizedIfAny(), kind: try cells.next(),
            contacts: try cells.next(), receptionHours: try cells.localizedIfAny(),
            receptionPlace: try cells.localizedIfAny(), topics: try cells.next(),
            validFrom: try cells.next(), validTo: try cells.next())
        try cells.end()
        showOnly(whatIsSeenOn: today)
    }
}
