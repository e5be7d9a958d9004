import Foundation
public import KazakhstanFormats
public import PluginKit

/// All texts of the host and its plugins in three languages.
public struct LocaleTexts: Texts {
    private let kk: [String: LocaleText]
    private let ru: [String: LocaleText]
    private let en: [String: LocaleText]

    /// Reads the folder `Locales` of every owner, with all that is wrong in them.
    static func read(
        _ owners: [(id: String, folder: URL)]
    ) -> (texts: LocaleTexts, problems: [ShellProblem]) {
        var texts: [Language: [String: LocaleText]] = [:]
        var problems: [ShellProblem] = []
        for owner in owners {
            let present = Language.allCases.filter { LocaleFile.exists($0, in: owner.folder) }
            guard !present.isEmpty else { continue }
            for language in Language.allCases where !present.contains(language) {
                problems.append(
                    ShellProblem(
                        owner.id, "Locales/\(language.rawValue).yaml", "the file is missing"))
            }
            let files = present.map { LocaleFile(of: owner.id, in: owner.folder, $0) }
            for file in files {
                texts[file.language, default: [:]].merge(file.texts) { first, _ in first }
            }
            let unreadable = files.flatMap(\.problems)
            problems += unreadable.isEmpty ? LocaleAgreement(files: files).problems : unreadable
        }
        return (LocaleTexts(texts), problems)
    }

    private init(_ texts: [Language: [String: LocaleText]]) {
        kk = texts[.kk] ?? [:]
        ru = texts[.ru] ?? [:]
        en = texts[.en] ?? [:]
    }

    public func text(_ message: Message, in language: Language) -> String {
        guard let text = self[language][message.key.name] else { return message.key.name }
        return text.text(message.arguments, in: language)
    }

    /// The names of all texts, in their order.
    public var keys: [TextKey] { kk.keys.sorted().map { TextKey($0) } }

    public func contains(_ key: TextKey) -> Bool { kk[key.name] != nil }

    /// What a text asks for; nil where there is none of this name.
    func arguments(of key: TextKey) -> Set<String>? { kk[key.name]?.arguments }

    private subscript(language: Language) -> [String: LocaleText] {
        switch language {
        case .kk: kk
        case .ru: ru
        case .en: en
        }
    }
}
