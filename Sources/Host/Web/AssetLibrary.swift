import Foundation

/// The files of the `Assets` folders of the host and its plugins, by the path they are served at.
struct AssetLibrary: Sendable {
    let files: [String: [UInt8]]
    private let bases: [String: String]
    private let styles: [String: [String]]

    init(_ folders: [(owner: String, folder: URL)]) throws {
        var files: [String: [UInt8]] = [:]
        var bases: [String: String] = [:]
        var styles: [String: [String]] = [:]
        for (owner, folder) in folders {
            let found = try Self.files(below: folder)
            let base = "/assets/\(owner)/\(Self.hash(of: found))"
            bases[owner] = base
            for (path, bytes) in found { files["\(base)/\(path)"] = bytes }
            styles[owner] = found.map(\.0).filter { $0.hasSuffix(".css") }.map { "\(base)/\($0)" }
        }
        self.files = files
        self.styles = styles
        self.bases = bases
    }

    /// Where the files of an owner lie: `/assets/host/3f9a…`.
    func base(of owner: String) -> String { bases[owner] ?? "/assets/\(owner)/none" }

    /// The style sheets of an owner, to be linked by its pages.
    func styles(of owner: String) -> [String] { styles[owner] ?? [] }

    private static func files(below folder: URL) throws -> [(String, [UInt8])] {
        let names = FileManager.default.enumerator(atPath: folder.path) ?? .init()
        return try names.compactMap { $0 as? String }.sorted().compactMap { name in
            var isFolder: ObjCBool = false
            let path = folder.appendingPathComponent(name)
            guard FileManager.default.fileExists(atPath: path.path, isDirectory: &isFolder),
                !isFolder.boolValue
            else { return nil }
            return (name, [UInt8](try Data(contentsOf: path)))
        }
    }

    private static func hash(of files: [(String, [UInt8])]) -> String {
        // FNV-1a: it tells releases apart; nobody is kept out by it.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for (name, bytes) in files {
            for byte in Array(name.utf8) + bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        }
        return String(hash, radix: 36)
    }
}
