import Foundation
import Synchronization

/// What is done when the test process ends: a test runner calls no tear-down.
enum LastWords {
    private static let words = Mutex<[@Sendable () -> Void]>([])

    static func add(_ word: @escaping @Sendable () -> Void) {
        let isFirst = words.withLock { words in
            words.append(word)
            return words.count == 1
        }
        if isFirst {
            atexit { LastWords.words.withLock { $0 }.forEach { $0() } }
        }
    }

    /// Tells the postmaster of a folder to stop at once and removes the folder.
    static func stopPostmaster(in folder: URL) {
        let names = FileManager.default.enumerator(atPath: folder.path) ?? .init()
        for case let name as String in names where name.hasSuffix("postmaster.pid") {
            let path = folder.appendingPathComponent(name).path
            guard let text = try? String(contentsOfFile: path, encoding: .utf8),
                let line = text.split(separator: "\n").first, let pid = pid_t(line)
            else { continue }
            kill(pid, SIGQUIT)
        }
        try? FileManager.default.removeItem(at: folder)
    }
}
