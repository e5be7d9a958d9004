import Host
import KazakhstanFormats
import PluginKit

/// Opens every page of the plugin with its demonstration, in three languages, as whom it is meant for: a
/// stranger, or an administrator, who has every permission.
///
/// Pages with a parameter are found by what the others link to, as a reader finds them. Those that a letter
/// leads to, and those below them, are opened by nobody else: the plugin's own tests do that.
struct PageWalk {
    let subject: Subject

    func findings() async throws -> [Finding] {
        let pages = (subject.plugin as? any ShowsPages)?.pages ?? []
        let letters = (subject.plugin as? any SendsMail)?.letters.compactMap(\.page) ?? []
        let shown = pages.filter { page in
            page.methods.contains("GET")
                && !letters.contains { page.path == $0 || page.path.hasPrefix("\($0)/") }
        }
        guard !shown.isEmpty else { return [] }
        return try await subject.served { arna in
            try await arna.host.loadDemonstration()
            let crowd = Readers(stranger: arna.browser, all: try await arna.browser(.administrator))
            let map = try await PageMap.explored(shown, of: subject.id, by: crowd.all)
            var findings: [Finding] = []
            for page in shown {
                findings += try await open(page, map[page], crowd)
            }
            return findings
        }
    }

    /// Opens one page in each language.
    /// - Parameter place: Below the plugin; nil where no link leads there.
    private func open(
        _ page: Page, _ place: String?, _ readers: Readers
    ) async throws -> [Finding] {
        guard let place else {
            return [
                subject.finding(
                    "/{language}/\(subject.id)/\(page.path)",
                    "is reached from no other page while the demonstration is loaded",
                    "link to it, and demonstrate a record that has it")
            ]
        }
        var findings: [Finding] = []
        for language in Language.allCases {
            let path = "/\(language.rawValue)/\(subject.id)\(place.isEmpty ? "" : "/\(place)")"
            let answer = try await readers.reader(of: page).open(path)
            findings += judge(answer, at: path, of: page, in: language)
        }
        return findings
    }

    private func judge(
        _ answer: Answer, at path: String, of page: Page, in language: Language
    ) -> [Finding] {
        guard answer.status == 200 else {
            let reader = page.access == .public ? "a stranger" : "an administrator"
            return [
                subject.finding(
                    path, "answers \(answer.status) to \(reader), for whom it is meant",
                    "open it as such a reader")
            ]
        }
        return SoundPage(HTMLPage(answer.text), in: language, of: subject.id).objections.map {
            subject.finding(path, $0.what, $0.remedy)
        }
    }
}

/// Who opens pages.
private struct Readers {
    let stranger: Browser
    let all: Browser

    func reader(of page: Page) -> Browser { page.access == .public ? stranger : all }
}
