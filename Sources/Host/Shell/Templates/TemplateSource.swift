import Foundation
import KazakhstanFormats
import Mustache
import PluginKit

/// A template as its author wrote it.
struct TemplateSource: Sendable {
    let owner: String
    /// `publications/list`
    let name: String
    /// `Templates/list.mustache`
    let file: String
    private let text: String

    /// The templates in the folder `Templates` of an owner.
    static func read(
        of owner: String, in folder: URL
    ) -> (sources: [TemplateSource], problems: [ShellProblem]) {
        let templates = folder.appending(path: "Templates")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: templates.path)) ?? []
        var sources: [TemplateSource] = []
        var problems: [ShellProblem] = []
        for file in files.sorted() where file.hasSuffix(".mustache") {
            let path = "Templates/\(file)"
            guard let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
            else {
                problems.append(ShellProblem(owner, path, "cannot be read as UTF-8 text"))
                continue
            }
            let name = "\(owner)/\(file.dropLast(".mustache".count))"
            sources.append(TemplateSource(owner: owner, name: name, file: path, text: text))
        }
        return (sources, problems)
    }

    /// The template in one language, with whatever is the same on every page in its place: so rendering
    /// finds few and long pieces, and looks for few names.
    /// - Parameter leaves: Small templates by name, in the language, put where others ask for them.
    func compiled(
        for language: Language, _ texts: LocaleTexts, with leaves: [String: String],
        _ tags: TemplateTags
    ) throws -> MustacheTemplate {
        let whole = (leaves[name] ?? spoken(in: language, texts, tags)).replacing(tags.partial) {
            leaves[String($0.1)] ?? String($0.output.0)
        }
        return try MustacheTemplate(string: HTMLText.pragma + whole)
    }

    /// The text with its words, escaped, and the paths of its owner; in one line.
    func spoken(in language: Language, _ texts: LocaleTexts, _ tags: TemplateTags) -> String {
        text.replacing(tags.comment, with: "")
            .replacing(tags.mention) { found in
                HTMLText.escaped(texts.text(Message(TextKey(String(found.1))), in: language))
                    .replacing("{", with: "&#123;")
            }
            .replacing("{{hostBase}}", with: PagePath.of("", of: nil, in: language))
            .replacing(
                "{{base}}",
                // A template of the host may stand on a page of any plugin.
                with: owner == "host" ? "{{base}}" : PagePath.of("", of: owner, in: language)
            )
            .split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.isEmpty }
            .joined(separator: " ")
    }

    /// Whether it asks for no other template.
    func isLeaf(_ tags: TemplateTags) -> Bool { text.firstMatch(of: tags.partial) == nil }

    /// What is wrong with it: broken tags, texts that no locale has, partials that are none, values that
    /// would not be escaped.
    func problems(
        _ texts: LocaleTexts, templates: Set<String>, _ tags: TemplateTags
    ) -> [ShellProblem] {
        brokenTags
            + text.matches(of: tags.mention).compactMap { found in
                let key = TextKey(String(found.1))
                guard let arguments = texts.arguments(of: key) else {
                    return problem(found.range, "no locale has the text \(key)")
                }
                guard arguments.isEmpty else {
                    return problem(found.range, "\(key) needs arguments: the page must say it")
                }
                return nil
            }
            + text.matches(of: tags.unescaped).filter { _ in name != "host/text" }.map { found in
                problem(
                    found.range,
                    "a value is put in with two braces, so that it is escaped; no pragma may change that"
                )
            }
            + text.matches(of: tags.partial).compactMap { found in
                guard !templates.contains(String(found.1)) else { return nil }
                return problem(found.range, "there is no template \(found.1)")
            }
    }

    private var brokenTags: [ShellProblem] {
        do {
            _ = try MustacheTemplate(string: text)
            return []
        } catch let error as MustacheTemplate.ParserError {
            return [
                ShellProblem(owner, file, line: error.context.lineNumber, "\(error.error)")
            ]
        } catch {
            return [ShellProblem(owner, file, "\(error)")]
        }
    }

    private func problem(_ range: Range<String.Index>, _ what: String) -> ShellProblem {
        let line = text[..<range.lowerBound].count(where: \.isNewline) + 1
        return ShellProblem(owner, file, line: line, what)
    }
}

/// What is looked for in templates. Made once for all of them: to read a pattern takes longer than to find it.
struct TemplateTags {
    let partial = /\{\{>\s*([A-Za-z0-9\/_-]+)\s*\}\}/
    let mention = /\{\{\s*t\.([A-Za-z0-9._-]+)\s*\}\}/
    let comment = /\{\{!.*?\}\}/.dotMatchesNewlines()
    /// Puts values in as they are.
    let unescaped = /\{\{[{&=%]/
}
