import Foundation
import KazakhstanFormats
import Yams

/// The texts of one owner in one language: `Locales/kk.yaml`, its nested keys joined by dots.
struct LocaleFile {
    let owner: String
    let language: Language
    private(set) var texts: [String: LocaleText] = [:]
    private(set) var lines: [String: Int] = [:]
    private(set) var problems: [ShellProblem] = []

    var name: String { "Locales/\(language.rawValue).yaml" }

    /// Reads the file below the owner's folder. Broken YAML is a problem, no exception.
    init(of owner: String, in folder: URL, _ language: Language) {
        self.owner = owner
        self.language = language
        do {
            let yaml = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            guard let root = try Yams.compose(yaml: yaml) else { return }
            read(root, below: owner)
        } catch let error as YamlError {
            problems.append(ShellProblem(owner, name, "\(error)"))
        } catch {
            problems.append(ShellProblem(owner, name, "cannot be read as UTF-8 text"))
        }
    }

    static func exists(_ language: Language, in folder: URL) -> Bool {
        FileManager.default.fileExists(
            atPath: folder.appending(path: "Locales/\(language.rawValue).yaml").path)
    }

    private mutating func read(_ node: Node, below key: String) {
        switch node {
        case .scalar(let scalar):
            if scalar.string.isEmpty { tell(node, "\(key) is empty") }
            texts[key] = .phrase(Phrase(scalar.string))
            lines[key] = node.mark?.line
        case .mapping(let mapping):
            if let forms = Self.forms(mapping, named: key) {
                texts[key] = .forms(forms)
                lines[key] = node.mark?.line
                return
            }
            for (name, value) in mapping {
                guard let name = name.scalar?.string, !name.isEmpty else {
                    tell(node, "below \(key) a key is no text")
                    continue
                }
                read(value, below: "\(key).\(name)")
            }
        case .sequence, .alias:
            tell(node, "\(key) is neither a text nor a group of texts")
        }
    }

    /// A mapping is a text with plural forms where all its keys are names of forms, and it is called
    /// `count` or one of the forms tells the count.
    private static func forms(_ mapping: Node.Mapping, named key: String) -> [PluralForm: Phrase]? {
        var forms: [PluralForm: Phrase] = [:]
        for (name, value) in mapping {
            guard let form = name.scalar.flatMap({ PluralForm(rawValue: $0.string) }),
                let text = value.scalar?.string
            else { return nil }
            forms[form] = Phrase(text)
        }
        let tells =
            key.hasSuffix(".count") || forms.values.contains { $0.arguments.contains("count") }
        return tells && !forms.isEmpty ? forms : nil
    }

    private mutating func tell(_ node: Node, _ what: String) {
        problems.append(ShellProblem(owner, name, line: node.mark?.line, what))
    }
}
