import Foundation

/// The revision of a record as an entity tag: `"7"`.
enum ETag {
    static func text(_ revision: Int) -> String { "\"\(revision)\"" }

    /// Whether a list of tags, or `*`, has this one; compared weakly, as for reading.
    static func list(_ header: String, names tag: String) -> Bool {
        header.split(separator: ",").contains { part in
            let text = part.trimmingCharacters(in: .whitespaces)
            return text == "*" || text == tag || text == "W/\(tag)"
        }
    }

    /// The revision that a tag names; a tag that is none of ours names one that no record has.
    static func revision(_ header: String) -> Int {
        let text = header.hasPrefix("W/") ? header.dropFirst(2) : header[...]
        return Int(text.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))) ?? -1
    }
}
