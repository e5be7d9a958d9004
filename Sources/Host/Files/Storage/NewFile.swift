import Foundation
import PluginKit

/// What is said of a file before its bytes come.
struct NewFile: Sendable {
    /// The plugin's id; ``host`` for what the host itself keeps.
    var plugin: String
    /// Of the plugin's kinds of files; the host's own are written where they are kept: `import`.
    var kind: String
    /// The record it belongs to. A file that does not expire must have one.
    var owner: UUID?
    var agency: UUID
    /// 1 to 255 characters.
    var name: String
    var mediaType: String
    var dataClass: DataClass
    /// Bytes.
    var limit: Int
    var storedAt: Date
    /// Who keeps it; nil for the command line.
    var account: UUID?
    /// From when on it may be deleted; nil for a file of record, which never is.
    var expiresAt: Date?

    /// The plugin of files that the host itself keeps.
    static let host = "host"
}
