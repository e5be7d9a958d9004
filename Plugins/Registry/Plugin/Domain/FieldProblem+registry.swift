import KazakhstanFormats
import PluginKit

extension FieldProblem {
    /// A problem whose text is `registry.field.<code>`.
    static func registry(
        _ pointer: Pointer, _ code: String, _ arguments: [String: String] = [:]
    ) -> FieldProblem {
        FieldProblem(pointer, code, Message(TextKey("registry.field.\(code)"), arguments))
    }

    /// A period that ends before it begins.
    static func period(from: Day, to: Day?, at pointer: Pointer) -> [FieldProblem] {
        guard let to, to < from else { return [] }
        return [.registry(pointer, "endsBeforeItBegins")]
    }

    /// An address of the web must be a whole one, with http or https.
    static func site(_ text: String?, at pointer: Pointer) -> [FieldProblem] {
        guard let text, !text.isEmpty else { return [] }
        let isWhole = text.wholeMatch(of: /https?:\/\/[^\s\/<>"]+\.[^\s<>"]+/) != nil
        return isWhole ? [] : [.registry(pointer, "notASite")]
    }

    static func email(_ text: String?, at pointer: Pointer) -> [FieldProblem] {
        guard let text, !text.isEmpty else { return [] }
        return text.isMailAddress ? [] : [.registry(pointer, "notAnEmail")]
    }

    /// Five to fifteen digits, with the signs that people put between them.
    static func phone(_ text: String, at pointer: Pointer) -> [FieldProblem] {
        let signs = text.unicodeScalars.drop { $0 == "+" }
        let digits = signs.count { ("0"..."9").contains($0) }
        let isOne =
            (5...15).contains(digits) && text.unicodeScalars.count - signs.count <= 1
            && signs.allSatisfy { ("0"..."9").contains($0) || " ()-–.".unicodeScalars.contains($0) }
        return isOne ? [] : [.registry(pointer, "notAPhone")]
    }
}

extension String {
    /// Whether it has the form of one: something, @, something with a stop in it. Files have one in every row, so
    /// it is not looked for by a pattern.
    fileprivate var isMailAddress: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let stop = parts[1].lastIndex(of: "."),
            stop > parts[1].startIndex, parts[1].index(after: stop) < parts[1].endIndex
        else { return false }
        return !unicodeScalars.contains {
            $0.properties.isWhitespace || "<>\",;".unicodeScalars.contains($0)
        }
    }
}

extension String? {
    /// Nothing, or nothing to read.
    var isBlank: Bool { self?.allSatisfy(\.isWhitespace) ?? true }

    /// The text, where there is something to read.
    var unlessBlank: String? { isBlank ? nil : self }
}

extension LocalizedText? {
    /// The text, where it says something in some language.
    var unlessEmpty: LocalizedText? { self?.isEmpty ?? true ? nil : self }
}
