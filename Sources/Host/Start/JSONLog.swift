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
        var json = JSONWriter()
        json.beginObject()
        write("at", Date().formatted(.iso8601.time(includingFractionalSeconds: true)), to: &json)
        write("level", event.level.rawValue, to: &json)
        write("label", label, to: &json)
        write("message", event.message.description, to: &json)
        let all = metadata.merging(event.metadata ?? [:]) { _, own in own }
        for (name, value) in all.sorted(by: { $0.key < $1.key }) {
            write(name, value.description, to: &json)
        }
        json.endObject()
        FileHandle.standardError.write(Data(json.bytes + [UInt8(ascii: "\n")]))
    }

    private func write(_ name: String, _ text: String, to json: inout JSONWriter) {
        json.key(name)
        json.write(text)
    }
}
