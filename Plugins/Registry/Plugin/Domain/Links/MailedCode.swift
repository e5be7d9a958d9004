import PluginKit

/// Six digits that a letter takes to an address: whoever gives them back reads there.
///
/// They are of use only to who has the secret of the page into which they are typed, for a day and a few tries.
struct MailedCode: Sendable {
    let text: String

    static func new() -> MailedCode {
        var source = SystemRandomNumberGenerator()
        return MailedCode(
            text: (0..<6).map { _ in String(Int.random(in: 0...9, using: &source)) }.joined())
    }

    private init(text: String) { self.text = text }

    /// The code that somebody typed, with blanks or without; nil where it cannot be one.
    init?(typed: String) {
        let signs = typed.filter { !$0.isWhitespace }
        guard signs.wholeMatch(of: /[0-9]{6}/) != nil else { return nil }
        self.init(text: signs)
    }

    /// For how many hours it can be given back.
    static let hours = 24
    /// How many wrong ones may be tried.
    static let attempts = 5
}
