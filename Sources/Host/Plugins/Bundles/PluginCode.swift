import Crypto
import Foundation
import PluginKit
import Synchronization

/// Where the code of a plugin is.
enum PluginCode: Sendable {
    /// In the library of the bundle, to be opened.
    case library
    /// In this process already: tests link what they test.
    case linked(any Plugin.Type)
}

/// The library of a bundle: the plugin's own object files; every other symbol is the host's, or a
/// provider's.
struct PluginLibrary {
    let file: URL
    private let folder: URL
    private let manifest: Manifest

    init(of manifest: Manifest, in folder: URL) {
        self.manifest = manifest
        self.folder = folder
        file = folder.appendingPathComponent("lib\(manifest.library).so")
    }

    /// Opens the library for good and asks its one C function for the plugin's type.
    ///
    /// Must not be called before the fingerprint was found to match. Swift images are never closed.
    func pluginType() throws(SetAsideReason) -> any Plugin.Type {
        for id in manifest.uses { try openInterface(of: id) }
        let handle = try Self.open(file)
        let entry = Self.entry(of: manifest.id)
        guard let symbol = dlsym(handle, entry) else {
            throw .library("\(file.lastPathComponent) has no function \(entry)")
        }
        // The function was declared with @_cdecl and this signature: it is part of the contract.
        typealias Entry = @convention(c) () -> UnsafeMutableRawPointer
        return EntryPoint.taken(from: unsafeBitCast(symbol, to: Entry.self)()).plugin
    }

    /// Opens the API of a plugin that this one uses and that is not there: its types must exist, were it
    /// only to find that nobody offers them. The bundle brings them along.
    private func openInterface(of id: String) throws(SetAsideReason) {
        let interface = interface(of: id)
        guard FileManager.default.fileExists(atPath: interface.path),
            dlsym(nil, Self.entry(of: id)) == nil
        else { return }
        let api = Fingerprint(in: folder)?.requires[id] ?? ""
        if let opened = Self.interfaces.withLock({ $0[id] }) {
            guard opened == api else {
                throw .anotherBuild([
                    "API of \(id) \(api.prefix(8))…, the one in use is \(opened.prefix(8))…"
                ])
            }
            return
        }
        _ = try Self.open(interface)
        Self.interfaces.withLock { $0[id] = api }
    }

    private func interface(of id: String) -> URL { folder.appendingPathComponent("uses/\(id).so") }

    /// Every file that may be opened as code.
    var files: [URL] { [file] + manifest.uses.map(interface) }

    /// The plugins whose API alone was opened, with its hash: no type of it must come twice.
    private static let interfaces = Mutex<[String: String]>([:])

    private static func entry(of id: String) -> String { "arna_plugin_\(id)" }

    private static func open(_ file: URL) throws(SetAsideReason) -> UnsafeMutableRawPointer {
        guard let handle = dlopen(file.path, RTLD_NOW | RTLD_GLOBAL | RTLD_NODELETE) else {
            throw .library(dlerror().map { String(cString: $0) } ?? "it cannot be opened")
        }
        return handle
    }
}

extension FoundPlugin {
    /// The plugin's type; opens its library where it has one.
    func pluginType() throws(SetAsideReason) -> any Plugin.Type {
        switch code {
        case .linked(let type): type
        case .library: try PluginLibrary(of: manifest, in: folder).pluginType()
        }
    }

    /// What changes whenever the code changes: the SHA-256 of its libraries and its fingerprint.
    var build: String {
        guard case .library = code else { return "linked" }
        var hash = SHA256()
        let library = PluginLibrary(of: manifest, in: folder)
        for file in library.files + [folder.appendingPathComponent(Fingerprint.fileName)] {
            if let bytes = try? Data(contentsOf: file) { hash.update(data: bytes) }
        }
        return hash.finalize().hex
    }
}
