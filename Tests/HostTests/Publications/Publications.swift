import Foundation
import KazakhstanFormats
import PluginKit

/// A plugin for tests of the host: one entity with a list, a form and an API.
struct Publications: Plugin, DeclaresPermissions, ServesAPI, ShowsPages, OffersExports {
    init() {}

    var permissions: [Permission] { [.edit] }

    var endpoints: [Endpoint] {
        [
            .list("publications", .public, "All publications.", by: Nothing.self) {
                request, _, paging in
                try await Publication.list(paging, in: request.database)
            },
            .read("publications/{id}", .public, "One publication.", by: Nothing.self) {
                request, _ in
                try await Publication.find(try request.id, in: request.database)
            },
            .create(
                "publications", .requires(.edit), "Makes a publication.",
                example: ["name": ["kk": "Есеп"], "publishedOn": "2026-03-20"]
            ) { (request, given: Given<Publication>) in
                try await request.change { try await given.record.add(in: $0) }
            },
            .change(
                "publications/{id}", .requires(.edit), "Changes a publication.",
                example: ["pages": 12],
                load: { try await Publication.find(try $0.id, in: $0.database) },
                store: { request, before, given in
                    try await request.change { try await given.record.store(over: before, in: $0) }
                }),
        ]
    }

    var exports: [ExportKind] {
        [
            ExportKind(
                "publications", title: "publications.title", access: .public, by: Copies.self
            ) { _, query in
                Extract(
                    """
                    SELECT \(Publication.columns) FROM publications.publications,
                        generate_series(1, \(query.copies))
                    """
                ) { rows in try rows.map(Publication.init) }
            }
        ]
    }

    var pages: [Page] {
        [
            .view("", .public, by: Nothing.self) { request, _, paging in
                let listing = try await Publication.list(paging, in: request.database)
                return View(
                    "publications/list", title: "publications.title",
                    [
                        "items": .list(
                            listing.items.map {
                                ["name": .localized($0.name, in: request.language)]
                            }),
                        "paging": .paging(listing.total, paging),
                    ])
            },
            .form(
                "new", .requires(.edit), of: Publication.self,
                prepare: { _ in Form.Content(.init(title: "publications.new")) },
                submit: { request, given in
                    _ = try await request.change { try await given.record.add(in: $0) }
                    return Destination("")
                }),
        ]
    }
}

/// How often each publication is given out.
struct Copies: Described {
    var copies = 1

    static let fields = Fields(
        "Copies", texts: "publications.copies", blank: Copies(), [Field("copies", \.copies)])
}

extension Permission {
    static let edit = Permission(
        "publications.edit", label: "publications.permission.edit", granted: [.operator])
}

struct Publication: Described, Identified, Revised {
    var id = UUID.v7()
    var name = LocalizedText()
    var pages: Int?
    var publishedOn = Day(daysSince2000: 0)
    var revision = 1

    static let fields = Fields(
        "Publication", texts: "publications.publication", blank: Publication(),
        [
            Field("id", told: \.id), Field("name", \.name, .required, .length(1...100)),
            Field("pages", \.pages), Field("publishedOn", \.publishedOn, .required),
        ])

    fileprivate static let columns: SQL = "id, name_kk, name_ru, pages, published_on, revision"

    init() {}

    init(_ row: Row) throws {
        var cells = row.cells
        id = try cells.next()
        name = LocalizedText(kk: try cells.next(), ru: try cells.next())
        pages = try cells.next()
        publishedOn = try cells.next()
        revision = try cells.next()
    }

    static func list(_ paging: Paging, in database: Database) async throws -> Listing<Publication> {
        let rows = try await database.query(
            """
            SELECT \(columns) FROM publications.publications
            ORDER BY id LIMIT \(paging.perPage) OFFSET \(paging.offset)
            """)
        let count = try await database.value(
            "SELECT count(*) FROM publications.publications", as: Int.self)
        return Listing(items: try rows.map(Publication.init), total: .exact(count ?? 0))
    }

    static func find(_ id: UUID, in database: Database) async throws -> Publication? {
        try await database.query(
            "SELECT \(columns) FROM publications.publications WHERE id = \(id)"
        ).first.map(Publication.init)
    }

    func add(in change: Change) async throws -> Publication {
        try await change.execute(
            """
            INSERT INTO publications.publications (id, name_kk, name_ru, pages, published_on)
            VALUES (\(id), \(name.kk), \(name.ru), \(pages), \(publishedOn))
            """)
        try await change.audit(
            "publications.publication.added", of: id, after: Self.fields.masked(self))
        return self
    }

    func store(over before: Publication, in change: Change) async throws -> Publication {
        let rows = try await change.query(
            """
            UPDATE publications.publications
            SET name_kk = \(name.kk), name_ru = \(name.ru), pages = \(pages),
                published_on = \(publishedOn), revision = revision + 1
            WHERE id = \(id) AND revision = \(before.revision)
            RETURNING \(Self.columns)
            """)
        guard let row = rows.first else { throw Stale() }
        try await change.audit(
            "publications.publication.changed", of: id, before: Self.fields.masked(before),
            after: Self.fields.masked(self))
        return try Publication(row)
    }
}
