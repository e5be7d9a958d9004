import Foundation
import KazakhstanFormats
import PluginKit

/// A kind of file that may be taken in, as a choice.
struct ImportChoice: Sendable {
    /// What the form sends: `publications/list`.
    let value: String
    let title: TextKey
    /// Where an empty file with the right header is to be had.
    let sampleHref: String
}

extension HostViews {
    /// The page for files. Its form sends `kind`, `file`, `dryRun`, `mode` (`all` or `valid`), `supersede`
    /// and `effectiveOn` as `multipart/form-data`.
    func imports(
        _ kinds: [ImportChoice], chosen: String?, _ order: ImportOrder, refusal: Message?,
        latest: [ImportRecord]
    ) -> View {
        View(
            "host/imports", title: "host.imports.title",
            [
                "kinds": .list(
                    kinds.map { kind in
                        [
                            "value": .text(kind.value), "title": .text(text(Message(kind.title))),
                            "isChosen": .flag(kind.value == chosen),
                            "sampleHref": .text(kind.sampleHref),
                        ]
                    }),
                "isValidOnly": .flag(order.mode == .valid),
                "supersedes": .flag(order.supersedes),
                "effectiveOn": .optional(order.effectiveOn?.iso8601), "refusal": model(refusal),
                "latest": .list(latest.map { row($0) }),
            ])
    }

    private func row(_ record: ImportRecord) -> Model {
        [
            "id": .text(record.id.text), "kind": .text(record.kind),
            "fileName": .text(record.fileName ?? record.kind),
            "asked": .text(LocalMoment(record.askedAt).numeric),
            "state": .text(text(state(of: record))), "isDryRun": .flag(record.isDryRun),
        ]
    }

    private func state(of record: ImportRecord) -> Message {
        if record.state == .done, record.isDryRun { return "host.imports.states.rehearsed" }
        return Message(record.state.label)
    }

    /// What came of one import, or how far it is.
    func importRecord(_ record: ImportRecord) -> View {
        View(
            "host/import", title: "host.imports.title",
            [
                "id": .text(record.id.text), "fileName": .text(record.fileName ?? record.kind),
                "asked": .text(LocalMoment(record.askedAt).numeric),
                "state": .text(text(state(of: record))),
                "isOpen": .flag(!record.state.isOver),
                "progress": .optional(record.progress.map { "\($0) %" }),
                "isRunning": .flag(record.state == .running),
                "refusal": .optional(record.refusal),
                "isFailed": .flag(record.state == .failed),
                "isCancelled": .flag(record.state == .cancelled),
                "report": record.report.map { model($0) } ?? .none,
                "hasFindings": .flag(record.hasFindings),
            ])
    }

    private func model(_ report: ImportReport) -> Model {
        let entries = report.errors.map { ($0, false) } + report.warnings.map { ($0, true) }
        let shown = entries.prefix(Self.entriesShown)
        let more = max(entries.count, report.errorsInAll + report.warningsInAll) - shown.count
        return [
            "outcome": .text(text(outcome(of: report))),
            "isTaken": .flag(!report.isDryRun && !report.isRefused),
            "isDryRun": .flag(report.isDryRun),
            "figures": model(
                [
                    Figure(report.accepted.grouped(in: language), "host.imports.accepted"),
                    Figure(report.unchanged.grouped(in: language), "host.imports.unchanged"),
                    Figure(report.rejected.grouped(in: language), "host.imports.rejected"),
                ]
                    + report.details.map { Figure($0.value, Message(TextKey($0.label))) }),
            "findings": .list(shown.map { model($0, isWarning: $1) }),
            "more": model(more > 0 ? Message("host.imports.more", count: more) : nil),
            "cut": model(
                max(report.errorsInAll, report.warningsInAll) > FoundInFile.limit
                    ? Message(
                        "host.imports.cut", ["limit": FoundInFile.limit.grouped(in: language)])
                    : nil),
        ]
    }

    private static let entriesShown = 200

    private func outcome(of report: ImportReport) -> Message {
        if report.isDryRun { return "host.imports.rehearsed" }
        return report.isRefused ? "host.imports.refused" : "host.imports.taken"
    }

    private func model(_ entry: ImportReport.Entry, isWarning: Bool) -> Model {
        [
            "line": .count(entry.line), "column": .optional(entry.column),
            "message": .text(entry.message), "isWarning": .flag(isWarning),
        ]
    }
}
