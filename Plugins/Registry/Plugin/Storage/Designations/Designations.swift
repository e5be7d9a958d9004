import Foundation
import KazakhstanFormats
import PluginKit

/// The designations of authorised officials, of one agency.
enum Designations {
    /// A page of the designations that were not entered by mistake, the latest first.
    static func list(
        _ query: DesignationQuery, _ paging: Paging, for request: Request
    ) async throws -> Listing<Designation> {
        let rows = rows(query, for: request)
        let planned =
            query.isOpen && request.reach(of: .readDesignations) == .everywhere
            ? request.database : request.database.plannedByValues
        let items = try await planned.query(
            """
            SELECT \(Designation.columns) \(rows) ORDER BY \(order)
            \(paging.slice)
            """
        ).map(Designation.init)
        return try await paging.listing(items, counting: rows, from: planned)
    }

    /// `FROM … WHERE …` of those that the caller may read and a query asks for.
    static func rows(_ query: DesignationQuery, for request: Request) -> SQL {
        """
        FROM registry.designations d JOIN registry.persons p ON p.id = d.person_id
        WHERE \(query.conditions(for: request).joined(separator: " AND "))
        """
    }

    /// The latest first.
    static let order: SQL = "d.valid_from DESC, d.id DESC"

    /// A designation that the caller may read; to others it is missing.
    static func find(_ id: UUID, for request: Request) async throws -> Designation? {
        let conditions: [SQL] =
            ["d.id = \(id)", "d.agency_id = \(request.agency.id)"]
            + [request.condition(of: .readDesignations, on: "d.body_id")].compactMap(\.self)
        return try await request.database.query(
            """
            SELECT \(Designation.columns)
            FROM registry.designations d JOIN registry.persons p ON p.id = d.person_id
            WHERE \(conditions.joined(separator: " AND "))
            """
        ).first.map(Designation.init)
    }

    /// Who holds the place that a primary or acting designation asks for.
    static func holder(
        against designation: Designation, from database: some SQLExecuting
    ) async throws -> Designation? {
        try await database.query(
            """
            SELECT \(Designation.columns)
            FROM registry.designations d JOIN registry.persons p ON p.id = d.person_id
            WHERE d.body_id = \(designation.bodyId) AND \(Designation.covers) AND d.id <> \(designation.id)
                AND daterange(d.valid_from, d.valid_to, '[]')
                    && daterange(\(designation.validFrom), \(designation.validTo), '[]')
            ORDER BY d.valid_from LIMIT 1
            """
        ).first.map(Designation.init)
    }

    /// The first day after a given one on which a designation of the body begins to hold.
    static func first(
        of body: UUID, after day: Day, in transaction: Transaction
    ) async throws -> Day? {
        try await transaction.value(
            """
            SELECT min(d.valid_from) FROM registry.designations d
            WHERE d.body_id = \(body) AND \(Designation.inForce) AND d.valid_from > \(day)
            """, as: Day?.self) ?? nil
    }
}

extension DesignationQuery {
    fileprivate func conditions(for request: Request) -> [SQL] {
        var conditions: [SQL] = ["d.agency_id = \(request.agency.id)", "NOT d.entered_by_mistake"]
        if let reach = request.condition(of: .readDesignations, on: "d.body_id") {
            conditions.append(reach)
        }
        if let bodyId { conditions.append("d.body_id = \(bodyId)") }
        if let kind { conditions.append("d.kind = \(kind)") }
        if let published { conditions.append("d.published = \(published)") }
        if let on { conditions.append(.holds("d", on: on)) }
        if let state { conditions.append("d.state = \(state)") }
        if waiting == true { conditions.append(Designations.isWaiting(for: request)) }
        if let gap { conditions.append(gap.condition(on: request.today)) }
        return conditions + SQL.matches("(p.search || d.search)", q)
    }
}

extension DesignationGap {
    fileprivate func condition(on today: Day) -> SQL {
        switch self {
        case .withheld:
            "d.state = 'published' AND (d.position_kk IS NULL OR NOT p.is_in_kazakh)"
        case .below: "d.rank_verdict = 'below'"
        case .unknownRank: "d.rank_verdict = 'unknown'"
        case .withoutOrder: "d.order_number IS NULL"
        case .withoutContacts: #"NOT d.contacts @> '[{"public": true}]'"#
        case .expiring:
            "\(Designation.inForce) AND d.valid_to BETWEEN \(today) AND \(today.adding(days: 30))"
        case .unconfirmedContacts:
            #"d.contacts @> '[{"public": true}]' AND "# + Designation.isUnconfirmed(on: today)
        case .withoutAddress: ContactQueries.isBeyondLetters(on: today)
        }
    }
}
