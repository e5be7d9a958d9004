import Foundation
import KazakhstanFormats
import PluginKit

/// What readers of the public list say is wrong with it.
enum ContactReports {}

extension ContactReports {
    /// The official of the path, as far as there is something to be reported.
    static func official(of request: Request) async throws -> Official {
        let found = try await Officials.find(
            request.id, today: request.today, from: request.database)
        guard let found, found.validTo.map({ $0 >= request.today }) ?? true else { throw Missing() }
        return found
    }

    /// Keeps what a reader says of the path's official.
    static func report(_ report: ContactReport, by request: Request) async throws -> Receipt {
        let official = try await official(of: request)
        guard let word = report.subject?.rawValue,
            let subject = ReaderReport.Subject(rawValue: word)
        else { throw Missing() }
        let note = ReaderNote(
            .official(designation: official.id), subject, details: report.details,
            email: report.email)
        return try await request.change { change in
            let receipt = try await ReaderReports.keep(note, in: change)
            try await change.audit(
                "registry.designation.contactsReported", of: official.id,
                after: ContactReport.fields.masked(report), withoutAddress: true)
            return receipt
        }
    }

    /// How the report stands to which a secret leads.
    static func find(_ request: Request) async throws -> ReaderReport? {
        try await ReaderReports.find(request, where: "r.designation_id IS NOT NULL")
    }

    /// The report of the path, for who may correct its designation.
    static func seen(_ request: Request) async throws -> ReaderReport {
        try await ReaderReports.seen(
            request,
            where: """
                d.agency_id = \(request.agency.id)
                AND \(request.condition(of: .editDesignations, on: "d.body_id") ?? "true")
                """)
    }

    /// An operator has seen to the path's report.
    static func settle(
        _ settlement: ReportSettlement, by request: Request
    ) async throws -> ReaderReport {
        let report = try await seen(request)
        return try await request.change { change in
            let settled = try await ReaderReports.settle(report, by: settlement, in: change)
            try await request.require(
                .editDesignations, for: body(of: settled.matter.id, in: change))
            try await change.audit(
                "registry.designation.contactReportSettled", of: settled.matter.id,
                after: ToldReport<OfContacts>.fields.masked(ToldReport(report: settled)))
            return settled
        }
    }

    private static func body(of designation: UUID, in change: Change) async throws -> UUID? {
        try await change.value(
            "SELECT body_id FROM registry.designations WHERE id = \(designation)", as: UUID.self)
    }
}
