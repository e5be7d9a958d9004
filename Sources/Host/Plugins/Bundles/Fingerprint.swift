import Foundation
import PluginKit

/// What a build says of itself, so that a library and a host of different builds never meet.
///
/// The build writes it as `fingerprint.json` into every bundle and among the host's own files. It is
/// compared before any code of the library runs: a mismatch would be memory corruption, not an error.
struct Fingerprint: Sendable, Hashable {
    /// What `swiftc --version` said.
    let compiler: String
    /// `debug` or `release`.
    let configuration: String
    /// SHA-256 over the sources of all modules that a plugin may import.
    let kit: String
    /// SHA-256 over the sources of what the plugin offers to others; empty where it offers nothing.
    let api: String
    /// The ``api`` of each plugin that it requires or uses, as it was when this one was built.
    let requires: [String: String]

    static let fileName = "fingerprint.json"

    /// The fingerprint in a folder; nil where there is none that can be read.
    init?(in folder: URL) {
        let file = folder.appendingPathComponent(Self.fileName)
        guard let bytes = try? Data(contentsOf: file) else { return nil }
        self.init([UInt8](bytes))
    }

    init?(_ bytes: [UInt8]) {
        guard let json = try? JSONParser.parse(bytes), let compiler = json["compiler"]?.string,
            let configuration = json["configuration"]?.string, let kit = json["kit"]?.string
        else { return nil }
        self.compiler = compiler
        self.configuration = configuration
        self.kit = kit
        api = json["api"]?.string ?? ""
        var requires: [String: String] = [:]
        if case .object(let members) = json["requires"] {
            for member in members { requires[member.name] = member.value.string }
        }
        self.requires = requires
    }

    /// In what this plugin differs from the host that wants to load it; empty where it fits.
    func differences(from host: Fingerprint) -> [String] {
        var differences: [String] = []
        if compiler != host.compiler {
            differences.append("compiler \"\(compiler)\", the host's is \"\(host.compiler)\"")
        }
        if configuration != host.configuration {
            differences.append(
                "configuration \(configuration), the host's is \(host.configuration)")
        }
        if kit != host.kit {
            differences.append(
                "sources of the kit \(kit.prefix(8))…, the host's are \(host.kit.prefix(8))…")
        }
        return differences
    }

    /// In what this plugin was built against another API of its providers than the present one.
    func differences(from providers: [String: Fingerprint]) -> [String] {
        providers.sorted { $0.key < $1.key }.compactMap { id, provider in
            let known = requires[id] ?? ""
            guard known != provider.api else { return nil }
            return
                "API of \(id) \(known.prefix(8))…, the installed one is \(provider.api.prefix(8))…"
        }
    }
}
