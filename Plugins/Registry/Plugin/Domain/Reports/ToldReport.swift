import Foundation
import KazakhstanFormats
import PluginKit

/// A kind of record with which readers find something wrong, as the API names it.
protocol ReportedRecord: Sendable {
    /// The name of the report's schema.
    static var schema: String { get }
    /// The field that tells of which record the report is.
    static var reference: String { get }
}

/// The contacts of an official.
enum OfContacts: ReportedRecord {
    static let schema = "ReportedContact"
    static let reference = "designationId"
}

/// The card of an organisation.
enum OfCard: ReportedRecord {
    static let schema = "ReportedCard"
    static let reference = "ngoId"
}

/// A report as the API tells it.
struct ToldReport<Record: ReportedRecord>: Described, Identified {
    var report = ReaderReport()
    var id: UUID { report.id }

    static var fields: Fields<Self> {
        Fields(
            Record.schema, texts: "registry.contactReport", blank: Self(),
            [
                Field("id", told: \.report.id),
                Field(Record.reference, told: \.report.matter.id),
                Field("name", told: \.report.name), Field("subject", told: \.report.subject),
                Field("details", told: \.report.details, .data(.personal)),
                Field("count", told: \.report.count),
                Field("reportedAt", told: \.report.reportedAt),
                Field("settledAt", told: \.report.settledAt),
                Field("outcome", told: \.report.outcome), Field("answer", told: \.report.answer),
            ])
    }
}
