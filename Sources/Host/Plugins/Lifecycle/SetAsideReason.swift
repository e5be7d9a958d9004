/// Why a plugin does not serve.
enum SetAsideReason: Error, Sendable {
    case manifest([WrittenProblem])
    case off
    case installedTwice(String)
    case cycle([String])
    case providerMissing(String)
    case providerSetAside(String, because: String)
    case anotherBuild([String])
    case diedWhileBooting(times: Int)
    case library(String)
    case migration(MigrationFailure)
    case settings([WrittenProblem])
    case collisions([Collision])
    case boot(String)
    case shell([ShellProblem])

    /// For programs.
    var code: String {
        switch self {
        case .manifest: "manifest"
        case .off: "off"
        case .installedTwice: "installedTwice"
        case .cycle: "cycle"
        case .providerMissing: "providerMissing"
        case .providerSetAside: "providerSetAside"
        case .anotherBuild: "anotherBuild"
        case .diedWhileBooting: "diedWhileBooting"
        case .library: "library"
        case .migration: "migration"
        case .settings: "settings"
        case .collisions: "collisions"
        case .boot: "boot"
        case .shell: "shell"
        }
    }

    /// For the operator of the system.
    var text: String {
        switch self {
        case .manifest(let problems), .settings(let problems):
            problems.map(\.description).joined(separator: "; ")
        case .off: "is switched off in plugins.off"
        case .installedTwice(let folder): "is installed a second time: \(folder) comes first"
        case .cycle(let ids): "needs itself: " + ids.joined(separator: " → ")
        case .providerMissing(let id): "requires \(id), which is not installed"
        case .providerSetAside(let id, let because):
            "requires \(id), which was set aside because it \(because)"
        case .anotherBuild(let differences):
            "is of another build: " + differences.joined(separator: "; ")
        case .diedWhileBooting(let times):
            "the process died \(times) times in a row while it booted"
        case .library(let text): "its library was refused: \(text)"
        case .migration(let failure): failure.description
        case .collisions(let collisions): collisions.map(\.description).joined(separator: "; ")
        case .boot(let text): "did not boot: \(text)"
        case .shell(let problems): problems.map(\.description).joined(separator: "; ")
        }
    }

    /// What the operator can do about it.
    func remedy(for id: String) -> String {
        switch self {
        case .manifest: "correct plugin.yaml, or install a bundle that is whole"
        case .off: "take \(id) out of plugins.off"
        case .installedTwice: "remove one of the two"
        case .cycle, .collisions, .library, .boot, .shell: "tell the plugin's makers"
        case .providerMissing(let provider): "install \(provider), or remove \(id)"
        case .providerSetAside(let provider, _): "see \(provider)"
        case .anotherBuild: "build host and plugins together: scripts/build"
        case .diedWhileBooting: "install another version, or: arna plugins retry \(id)"
        case .migration: "mend what the message names, then start again"
        case .settings: "correct the settings"
        }
    }
}
