import Foundation
import Synchronization

/// Shells by the folders of which they were made, for whoever assembles the same host again and again: the tests.
/// What has changed in the folders since is not seen.
public final class KnownShells: Sendable {
    private let known = Mutex<[[String]: Shell]>([:])

    public init() {}

    func shell(
        hostFolder: URL, plugins: [(id: String, folder: URL)]
    ) throws(ShellProblems) -> Shell {
        let folders = [hostFolder.path] + plugins.flatMap { [$0.id, $0.folder.path] }
        return try known.withLock { known throws(ShellProblems) in
            if let shell = known[folders] { return shell }
            let shell = try Shell(hostFolder: hostFolder, plugins: plugins)
            known[folders] = shell
            return shell
        }
    }
}
