/// An address of e-mail that a letter can go to, as a browser checks it (WHATWG HTML, valid e-mail
/// address): letters of ASCII, no blanks, nothing that could begin another line.
public struct MailAddress: Sendable, Hashable {
    public let text: String

    /// Nil where the text is no such address.
    public init?(_ text: String) {
        let part = /[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?/
        guard text.utf8.count <= 254,
            let found = text.wholeMatch(
                of: /[A-Za-z0-9.!#$%&'*+\/=?^_`{|}~-]{1,64}@([A-Za-z0-9.-]+)/),
            found.1.split(separator: ".", omittingEmptySubsequences: false)
                .allSatisfy({ $0.wholeMatch(of: part) != nil })
        else { return nil }
        self.text = text
    }

    /// What stands behind the sign: `example.kz`.
    public var domain: Substring {
        text[text.index(after: text.lastIndex(of: "@") ?? text.startIndex)...]
    }
}
