import Crypto
import Foundation
import PluginKit

/// Where the code of a plugin is.
enum PluginCode: Sendable {
    /// In the library of the bundle, to be opened.
    case library
    /// In this process already: tests link what they test.
    case linked(any Plugin.Type)
}

/// The library of a bundle: the plugin's own object files; every other symbol is the host's.
struct PluginLibrary {
    let file: URL

    init(of manifest: Manifest, in folder: URL) {
        file = folder.appendingPathComponent("lib\(manifest.library).so")
    }

    /// Opens the library for good and asks its one C function for the plugin's type.
    ///
    /// Must not be called before the fingerprint was found to match. Swift images are never closed.
    func pluginType(id: String) throws(SetAsideReason) -> any Plugin.Type {
        guard let handle = dlopen(file.path, RTLD_NOW | RTLD_GLOBAL | RTLD_NODELETE) else {
            throw .library(Self.lastError)
        }
        guard let symbol = dlsym(handle, "arna_plugin_\(id)") else {
            throw .library("\(file.lastPathComponent) has no function arna_plugin_\(id)")
        }
        // The function was declared with @_cdecl and this signature: it is part of the contract.
        typealias Entry = @convention(c) () -> UnsafeMutableRawPointer
        return EntryPoint.taken(from: unsafeBitCast(symbol, to: Entry.self)()).plugin
    }

    private static var lastError: String {
        dlerror().map { String(cString: $0) } ?? "it cannot be opened"
    }
}

extension FoundPlugin {
    /// The plugin's type; opens its library where it has one.
    func pluginType() throws(SetAsideReason) -> any Plugin.Type {
        switch code {
        case .linked(let type): type
        case .library: try PluginLibrary(of: manifest, in: folder).pluginType(id: manifest.id)
        }
    }

    /// What changes whenever the code changes: the SHA-256 of the library and its fingerprint.
    var build: String {
        guard case .library = code else { return "linked" }
        var hash = SHA256()
        let library = PluginLibrary(of: manifest, in: folder).file
        for file in [library, folder.appendingPathComponent(Fingerprint.fileName)] {
            if let bytes = try? Data(contentsOf: file) { hash.update(data: bytes) }
        }
        return hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
            .joined()
    }
}
