import PluginKit

/// A kind of file that may be taken in, as a choice.
struct ImportChoice: Sendable {
    /// What the form sends: `publications/list`.
    let value: String
    let title: TextKey
    /// Where an empty file with the right header is to be had.
    let sampleHref: String?
}

extension HostViews {
    /// The page for files. Its form sends `kind`, `file`, `dryRun`, `mode` (`all` or `valid`) and
    /// `effectiveOn` as `multipart/form-data`.
    func imports(
        _ kinds: [ImportChoice], chosen: String? = nil, mode: String = "all",
        refusal: Message? = nil, report: ImportReport? = nil, of fileName: String? = nil
    ) -> View {
        View(
            "host/imports", title: "host.imports.title",
            [
                "kinds": .list(
                    kinds.map { kind in
                        [
                            "value": .text(kind.value), "title": .text(text(Message(kind.title))),
                            "isChosen": .flag(kind.value == chosen),
                            "sampleHref": .optional(kind.sampleHref),
                        ]
                    }),
                "isValidOnly": .flag(mode == "valid"), "refusal": model(refusal),
                "report": report.map { model($0, of: fileName) } ?? .none,
            ])
    }

    private func model(_ report: ImportReport, of fileName: String?) -> Model {
        let entries = report.errors.map { ($0, false) } + report.warnings.map { ($0, true) }
        return [
            "fileName": .optional(fileName), "outcome": .text(text(outcome(of: report))),
            "isTaken": .flag(!report.isDryRun && !report.isRefused),
            "isDryRun": .flag(report.isDryRun),
            "figures": model([
                Figure(report.accepted.grouped(in: language), "host.imports.accepted"),
                Figure(report.unchanged.grouped(in: language), "host.imports.unchanged"),
                Figure(report.rejected.grouped(in: language), "host.imports.rejected"),
            ]),
            "findings": .list(entries.prefix(Self.entriesShown).map { model($0, isWarning: $1) }),
            "more": model(
                entries.count > Self.entriesShown
                    ? Message("host.imports.more", count: entries.count - Self.entriesShown) : nil),
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
