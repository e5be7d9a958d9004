import Foundation
import PluginKit

/// A name that a file may be kept and given out under: no folder, nothing that cannot be seen.
struct FileName: Sendable, Hashable {
    let text: String

    /// Characters.
    static let longest = 200

    /// - Parameter sent: As the client called the file. Letters that a Mac takes apart are put together.
    init(_ sent: String) throws(FileRefused) {
        let name = sent.precomposedStringWithCanonicalMapping
            .trimmingCharacters(in: CharacterSet(charactersIn: " \t"))
        guard !name.isEmpty else { throw .nameless }
        guard !name.contains(where: { "/\\".contains($0) }), name != ".", name != ".." else {
            throw .nameWithFolders
        }
        guard !name.unicodeScalars.contains(where: \.isUnseen) else {
            throw .nameWithUnseenCharacters
        }
        guard name.unicodeScalars.count <= Self.longest else { throw .nameTooLong }
        text = name
    }

    /// What follows the last dot, in small letters; nil where there is none.
    var ending: String? {
        guard let dot = text.lastIndex(of: "."), dot > text.startIndex else { return nil }
        return text[text.index(after: dot)...].lowercased()
    }

    /// The name with an ending of the type, added where it has another one.
    func ending(as type: FileType) -> String {
        if let ending, type.extensions.contains(ending) { return text }
        return "\(text).\(type.extensions[0])"
    }
}

extension Unicode.Scalar {
    /// Controls, line ends, and what turns the direction of writing, by which a name pretends to end
    /// otherwise than it does.
    fileprivate var isUnseen: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
            .unassigned:
            true
        default: false
        }
    }
}

extension FileType {
    /// The type that a file claims to be of: by its media type, or by its name where that says nothing.
    /// - Parameter mediaType: As sent; browsers take it from the name, and call what they do not know
    ///   `application/octet-stream`.
    static func claimed(by name: FileName, _ mediaType: String?) -> FileType? {
        let byName = allCases.first { type in
            name.ending.map(type.extensions.contains) ?? false
        }
        let told = HeaderValue(mediaType ?? "").token
        let byMedia = allCases.first { $0.mediaType == told }
        // A table is a text too.
        return byMedia == .text && byName == .csv ? .csv : byMedia ?? byName
    }
}
