import KazakhstanFormats
import PluginKit

/// The data sets that anyone may take along: what is exported to the public.
enum DataSets {
    static let sets = [Officials.export, Bodies.export]

    /// The passports of all sets.
    static func passports(for request: Request) async throws -> [DataPassport] {
        let days = Dictionary(
            try await request.database.rows(changes(until: request.today), as: (String, Day?).self)
        ) { first, _ in first }
        return sets.map { passport(of: $0, changedOn: days[$0.name] ?? nil, for: request) }
    }

    /// The passport of the set that the path names.
    static func passport(for request: Request) async throws -> DataPassport? {
        try await passports(for: request).first { $0.name == request.path["name"] }
    }

    /// The latest day on which something of a set began or ended, or was put there.
    private static func changes(until day: Day) -> SQL {
        """
        SELECT 'officials', greatest(
            (SELECT max(shown_from) FROM registry.officials WHERE shown_from <= \(day)),
            (SELECT max(shown_to) + 1 FROM registry.officials WHERE shown_to < \(day)),
            (SELECT (max(at) AT TIME ZONE 'Asia/Almaty')::date FROM registry.designation_steps
             WHERE step IN ('publication', 'withdrawal')))
        UNION ALL
        SELECT 'bodies', greatest(
            (SELECT max(valid_from) FROM registry.body_versions WHERE valid_from <= \(day)),
            (SELECT max(valid_to) + 1 FROM registry.body_versions WHERE valid_to < \(day)),
            (SELECT (max(at) AT TIME ZONE 'Asia/Almaty')::date FROM registry.changes
             WHERE kind <> 'vacancy'))
        """
    }

    private static func passport(
        of set: ExportKind, changedOn day: Day?, for request: Request
    ) -> DataPassport {
        func said(_ key: TextKey) -> LocalizedText { .said(Message(key), by: request) }
        var passport = DataPassport()
        passport.name = set.name
        passport.title = said(set.title)
        passport.subject = said(TextKey("registry.dataSubject.\(set.name)"))
        passport.owner = request.agency.name
        passport.frequency = said("registry.data.atOnce")
        passport.licence = Optional(request.settings[.dataLicence]).unlessBlank
        passport.contact = Optional(request.settings[.dataContact]).unlessBlank
        passport.changedOn = day
        passport.address = "/api/v1/registry/exports/\(set.name)"
        passport.formats = ["csv", "jsonl"]
        passport.columns = set.fields.map { field in
            DataColumn(
                name: field.name, label: said(field.label), type: DataType(field.shape))
        }
        return passport
    }
}
