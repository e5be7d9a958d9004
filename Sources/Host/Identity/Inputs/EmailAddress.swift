import Foundation
import PluginKit

/// The spelling of e-mail addresses, by which accounts are known.
enum EmailAddress {
    /// The address as accounts have it: without spaces around it, in small letters.
    static func folded(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    }

    /// What is wrong with an address that is to be an account's; nil where nothing is.
    ///
    /// Letters of ASCII, as browsers check it (WHATWG HTML, valid e-mail address).
    static func problem(with text: String, at pointer: Pointer) -> FieldProblem? {
        let folded = folded(text)
        let part = /[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?/
        let isAddress =
            folded.utf8.count <= 254
            && folded.wholeMatch(of: /[a-z0-9.!#$%&'*+\/=?^_`{|}~-]{1,64}@([a-z0-9.-]+)/).map {
                $0.1.split(separator: ".", omittingEmptySubsequences: false)
                    .allSatisfy { $0.wholeMatch(of: part) != nil }
            } ?? false
        return isAddress
            ? nil : FieldProblem(pointer, "email", Message("host.account.notAnEmail"))
    }
}
