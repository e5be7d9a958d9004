import Foundation
import KazakhstanFormats
import Mustache

/// Every template of the host and its plugins, ready in each language.
struct TemplateShelf: Sendable {
    private let libraries: [Language: MustacheLibrary]
    let names: Set<String>

    static func read(
        _ owners: [(id: String, folder: URL)], _ texts: LocaleTexts
    ) -> (shelf: TemplateShelf, problems: [ShellProblem]) {
        HTMLText.register()
        var sources: [TemplateSource] = []
        var problems: [ShellProblem] = []
        for owner in owners {
            let read = TemplateSource.read(of: owner.id, in: owner.folder)
            sources += read.sources
            problems += read.problems
        }
        let names = Set(sources.map(\.name))
        problems += sources.flatMap { $0.problems(texts, templates: names) }
        return (TemplateShelf(sources, names, texts), problems)
    }

    private init(_ sources: [TemplateSource], _ names: Set<String>, _ texts: LocaleTexts) {
        self.names = names
        let small = sources.filter(\.isLeaf)
        libraries = Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                let leaves = Dictionary(
                    uniqueKeysWithValues: small.map { ($0.name, $0.spoken(in: language, texts)) })
                let templates = sources.compactMap { source in
                    (try? source.compiled(for: language, texts, with: leaves)).map {
                        (source.name, $0)
                    }
                }
                return (
                    language,
                    MustacheLibrary(templates: Dictionary(uniqueKeysWithValues: templates))
                )
            })
    }

    /// The template filled in, or nil where there is none of this name.
    func render(_ name: String, in language: Language, _ root: some MustacheParent) -> String? {
        libraries[language]?.render(root, withTemplate: name)
    }
}
