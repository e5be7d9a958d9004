package import Foundation
import KazakhstanFormats

extension Manifest {
    /// Every key that a manifest may have.
    static let keys = [
        "id", "name.kk", "name.ru", "name.en", "version", "library", "requires", "uses",
        "description",
    ]

    /// Reads the `plugin.yaml` of a folder.
    package init(in folder: URL) throws(ManifestRefused) {
        let name = "\(folder.lastPathComponent)/\(Self.fileName)"
        let file = folder.appendingPathComponent(Self.fileName)
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw ManifestRefused(problems: [WrittenProblem(name, "cannot be read as UTF-8")])
        }
        try self.init(text, name: name)
    }

    /// Reads a manifest; all that is wrong with it is told at once.
    /// - Parameter name: What messages call the file.
    init(_ text: String, name: String) throws(ManifestRefused) {
        let document: YAMLDocument
        do { document = try YAMLDocument(text, name: name) } catch {
            throw ManifestRefused(problems: [error.problem])
        }
        var reader = ManifestReader(document: document)
        let manifest = reader.manifest()
        guard reader.problems.isEmpty else { throw ManifestRefused(problems: reader.problems) }
        self = manifest
    }
}

/// Takes a manifest apart and gathers what is wrong with it.
private struct ManifestReader {
    let document: YAMLDocument
    var problems: [WrittenProblem] = []

    mutating func manifest() -> Manifest {
        for leaf in document.leaves where !Manifest.keys.contains(leaf.path) {
            problems.append(
                WrittenProblem(document.place(of: leaf), unknown: leaf.path, among: Manifest.keys))
        }
        let id = id()
        let (name, version, library) = (name(), version(), library())
        let requires = others("requires", besides: id)
        let uses = others("uses", besides: id)
        for other in uses where requires.contains(other) {
            object("uses", "must not name \(other), which is required")
        }
        return Manifest(
            id: id, name: name, version: version, library: library, requires: requires, uses: uses,
            description: text("description"))
    }

    private mutating func id() -> String {
        let id = text("id")
        guard !id.isEmpty else { return id }
        if id.wholeMatch(of: Self.word) == nil {
            object("id", "must be lower-case letters and digits, a letter first")
        } else if ReservedWords.contains(id) {
            object("id", "must be another word: \(id) is taken by the host or the database")
        }
        return id
    }

    private mutating func name() -> LocalizedText {
        LocalizedText(kk: text("name.kk"), ru: text("name.ru"), en: text("name.en"))
    }

    private mutating func version() -> Version {
        let text = text("version")
        guard text.isEmpty || Version(text) != nil else {
            object("version", "must be a version such as 1.4.0")
            return .none
        }
        return Version(text) ?? .none
    }

    private mutating func library() -> String {
        let library = text("library")
        if !library.isEmpty, library.wholeMatch(of: /[A-Z][A-Za-z0-9]*/) == nil {
            object("library", "must be the name of a module, such as Halls")
        }
        return library
    }

    /// The ids of other plugins under a key that may be absent.
    private mutating func others(_ key: String, besides id: String) -> [String] {
        guard let leaf = document[key], leaf.value != .empty else { return [] }
        guard case .list(let ids) = leaf.value else {
            object(key, "must be a list of plugin ids")
            return []
        }
        for other in ids where other.wholeMatch(of: Self.word) == nil {
            object(key, "must hold plugin ids only")
        }
        if ids.contains(id) { object(key, "must not name the plugin itself") }
        return ids.sorted()
    }

    /// One line of text that must be there.
    private mutating func text(_ path: String) -> String {
        if case .text(let text) = document[path]?.value, !text.isEmpty { return text }
        object(path, document[path] == nil ? "is missing" : "must be a text")
        return ""
    }

    private mutating func object(_ path: String, _ objection: String) {
        problems.append(WrittenProblem(document.place(of: path), "\(path) \(objection)"))
    }

    private static var word: Regex<Substring> { /[a-z][a-z0-9]*/ }
}
