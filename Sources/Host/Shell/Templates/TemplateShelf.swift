import Foundation
import KazakhstanFormats
import Mustache
import Synchronization

/// Every template of the host and its plugins, in each language: made ready when it is first asked for, so that a host
/// takes requests before. What is wrong with any of them is told when they are read.
struct TemplateShelf: Sendable {
    private let sources: [TemplateSource]
    private let texts: LocaleTexts
    private let libraries = Dictionary(
        uniqueKeysWithValues: Language.allCases.map { ($0, Library()) })
    let names: Set<String>

    /// The templates in one language, once they are made.
    private final class Library: Sendable {
        let made = Mutex<MustacheLibrary?>(nil)
    }

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
        let tags = TemplateTags()
        problems += sources.flatMap { $0.problems(texts, templates: names, tags) }
        return (TemplateShelf(sources, names, texts), problems)
    }

    private init(_ sources: [TemplateSource], _ names: Set<String>, _ texts: LocaleTexts) {
        (self.sources, self.names, self.texts) = (sources, names, texts)
    }

    /// Makes what is not ready yet, for no reader to wait for it.
    func prepare() {
        for language in Language.allCases { _ = library(in: language) }
    }

    private func library(in language: Language) -> MustacheLibrary? {
        guard let library = libraries[language] else { return nil }
        if let made = library.made.withLock(\.self) { return made }
        // Made by two at a time rather than waited for: there are few threads.
        let new = make(in: language)
        return library.made.withLock { made in
            made = made ?? new
            return made
        }
    }

    private func make(in language: Language) -> MustacheLibrary {
        let tags = TemplateTags()
        let leaves = Dictionary(
            uniqueKeysWithValues: sources.filter { $0.isLeaf(tags) }.map {
                ($0.name, $0.spoken(in: language, texts, tags))
            })
        let templates = sources.compactMap { source in
            (try? source.compiled(for: language, texts, with: leaves, tags)).map {
                (source.name, $0)
            }
        }
        return MustacheLibrary(templates: Dictionary(uniqueKeysWithValues: templates))
    }

    /// The template filled in, or nil where there is none of this name.
    func render(_ name: String, in language: Language, _ root: some MustacheParent) -> String? {
        library(in: language)?.render(root, withTemplate: name)
    }
}
