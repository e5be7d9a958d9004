import Foundation
import KazakhstanFormats
import PluginKit

/// The lists as they were published, each edition with its rows.
enum ListEditions {
    /// Publishes the list of a place as it stands today.
    static func publish(
        _ publication: ListPublication, of place: ListPlace, by request: Request
    ) async throws -> ListEdition {
        let list = try await publishable(place, by: request)
        return try await request.record { try await publish(publication, of: list, in: $0) }
    }

    /// The list of a place that the path names, for a caller who may publish it.
    static func publishable(_ place: ListPlace, by request: Request) async throws -> OfficialList {
        try await Lists.requirePublishing(of: place, by: request)
        return try await Lists.current(request)
    }

    /// The same in a change that is open already.
    static func publish(
        _ publication: ListPublication, of list: OfficialList, in change: Change
    ) async throws -> ListEdition {
        let request = change.request
        try await change.execute(
            "SELECT pg_advisory_xact_lock(hashtext('registry.list_editions'), hashtext(\(list.place)))"
        )
        var edition = ListEdition()
        edition.id = .v7(at: request.now)
        edition.place = list.place
        edition.basis = publication.basis
        edition.day = request.today
        edition.publishedAt = request.now
        edition.author = request.account?.name
        edition.withheld = list.withheld
        let made = try await change.query(
            adding(edition, of: request.agency.id, by: request.account?.id)
        ).first.map { try ListEdition($0) }
        guard let made else { throw Missing() }
        try await change.audit(
            "registry.list.published", of: made.id, after: ListEdition.fields.masked(made))
        return made
    }

    /// Numbers an edition and copies the rows of the public list, in one statement; one that is there already
    /// stays as it is.
    static func adding(_ edition: ListEdition, of agency: UUID, by account: UUID?) -> SQL {
        let rows = Officials.rows(OfficialQuery(place: edition.place), on: edition.day)
        return """
            WITH shown AS (
                SELECT row_number() OVER (ORDER BY \(Officials.order)) AS position, \(Official.columns)
                \(rows)),
            made AS (
                INSERT INTO registry.list_editions (id, agency_id, place, number, basis, day,
                    published_at, account_id, author, officials, withheld)
                SELECT \(edition.id)::uuid, \(agency)::uuid, \(edition.place)::text,
                    1 + coalesce((SELECT max(e.number) FROM registry.list_editions e
                                  WHERE e.place = \(edition.place)), 0),
                    \(edition.basis)::text, \(edition.day)::date, \(edition.publishedAt)::timestamptz,
                    \(account)::uuid, \(edition.author)::text, (SELECT count(*) FROM shown),
                    \(edition.withheld)::integer
                ON CONFLICT (id) DO NOTHING
                RETURNING \(ListEdition.columns)),
            kept AS (
                INSERT INTO registry.list_edition_officials (edition_id, position, designation_id,
                    body_id, body_name_kk, body_name_ru, body_name_en, level, kato_code, surname_kk,
                    surname_ru, surname_en, given_name_kk, given_name_ru, given_name_en,
                    patronymic_kk, patronymic_ru, patronymic_en, position_kk, position_ru,
                    position_en, kind, contacts, reception_hours_kk, reception_hours_ru,
                    reception_hours_en, reception_place_kk, reception_place_ru,
                    reception_place_en, topics, valid_from, valid_to)
                SELECT made.id, shown.* FROM made CROSS JOIN shown)
            SELECT \(ListEdition.columns) FROM made
            """
    }

    /// The editions of one place or of all, the latest first.
    static func list(
        of place: ListPlace? = nil, _ paging: Paging, for request: Request
    ) async throws -> Listing<ListEdition> {
        let rows: SQL = """
            FROM registry.list_editions e WHERE \(place)::text IS NULL OR e.place = \(place)
            """
        let items = try await request.database.query(
            """
            SELECT \(ListEdition.columns) \(rows)
            ORDER BY e.published_at DESC, e.number DESC, e.id DESC \(paging.slice)
            """
        ).map { try ListEdition($0).told(to: request) }
        return try await paging.listing(items, counting: rows, from: request.database)
    }

    /// The edition that the path names.
    static func find(_ request: Request) async throws -> ListEdition? {
        try await request.database.query(
            """
            SELECT \(ListEdition.columns) FROM registry.list_editions e
            WHERE e.id = \(request.id) AND e.place = \(request.listPlace)
            """
        ).first.map { try ListEdition($0).told(to: request) }
    }

    static func find(_ id: UUID, from database: Database) async throws -> ListEdition? {
        try await database.query(
            "SELECT \(ListEdition.columns) FROM registry.list_editions e WHERE e.id = \(id)"
        ).first.map { try ListEdition($0) }
    }

    /// The officials of an edition in their order, as they may be seen today: those who are on the public
    /// list no more with name, body and dates only, those entered by mistake not at all, and nobody with a
    /// contact that is not public any more.
    static func officials(
        of edition: ListEdition, _ paging: Paging, today: Day, from database: Database
    ) async throws -> Listing<Official> {
        let rows: SQL = """
            FROM registry.list_edition_officials o
                JOIN registry.designations d ON d.id = o.designation_id
            WHERE o.edition_id = \(edition.id) AND NOT d.entered_by_mistake
            """
        let items = try await database.query(
            """
            SELECT d.valid_to, (
                    SELECT l.contacts FROM registry.officials l
                    WHERE l.designation_id = o.designation_id
                        AND l.shown_from <= \(today) AND l.shown_to >= \(today)),
                \(Official.columns) \(rows)
            ORDER BY o.position \(paging.slice)
            """
        ).map { row in
            var cells = row.cells
            let end: Day? = try cells.next()
            let listed: PublicContacts? = try cells.next()
            var official = try Official(&cells, seenOn: today)
            official.validTo = end
            official.showOnly(whatIsSeenOn: today)
            if let listed {
                official.contacts = try official.contacts.still(in: listed)
            } else {
                official.showOnlyNameBodyAndDates()
            }
            return official
        }
        return try await paging.listing(items, counting: rows, from: database)
    }
}

extension ListEdition {
    fileprivate static let columns: SQL = """
        id, place, number, basis, day, published_at, author, officials, withheld
        """

    fileprivate init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        place = try cells.next()
        number = try cells.next()
        basis = try cells.next()
        day = try cells.next()
        publishedAt = try cells.next()
        author = try cells.next()
        officials = try cells.next()
        withheld = try cells.next()
        try cells.end()
    }

    /// Who published it is for the office; others are told the agency by every page.
    fileprivate func told(to request: Request) -> ListEdition {
        var told = self
        if !request.may(.readDesignations) { told.author = nil }
        return told
    }
}
