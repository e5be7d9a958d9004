import Foundation
import KazakhstanFormats
import PluginKit
import RegistryAPI

/// The annual information of the NGO Database, as it was taken over from there.
enum NGOReports {
    /// The rule that a day is under; what began under a rule keeps it.
    static func rule(on day: Day, from database: some SQLExecuting) async throws -> ReportRule? {
        try await rules(from: database).last { $0.validFrom <= day }
    }

    /// All rules, the latest last.
    static func rules(from database: some SQLExecuting) async throws -> [ReportRule] {
        try await database.rows(
            """
            SELECT valid_from, due_month, due_day, source FROM registry.ngo_report_rules
            ORDER BY valid_from
            """, as: (Day, Int, Int, String).self
        ).map { ReportRule(validFrom: $0, dueMonth: $1, dueDay: $2, source: $3) }
    }

    /// Keeps what the database says of a year, with its source and day.
    static func mirror(
        _ report: NGOReport, of ngo: UUID, source: String, asOf day: Day,
        in transaction: some SQLExecuting
    ) async throws {
        try await transaction.execute(
            """
            INSERT INTO registry.ngo_reports (ngo_id, year, state, received_on, source, as_of)
            VALUES (\(ngo), \(report.year)::smallint, \(report.state), \(report.on), \(source), \(day))
            ON CONFLICT (ngo_id, year) DO UPDATE SET (state, received_on, source, as_of)
                = (excluded.state, excluded.received_on, excluded.source, excluded.as_of)
            """)
    }
}

/// What is recorded against an organisation, by the rules of a day. Source: law 3.8, 3.8a.
struct StoredNGOs: NGODirectory {
    let database: Database

    func eligibility(of id: UUID, on day: Day) async throws -> [Ineligibility] {
        guard var ngo = try await NGOs.find(id, from: database) else {
            return [Ineligibility(.unknown)]
        }
        if let other = ngo.mergedIntoId {
            guard let into = try await NGOs.find(other, from: database) else {
                return [Ineligibility(.unknown)]
            }
            ngo = into
        }
        return try await form(of: ngo) + standing(of: ngo, on: day) + reports(of: ngo, on: day)
    }

    private func form(of ngo: NGO) -> [Ineligibility] {
        switch LegalForms.known[ngo.legalForm]?.databaseDuty {
        case .applies: []
        default: [Ineligibility(.form, source: LegalForms.known.source)]
        }
    }

    /// As it stood on the day: of a day before its status began, the one before.
    private func standing(of ngo: NGO, on day: Day) async throws -> [Ineligibility] {
        var (status, since, basis) = (ngo.status, ngo.statusSince, ngo.statusBasis)
        if let start = since, start > day {
            let before = try await database.row(
                """
                SELECT status, since, basis FROM registry.ngo_statuses
                WHERE ngo_id = \(ngo.id) AND until > \(day) AND (since IS NULL OR since <= \(day))
                ORDER BY until LIMIT 1
                """, as: (NGO.Status, Day?, String?).self)
            (status, since, basis) = before ?? (.active, nil, nil)
        }
        let reason: Ineligibility.Reason? =
            switch status {
            case .active: nil
            case .inactive: .inactive
            case .suspended: .suspended
            case .liquidating: .liquidating
            case .liquidated: .liquidated
            }
        return reason.map { [Ineligibility($0, since: since, source: basis)] } ?? []
    }

    /// The information that was due last must have come, where the database was asked for that year at all.
    private func reports(of ngo: NGO, on day: Day) async throws -> [Ineligibility] {
        guard LegalForms.known[ngo.legalForm]?.databaseDuty != .doesNotApply,
            let rule = try await NGOReports.rule(on: day, from: database)
        else { return [] }
        let year = day.components.year - (day > rule.due(for: day.components.year - 1) ? 1 : 2)
        if let registered = ngo.registeredOn, registered.components.year > year { return [] }
        let isAsked = try await database.value(
            "SELECT EXISTS (SELECT FROM registry.ngo_reports WHERE year = \(year)::smallint)",
            as: Bool.self)
        let report = ngo.reports.first { $0.year == year }
        let hasCome = report?.on.map { $0 <= day } ?? false
        guard isAsked == true, !hasCome else { return [] }
        return [
            Ineligibility(
                .reportMissing, since: rule.due(for: year).adding(days: 1), source: rule.source)
        ]
    }
}
