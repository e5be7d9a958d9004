import Foundation

/// What lies in the folders that may hold plugins.
struct PluginFolders {
    private(set) var found: [FoundPlugin] = []
    private(set) var setAside: [SetAside] = []

    /// Looks for bundles: folders with a `plugin.yaml`, in the order of folders and of names.
    init(_ folders: [URL], off: [String] = []) {
        let bundles = folders.flatMap { folder in
            (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted()
                .map { folder.appendingPathComponent($0, isDirectory: true) } ?? []
        }
        for bundle in bundles {
            let manifest = bundle.appendingPathComponent(Manifest.fileName).path
            guard FileManager.default.fileExists(atPath: manifest) else { continue }
            take(bundle, .library, off: off)
        }
    }

    /// Plugins that are linked into the process.
    init(linked plugins: [(code: PluginCode, folder: URL)], off: [String] = []) {
        for plugin in plugins { take(plugin.folder, plugin.code, off: off) }
    }

    /// The ids of all that is installed, in whatever state.
    var ids: [String] { found.map(\.manifest.id) + setAside.map(\.id) }

    private mutating func take(_ folder: URL, _ code: PluginCode, off: [String]) {
        do {
            let plugin = FoundPlugin(manifest: try Manifest(in: folder), folder: folder, code: code)
            if let reason = objection(to: plugin, off: off) {
                setAside.append(SetAside(plugin.manifest, before: .found, reason))
            } else {
                found.append(plugin)
            }
        } catch {
            setAside.append(
                SetAside(
                    id: folder.lastPathComponent, version: "", stage: .found,
                    reason: .manifest(error.problems)))
        }
    }

    private func objection(to plugin: FoundPlugin, off: [String]) -> SetAsideReason? {
        let id = plugin.manifest.id
        if off.contains(id) { return .off }
        if let other = found.first(where: { $0.manifest.id == id }) {
            return .installedTwice(other.folder.path)
        }
        guard case .library = plugin.code, plugin.folder.lastPathComponent != id else { return nil }
        return .manifest([
            WrittenProblem(
                "\(plugin.folder.lastPathComponent)/\(Manifest.fileName)",
                "a bundle lies in a folder that bears the plugin's id, \(id)")
        ])
    }
}
