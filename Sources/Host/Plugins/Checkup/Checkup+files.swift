import Foundation

extension Checkup {
    /// The host's own folder is whole.
    mutating func examineHostFiles() {
        guard let share else {
            return note(
                .stops, "host files", "templates, texts and migrations of the host are not found",
                remedy: "run scripts/build, or name their folder in ARNA_SHARE")
        }
        for part in ["Templates", "Locales", "Migrations", "Assets"] {
            let path = share.appendingPathComponent(part).path
            guard !FileManager.default.isReadableFile(atPath: path) else { continue }
            note(.stops, "host files", "\(path) cannot be read", remedy: "run scripts/build again")
        }
        if case .folders = source, Fingerprint(in: share) == nil {
            note(
                .degrades, "host files", "fingerprint.json is missing: no plugin will be loaded",
                remedy: "run scripts/build again")
        }
    }

    /// The embedded database can be written where it lies.
    mutating func examineDataFolder() {
        guard settings.databaseURL.isEmpty else { return }
        let folder = settings.dataFolder
        let files = FileManager.default
        let present =
            files.fileExists(atPath: folder.path) ? folder : folder.deletingLastPathComponent()
        if !files.isWritableFile(atPath: present.path) {
            note(
                .stops, "data folder", "\(present.path) cannot be written by this user",
                remedy:
                    "give the folder to the user that runs the host, or name another in ARNA_DATA")
        }
    }

    /// The antivirus that is asked for is there.
    mutating func examineScanner() {
        guard let program = settings.scanCommand.first else { return }
        let places = SystemProgram(name: program).places
        guard !places.contains(where: FileManager.default.isExecutableFile) else { return }
        note(
            .degrades, "files.scanCommand", "there is no program \(program): no file will be taken",
            remedy: "install it, or name another in files.scanCommand")
    }

    /// Only its owner may change what the host loads as code.
    mutating func examineLibrary(of plugin: FoundPlugin) {
        guard case .library = plugin.code else { return }
        for library in PluginLibrary(of: plugin.manifest, in: plugin.folder).files {
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: library.path),
                let mode = attributes[.posixPermissions] as? Int, mode & 0o002 != 0
            else { continue }
            note(
                .degrades, "plugin \(plugin.manifest.id)", "anybody may write \(library.path)",
                remedy: "chmod o-w \(library.path)")
        }
    }

    /// Nobody else listens where the host would.
    mutating func examinePort() {
        guard let reason = PortProbe.objection(to: settings.port, at: settings.host) else { return }
        note(
            .stops, "port", "\(settings.host):\(settings.port): \(reason)",
            remedy: "stop what listens there, or choose another port: ARNA_PORT")
    }
}
