import Foundation

/// Where the executable of a host comes from, and how it is started.
struct Installation {
    /// The words before the command's own: the executable, perhaps behind a program that starts it.
    let command: [String]
    /// Whether the host loads what the test installs, and not what lies beside the executable.
    let takesPluginsOfTest: Bool

    static let ofBuild = Installation(
        command: [build.appendingPathComponent("arna").path], takesPluginsOfTest: true)

    /// `.build/debug`, or what `ARNA_BUILD` names: a release folder.
    static let build: URL = {
        if let named = ProcessInfo.processInfo.environment["ARNA_BUILD"] {
            return URL(fileURLWithPath: named)
        }
        return root.appendingPathComponent(".build/debug")
    }()

    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
