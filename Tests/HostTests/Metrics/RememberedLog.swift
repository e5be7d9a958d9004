import Logging
import Synchronization

/// A log that a test reads.
final class RememberedLog: Sendable {
    struct Line: Sendable {
        let message: String
        let metadata: [String: String]
    }

    private let written = Mutex<[Line]>([])

    var lines: [Line] { written.withLock { $0 } }

    func lines(saying message: String) -> [Line] { lines.filter { $0.message == message } }

    func logger(_ level: Logger.Level) -> Logger {
        Logger(label: "arna.test") { _ in Handler(log: self, logLevel: level) }
    }

    private struct Handler: LogHandler {
        let log: RememberedLog
        var logLevel: Logger.Level
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let all = metadata.merging(event.metadata ?? [:]) { _, own in own }
            let line = Line(
                message: event.message.description, metadata: all.mapValues(\.description))
            log.written.withLock { $0.append(line) }
        }
    }
}
