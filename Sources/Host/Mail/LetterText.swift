import Foundation
import KazakhstanFormats
import PluginKit

/// The words of a letter, made of its texts in one language, or in Kazakh with Russian below.
struct LetterText: Sendable {
    let languages: [Language]
    let subject: String
    let body: String

    /// What a whole letter fits into: its bytes lie in a pipe before the mail system's program begins.
    private static let longestSubject = 500
    private static let longestBody = 24_000
    /// So much of each value stands in a subject that would be longer; the body has it whole.
    private static let longestInSubject = 160

    /// Between two languages.
    private static let divider = "\n\n— — —\n\n"

    /// - Parameter site: Where people reach this installation.
    /// - Throws: ``LetterRefused``.
    init(_ letter: Letter, texts: any Texts, site: String?) throws(LetterRefused) {
        languages = letter.language.map { [$0] } ?? [.kk, .ru]
        var subjects: [String] = []
        var shortened: [String] = []
        var bodies: [String] = []
        for language in languages {
            let words = try Self.words(of: letter, in: language, site: site)
            let short = words.mapValues { $0.shortened(to: Self.longestInSubject) }
            subjects.append(texts.text(Message(letter.kind.subject, words), in: language))
            shortened.append(texts.text(Message(letter.kind.subject, short), in: language))
            bodies.append(
                letter.kind.paragraphs.map { texts.text(Message($0, words), in: language) }
                    .joined(separator: "\n\n"))
        }
        let whole = subjects.joined(separator: " / ")
        subject =
            whole.utf8.count <= Self.longestSubject ? whole : shortened.joined(separator: " / ")
        body = bodies.joined(separator: Self.divider)
        guard !Self.breaksLines(subject) else {
            throw .breaksLines(letter.kind.name, in: "subject")
        }
        guard subject.utf8.count <= Self.longestSubject, body.utf8.count <= Self.longestBody else {
            throw .tooLong(letter.kind.name)
        }
    }

    private static func words(
        of letter: Letter, in language: Language, site: String?
    ) throws(LetterRefused) -> [String: String] {
        var words = letter.words(language)
        // Dictionaries have no order of their own; the first in that of the alphabet is told.
        for (name, value) in words.sorted(by: { $0.key < $1.key }) where breaksLines(value) {
            throw .breaksLines(letter.kind.name, in: name)
        }
        if let page = letter.kind.page {
            guard let site else { throw .siteUnknown }
            let plugin = String(letter.kind.name.prefix { $0 != "." })
            let path = letter.path.reduce(page) { $0.replacing("{\($1.key)}", with: $1.value) }
            words["link"] = site + PagePath.of(path, of: plugin, in: language)
        }
        return words
    }

    /// Whether a text could begin another line, of the header or of what seems to be ours.
    private static func breaksLines(_ text: String) -> Bool {
        text.unicodeScalars.contains {
            $0.properties.generalCategory == .control || $0 == "\u{2028}" || $0 == "\u{2029}"
        }
    }
}

extension String {
    /// As much of it as so many bytes of UTF-8 hold, with an ellipsis where that is not all.
    fileprivate func shortened(to limit: Int) -> String {
        guard utf8.count > limit else { return self }
        var size = "…".utf8.count
        let kept = prefix { letter in
            size += letter.utf8.count
            return size <= limit
        }
        return kept.trimmingCharacters(in: .whitespaces) + "…"
    }
}

/// A letter that is not written.
enum LetterRefused: Refusal {
    case breaksLines(String, in: String)
    case tooLong(String)
    case siteUnknown

    var consequence: Consequence {
        switch self {
        case .breaksLines, .tooLong: .invalid
        case .siteUnknown: .unavailable
        }
    }

    var message: Message {
        switch self {
        case .breaksLines(let letter, let value):
            Message("host.mail.refusal.breaksLines", ["letter": letter, "value": value])
        case .tooLong(let letter): Message("host.mail.refusal.tooLong", ["letter": letter])
        case .siteUnknown: "host.mail.refusal.siteUnknown"
        }
    }
}
