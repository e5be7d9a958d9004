/// Finds out, before a line of it runs, whether a plugin may be opened.
struct Verification {
    /// The host's own fingerprint; nil where it is missing.
    let host: Fingerprint?
    /// The fingerprints of all plugins that were found.
    let providers: [String: Fingerprint]
    let crashGuard: CrashGuard

    init(host: Fingerprint?, plugins: [FoundPlugin], crashGuard: CrashGuard) {
        self.host = host
        self.crashGuard = crashGuard
        providers = plugins.reduce(into: [:]) { $0[$1.manifest.id] = Fingerprint(in: $1.folder) }
    }

    func verify(_ plugin: FoundPlugin) async throws -> VerifiedPlugin {
        try compareBuild(of: plugin)
        let deaths = try await crashGuard.deaths(of: plugin)
        let verified = VerifiedPlugin(found: plugin, deaths: deaths)
        guard deaths < CrashGuard.patience else {
            try await crashGuard.keep(verified)
            throw SetAsideReason.diedWhileBooting(times: deaths)
        }
        return verified
    }

    /// What is linked into the process is of its build.
    func compareBuild(of plugin: FoundPlugin) throws(SetAsideReason) {
        guard case .library = plugin.code else { return }
        guard let host else { throw .anotherBuild(["the host's own fingerprint.json is missing"]) }
        guard let own = Fingerprint(in: plugin.folder) else {
            throw .anotherBuild(["its fingerprint.json is missing"])
        }
        let required = providers.filter { plugin.manifest.requires.contains($0.key) }
        // One of another build will not be opened, so its API is not the one that is used.
        let used = providers.filter {
            plugin.manifest.uses.contains($0.key) && $0.value.differences(from: host).isEmpty
        }
        let differences =
            own.differences(from: host) + own.differences(from: required)
            + own.differences(from: used)
        guard differences.isEmpty else { throw .anotherBuild(differences) }
    }
}
