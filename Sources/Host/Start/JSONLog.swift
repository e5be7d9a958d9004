import Foundation
import Logging
import PluginKit

/// Writes each line of the log as one JSON object to standard error, for a collector to read.
struct JSONLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level
    private let label: String

    init(label: String, level: Logger.Level) {
        self.label = label
        logLevel = level
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        FileHandle.standardError.write(
            Data(line(of: event, at: Date()) + [UInt8(ascii: "\n")]))
    }

    /// What the log itself says of a line; metadata of the same name gets an underscore behind it.
    private static let own: Set<String> = ["at", "level", "label", "message", "error"]

    func line(of event: LogEvent, at time: Date) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        write("at", time.formatted(.iso8601.time(includingFractionalSeconds: true)), to: &json)
        write("level", event.level.rawValue, to: &json)
        write("label", label, to: &json)
        write("message", event.message.description, to: &json)
        if let error = event.error { write("error", "\(error)", to: &json) }
        let all = metadata.merging(event.metadata ?? [:]) { _, own in own }
        for (name, value) in all.sorted(by: { $0.key < $1.key }) {
            json.key(Self.own.contains(name) ? "\(name)_" : name)
            json.write(value)
        }
        json.endObject()
        return json.bytes
    }

    private func write(_ name: String, _ text: String, to json: inout JSONWriter) {
        json.key(name)
        json.write(text)
    }
}

extension JSONWriter {
    /// A number stays a number, so that a collector can reckon with it.
    fileprivate mutating func write(_ value: Logger.MetadataValue) {
        switch value {
        case .string(let text): write(text)
        case .stringConvertible(let number as Int): write(number)
        case .stringConvertible(let number as Double): write(number)
        case .stringConvertible(let other): write(other.description)
        case .array(let elements):
            beginArray()
            for element in elements { write(element) }
            endArray()
        case .dictionary(let members):
            beginObject()
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                key(name)
                write(member)
            }
            endObject()
        }
    }
}
