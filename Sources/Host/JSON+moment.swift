import Foundation
import PluginKit

extension JSON {
    /// A moment in UTC, null where there is none.
    static func moment(_ date: Date?) -> JSON {
        date.map { .string($0.formatted(.iso8601)) } ?? .null
    }
}
