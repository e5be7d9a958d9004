import Foundation
import PluginKit
import PluginTesting

/// A mail system that is a script: it notes to whom each letter goes that it takes, and can be away.
struct Mailbox {
    private let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("arna-mailbox-\(UUID().uuidString.prefix(8))")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try """
        #!/bin/sh
        cd \(folder.path)
        [ -e away ] && exit 75
        cat > letter
        echo "$*" >> taken
        """.write(to: program, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: program.path)
    }

    private var program: URL { folder.appendingPathComponent("sendmail") }

    /// What makes a host use it.
    var settings: [String: String] {
        ["mail.from": "arna@ministry.example.kz", "mail.sendmail": program.path]
    }

    func isAway(_ isAway: Bool) throws {
        let mark = folder.appendingPathComponent("away")
        if isAway {
            try Data().write(to: mark)
        } else {
            try FileManager.default.removeItem(at: mark)
        }
    }

    /// To whom the letters went that it took.
    var recipients: [String] {
        let text = try? String(
            contentsOf: folder.appendingPathComponent("taken"), encoding: .utf8)
        return (text ?? "").split(separator: "\n").compactMap {
            $0.split(separator: " ").last.map(String.init)
        }
    }

    func clearAway() { try? FileManager.default.removeItem(at: folder) }
}
