public import Foundation
public import KazakhstanFormats

/// A kind of letter that a plugin sends by e-mail, and the texts of which it is made.
///
/// ```swift
/// extension LetterKind {
///     static let reminder = LetterKind(
///         "publications.reminder", title: "publications.reminder.title",
///         subject: "publications.reminder.subject",
///         paragraphs: ["publications.reminder.greeting", "publications.reminder.link"],
///         page: "reminders/{token}")
/// }
/// ```
public struct LetterKind: Sendable, Hashable {
    /// The plugin's id, a dot, and what the letter is for. Under it the host counts letters, so it stays.
    public let name: String
    /// What such letters are called, for those who run the system.
    public let title: TextKey
    /// Long values, such as titles, are shortened in it where it would be too long; the body says them whole.
    public let subject: TextKey
    /// The body, part by part; an empty line stands between two of them.
    public let paragraphs: [TextKey]
    /// The page that the letter leads to, relative to the plugin; its whole address takes the place of
    /// `{link}`. No other page need lead there.
    public let page: String?

    /// - Precondition: The letter says something.
    public init(
        _ name: String, title: TextKey, subject: TextKey, paragraphs: [TextKey],
        page: String? = nil
    ) {
        precondition(!paragraphs.isEmpty, "the letter \(name) says nothing")
        self.name = name
        self.title = title
        self.subject = subject
        self.paragraphs = paragraphs
        self.page = page
    }
}

/// A letter to one person, to be sent with ``Change/send(_:)``.
public struct Letter: Sendable {
    public let kind: LetterKind
    public let address: MailAddress
    /// In which language; nil where nobody knows which the person reads: then in Kazakh, and in Russian
    /// below.
    public let language: Language?
    /// What takes the place of the parameters of ``LetterKind/page``.
    public let path: [String: String]
    /// After it the letter is of no use: it goes no more, and its content is erased.
    public let until: Date
    /// Whether it is about a record of the demonstration. Such a letter never leaves the machine. Source:
    /// PLT-14.
    public let isDemonstration: Bool
    /// What is put into the texts of a language. A value with a line break in it is refused.
    public let words: @Sendable (Language) -> [String: String]

    public init(
        _ kind: LetterKind, to address: MailAddress, in language: Language?,
        path: [String: String] = [:],
        until: Date, isDemonstration: Bool,
        words: @escaping @Sendable (Language) -> [String: String]
    ) {
        self.kind = kind
        self.address = address
        self.language = language
        self.path = path
        self.until = until
        self.isDemonstration = isDemonstration
        self.words = words
    }
}
