import Foundation
import KazakhstanFormats
import PluginKit

extension Campaigns {
    /// The day for which a campaign is told: that on which it was closed, or today.
    private static func day(for request: Request) -> SQL {
        "coalesce(c.closed_on, \(request.today)::date)"
    }

    /// A page of the bodies of a campaign that the caller may see.
    static func bodies(
        of campaign: UUID, _ query: AskedQuery, _ paging: Paging, for request: Request
    ) async throws -> Listing<AskedBody> {
        let rows = rows(of: campaign, query, standing: true, for: request)
        let items = try await request.database.plannedByValues.query(
            """
            SELECT \(AskedBody.columns(on: day(for: request))) \(rows) ORDER BY \(order(for: request))
            \(paging.slice)
            """
        ).map(AskedBody.init)
        return try await paging.listing(
            items, counting: self.rows(of: campaign, query, for: request),
            from: request.database.plannedByValues)
    }

    /// One of them.
    static func body(
        _ id: UUID, of campaign: UUID, for request: Request
    ) async throws -> AskedBody? {
        let rows = rows(of: campaign, AskedQuery(), standing: true, for: request)
        return try await request.database.plannedByValues.query(
            "SELECT \(AskedBody.columns(on: day(for: request))) \(rows) AND a.body_id = \(id)"
        ).first.map(AskedBody.init)
    }

    /// How many bodies have said that nobody is designated while the public list shows somebody of theirs.
    static func contradictions(in campaign: UUID, for request: Request) async throws -> Int {
        let rows = rows(of: campaign, .contradictions, for: request)
        return try await request.database.plannedByValues.value(
            "SELECT count(*) \(rows)", as: Int.self) ?? 0
    }

    /// - Parameter standing: Whether with what ``AskedBody/columns(on:)`` needs.
    private static func rows(
        of campaign: UUID, _ query: AskedQuery, standing: Bool = false, for request: Request
    ) -> SQL {
        let day = day(for: request)
        var conditions: [SQL] = [
            "c.id = \(campaign)", "c.agency_id = \(request.agency.id)", visible(to: request),
        ]
        if let reach = request.condition(of: .readCampaigns, on: "a.body_id") {
            conditions.append(reach)
        }
        if let state = query.state {
            conditions.append("\(AskedState.sql(on: day)) = \(state)")
        }
        if let region = query.region { conditions.append("\(AskedBody.part) = \(region)") }
        conditions += SQL.matches("v.search", query.q)
        if query.shown { conditions.append(AskedBody.isShown(on: request.today)) }
        return AskedBody.rows(on: day) + (standing ? AskedBody.standing(on: day) : "")
            + " WHERE \(conditions.joined(separator: " AND "))"
    }

    private static func order(for request: Request) -> SQL {
        let name: SQL = request.language == .ru ? "v.sort_ru" : "v.sort_kk"
        return """
            \(AskedBody.part) <> 'central', \(AskedBody.part), v.level_order, b.protocol_order, \(name), \
            a.body_id
            """
    }

    /// The bodies of a campaign with their answers, as far as the caller may see them.
    static let export = ExportKind(
        "campaignBodies", title: "registry.campaign.bodies", access: .requires(.readCampaigns),
        by: AskedExportQuery.self
    ) { request, query in
        let rows = rows(of: query.campaign, query.asked, standing: true, for: request)
        let columns = AskedBody.columns(on: day(for: request))
        return Extract("SELECT \(columns) \(rows) ORDER BY \(order(for: request))") { rows in
            try rows.map(AskedBody.init)
        }
    }
}

extension AskedQuery {
    /// «Nobody», where the public list says otherwise.
    static let contradictions = AskedQuery(state: .nobody, shown: true)
}

extension Campaigns {
    /// How the bodies of a part stand.
    struct BoardRow: Sendable {
        let part: ListPlace
        let counts: [AskedState: Int]

        var asked: Int { counts.values.reduce(0, +) }
    }

    /// The board of answers by region, of the bodies that the caller may see.
    static func board(of campaign: UUID, for request: Request) async throws -> [BoardRow] {
        let counted = try await request.database.plannedByValues.rows(
            """
            SELECT \(AskedBody.part), \(AskedState.sql(on: day(for: request))), count(*)
            \(rows(of: campaign, AskedQuery(), for: request))
            GROUP BY 1, 2
            """, as: (ListPlace, AskedState, Int).self)
        let parts = Dictionary(grouping: counted) { $0.0 }
        let central = parts.keys.filter { $0 == .central }
        let regions = parts.keys.filter { $0 != .central }.sorted { $0.word < $1.word }
        return (central + regions).map { part in
            let counts = (parts[part] ?? []).map { ($0.1, $0.2) }
            return BoardRow(part: part, counts: Dictionary(counts) { $0 + $1 })
        }
    }
}
