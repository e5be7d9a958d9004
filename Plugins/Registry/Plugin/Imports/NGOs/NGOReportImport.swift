import Foundation
import KazakhstanFormats
import PluginKit

/// An extract of the NGO Database on its way in: the annual information that organisations gave to it.
/// Source: REG-9.
///
/// It is a mirror: each row keeps whence and of which day it is known. An extract of an earlier day than what is
/// known of a year changes nothing there, which is told; organisations that have no card are listed.
struct NGOReportImport: ImportRun {
    static let kind = ImportKind(
        "ngoReports", title: "registry.ngoReportImport.title", permission: .editNGOs,
        columns: .fields(NGOReportRow.fields.descriptions)
    ) { change, source in
        NGOReportImport(
            change: change, source: source,
            rules: try await NGOReports.rules(from: change))
    }

    private let change: Change
    private let source: ImportSource
    private let rules: [ReportRule]
    private var accepted = 0
    private var unchanged = 0
    private var lines: [ReportedYear: Int] = [:]

    init(change: Change, source: ImportSource, rules: [ReportRule]) {
        self.change = change
        self.source = source
        self.rules = rules
    }

    mutating func take(_ rows: [ImportRow]) async throws -> [ImportFinding] {
        var findings: [ImportFinding] = []
        let read = rows.compactMap { ReadNGOReport($0, adding: &findings) }
        let known = try await KnownReports.read(for: read.map(\.said), in: change)
        var changed: [(year: ReportedYear, report: MirroredReport)] = []
        for row in read {
            do {
                let year = try year(of: row, known)
                let report = try report(of: row, adding: &findings)
                if isNews(report, over: known.report(year), row, adding: &findings) {
                    changed.append((year, report))
                } else {
                    unchanged += 1
                }
            } catch let refusal as any Refusal {
                findings += row.row.findings(of: refusal)
            }
        }
        try await store(changed)
        return findings
    }

    mutating func finish() async throws -> ImportOutcome {
        ImportOutcome(accepted: accepted, unchanged: unchanged)
    }

    private mutating func year(of read: ReadNGOReport, _ known: KnownReports) throws -> ReportedYear
    {
        guard let ngo = known.ngo(read.said) else {
            throw InvalidFields(
                .report(
                    read.said.id == nil ? "/bin" : "/id", "unknownNGO",
                    ["key": read.said.id?.text ?? read.said.bin?.rawValue ?? ""]))
        }
        let year = ReportedYear(ngo: ngo, year: read.said.year)
        if let line = lines[year] {
            throw InvalidFields(
                .report(
                    "/year", "doubleYear",
                    ["year": String(read.said.year), "line": String(line)]))
        }
        lines[year] = read.row.line
        return year
    }

    /// What a row says, with what follows from it: whether what came was in time, or is missing by that day.
    private func report(
        of read: ReadNGOReport, adding findings: inout [ImportFinding]
    ) throws -> MirroredReport {
        let said = read.said
        guard let asOf = said.asOf ?? source.effectiveOn else {
            throw InvalidFields(.report("/asOf", "noDay"))
        }
        guard asOf <= change.request.today else {
            throw InvalidFields(.report("/asOf", "dayToCome"))
        }
        if let received = said.receivedOn, received > asOf {
            throw InvalidFields(
                .report("/receivedOn", "receivedLater", ["day": asOf.numeric]))
        }
        guard let source = said.source.unlessBlank ?? source.fileName.unlessBlank else {
            throw InvalidFields(.report("/source", "noSource"))
        }
        let state = try state(of: read, asOf: asOf)
        if let told = said.state, told != state {
            findings += read.row.findings(
                [.report("/state", "otherState")], areWarnings: true)
        }
        return MirroredReport(
            state: state, receivedOn: said.receivedOn, source: source, asOf: asOf)
    }

    private func state(of read: ReadNGOReport, asOf: Day) throws -> NGOReport.State {
        let said = read.said
        if said.state == .draft { return .draft }
        guard let rule = rules.last(where: { $0.holds(for: said.year) }) else {
            guard let told = said.state else {
                throw InvalidFields(.report("/state", "noRule", ["year": String(said.year)]))
            }
            return told
        }
        return rule.state(of: said.year, receivedOn: said.receivedOn, today: asOf)
    }

    private func isNews(
        _ report: MirroredReport, over known: MirroredReport?, _ read: ReadNGOReport,
        adding findings: inout [ImportFinding]
    ) -> Bool {
        guard let known, report != known else { return known == nil }
        guard known.asOf > report.asOf else { return true }
        findings.append(
            read.row.warning(
                "laterKnown",
                Message("registry.ngoReportImport.laterKnown", ["day": known.asOf.numeric])))
        return false
    }

    private mutating func store(
        _ changed: [(year: ReportedYear, report: MirroredReport)]
    ) async throws {
        let refused = try await change.each(of: changed) { row, change in
            try await NGOReports.mirror(
                NGOReport(
                    year: row.year.year, state: row.report.state, on: row.report.receivedOn),
                of: row.year.ngo, source: row.report.source, asOf: row.report.asOf, in: change)
        }
        if let refusal = refused.first?.refusal { throw refusal }
        accepted += changed.count
    }
}
