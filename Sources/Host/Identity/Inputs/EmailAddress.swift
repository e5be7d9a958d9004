import Foundation
import PluginKit

/// The spelling of e-mail addresses, by which accounts are known.
enum EmailAddress {
    /// The address as accounts have it: without spaces around it, in small letters.
    static func folded(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    }

    /// What is wrong with an address that is to be an account's; nil where nothing is.
    static func problem(with text: String, at pointer: Pointer) -> FieldProblem? {
        MailAddress(folded(text)) == nil
            ? FieldProblem(pointer, "email", Message("host.account.notAnEmail")) : nil
    }
}
