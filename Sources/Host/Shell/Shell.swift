public import Foundation
import KazakhstanFormats
import PluginKit

/// Draws the pages of the host and its plugins as whole HTML documents.
///
/// Templates and texts are read once; what is wrong with any of them is told at once. Drawing reads
/// no file and waits for nothing, but for the first page in a language.
public final class Shell: Sendable {
    public let texts: LocaleTexts
    private let shelf: TemplateShelf
    private let layout: Layout

    /// - Parameters:
    ///   - hostFolder: Has the folders `Templates` and `Locales` of the host.
    ///   - plugins: The folders that have those of each plugin.
    /// - Throws: ``ShellProblems`` with every broken template and every missing or differing text.
    public init(
        hostFolder: URL, plugins: [(id: String, folder: URL)]
    ) throws(ShellProblems) {
        let owners = [(id: "host", folder: hostFolder)] + plugins
        let (texts, textProblems) = LocaleTexts.read(owners)
        let (shelf, templateProblems) = TemplateShelf.read(owners, texts)
        let missing = [
            Surroundings.site.rawValue, Surroundings.nothing.rawValue, Surroundings.frame.rawValue,
            Surroundings.sheet.rawValue, "host/notice", "host/error",
        ].filter {
            !shelf.names.contains($0)
        }
        .map { ShellProblem("host", "Templates", "there is no template \($0)") }
        let problems = textProblems + templateProblems + missing
        guard problems.isEmpty else { throw ShellProblems(problems) }
        self.texts = texts
        self.shelf = shelf
        layout = Layout(shelf, texts)
    }

    /// Makes the templates ready that nobody has asked for yet.
    public func prepare() { shelf.prepare() }

    /// The names of all templates: `host/start`, `publications/list`.
    public var templates: Set<String> { shelf.names }

    /// The whole document of a page. A page whose template does not exist is drawn as an error of
    /// the server that names the template.
    public func render(_ page: ShellPage) -> String {
        let reader = Reader(page.frame, texts)
        let view = templates.contains(page.view.template) ? page.view : absent(page.view, reader)
        let root = ShownPage(model: view.model, reader: reader)
        let content = shelf.render(view.template, in: page.frame.language, root) ?? ""
        return layout.document(content, title: reader.text(view.title), in: page.frame)
    }

    private func absent(_ view: View, _ reader: Reader) -> View {
        HostViews(texts, reader.frame.language)
            .failure(status: 500, message: Message("host.error.template", ["name": view.template]))
    }
}
