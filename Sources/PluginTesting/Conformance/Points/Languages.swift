import Foundation
import Host
import KazakhstanFormats
import PluginKit

/// Looks through the texts of the plugin: whether each that is named is there, each that is there is
/// named, and none stands in the file of another language.
struct Languages {
    private let subject: Subject

    init(_ subject: Subject) { self.subject = subject }

    var findings: [Finding] {
        let shell: Shell
        do {
            shell = try Shell(
                hostFolder: Workplace.hostFolder,
                plugins: [(id: subject.id, folder: subject.unit.folder)])
        } catch {
            return error.all.map {
                let line = $0.line.map { ":\($0)" } ?? ""
                return subject.finding(
                    "\($0.file)\(line)", $0.what, "say it in all three languages")
            }
        }
        let named = NamedTexts(subject.contributions)
        return missing(named, in: shell.texts) + idle(named, in: shell.texts)
            + otherwise(in: shell.texts)
            + own(shell.texts).flatMap { foreign($0, in: shell.texts) }
    }

    private func own(_ texts: LocaleTexts) -> [TextKey] {
        texts.keys.filter { $0.name.hasPrefix("\(subject.id).") }
    }

    /// What an endpoint is for is said in English twice: where it is declared, and among the texts.
    private func otherwise(in texts: LocaleTexts) -> [Finding] {
        OperationTexts.ofEndpoints(subject.contributions, of: subject.id)
            .filter { texts.contains($0.key) }
            .filter { texts.text(Message($0.key), in: .en) != $0.summary }
            .map { key, summary in
                subject.finding(
                    "Locales/en.yaml", "\(key) is not what the endpoint says: \(summary)",
                    "say the same in both, and in Kazakh and Russian what it means")
            }
    }

    private func missing(_ named: NamedTexts, in texts: LocaleTexts) -> [Finding] {
        named.all.filter { !texts.contains($0.key) }.map {
            subject.finding(
                $0.place, "is called \($0.key), which no language says",
                "say it in Locales/kk.yaml, ru.yaml and en.yaml")
        }
    }
}

extension Languages {
    /// Texts that neither a contribution names nor a source or template.
    private func idle(_ named: NamedTexts, in texts: LocaleTexts) -> [Finding] {
        let written = subject.sources + subject.files(in: "Templates", ending: ".mustache")
        let mentions = Mentions(in: written.compactMap { subject.text(of: $0) })
        let operations = OperationTexts.ofEndpoints(subject.contributions, of: subject.id)
        let known = Set(named.all.map(\.key.name) + operations.map(\.key.name))
        return own(texts).map(\.name).filter { key in
            let deed = key.replacing(".audit.did.", with: ".")
            return ![key, deed].contains { known.contains($0) || mentions.name($0) }
        }.map { key in
            subject.finding("Locales", "say \(key), which nothing names", "take it out")
        }
    }

    /// A text that looks as though it were left in another language.
    private func foreign(_ key: TextKey, in texts: LocaleTexts) -> [Finding] {
        func said(_ language: Language) -> String { texts.text(Message(key), in: language) }
        var odd: [(Language, String)] = []
        if said(.en).contains(where: \.isCyrillic) { odd.append((.en, "has Cyrillic letters")) }
        for language in [Language.kk, .ru] where said(language) == said(.en) {
            if said(language).replacing(/\{\w+\}/, with: "").contains(/[a-z]{4,}/) {
                odd.append((language, "is the English text"))
            }
        }
        if said(.kk) == said(.ru), said(.kk).split(separator: " ").count > 3,
            LocalizedText(kk: said(.kk), ru: said(.ru)).isSuspiciouslySame
        {
            odd.append((.kk, "is the Russian text"))
        }
        return odd.map { language, what in
            subject.finding("Locales/\(language.rawValue).yaml", "\(key) \(what)", "translate it")
        }
    }
}

extension Character {
    var isCyrillic: Bool { unicodeScalars.contains { (0x400...0x52F).contains($0.value) } }
}

/// The names of texts in sources and templates.
private struct Mentions {
    /// Written in full: `halls.list.title`, in a template `t.halls.list.title`.
    private var words: Set<String> = []
    /// Begin as a literal does, which others complete, and end as it does:
    /// `"halls.hall"` for the labels of fields, `"halls.\(act).title"`.
    private var frames: Set<[String]> = []

    init(in texts: [String]) {
        for text in texts {
            for word in text.matches(of: /[a-z][a-z0-9]*(?:\.[A-Za-z0-9-]+)+/) {
                words.insert(String(word.0.trimmingPrefix("t.")))
            }
            let literal =
                /"([a-z][a-z0-9]*\.[A-Za-z0-9.-]*)(?:"|\\\([^"]*\)([A-Za-z0-9.-]*)")/
            for found in text.matches(of: literal) {
                frames.insert(
                    found.2.map { [String(found.1), String($0)] } ?? ["\(found.1).", ""])
            }
        }
    }

    func name(_ key: String) -> Bool {
        words.contains(key) || frames.contains { key.hasPrefix($0[0]) && key.hasSuffix($0[1]) }
    }
}

/// The texts that contributions name, and where.
private struct NamedTexts {
    private(set) var all: [(place: String, key: TextKey)] = []

    init(_ declared: Contributions) {
        add(declared.permissions.map { ("permission \($0.id)", $0.label) })
        add(declared.apiChanges.map { ("change of the API on \($0.day)", $0.text) })
        add(declared.navigation.map { ("the menu's \($0.path)", $0.title) })
        add(declared.cards.map { ("the card \($0.path)", $0.title) })
        add(declared.files.map { ("kind of file \($0.id)", $0.title) })
        add(declared.feeds.map { ("feed \($0.path)", $0.title) })
        add(declared.jobs.map { ("job \($0.name)", $0.title) })
        add(declared.exports.map { ("export \($0.name)", $0.title) })
        for kind in declared.imports {
            add([("import \(kind.name)", kind.title)])
            if case .fields(let fields) = kind.columns { add(fields, "import \(kind.name)") }
        }
        for page in declared.pages {
            if case .form(let form) = page.kind { add(form.fields, "page \(page.path)") }
        }
    }

    private mutating func add(_ texts: [(String, TextKey)]) {
        all += texts.map { (place: $0.0, key: $0.1) }
    }

    /// What people read of fields: labels, hints and the words of choices.
    private mutating func add(_ fields: [FieldDescription], _ place: String) {
        for field in fields where field.options.control != .hidden {
            let place = "\(place), field \(field.name),"
            add([(place, field.label)])
            if let hint = field.options.hint { add([(place, hint)]) }
            add(choices(of: field.shape).map { (place, $0) })
        }
    }

    private func choices(of shape: Shape) -> [TextKey] {
        switch shape {
        case .choice(let words, let texts): words.map { TextKey("\(texts).\($0)") }
        case .list(let inner), .optional(let inner): choices(of: inner)
        default: []
        }
    }
}
