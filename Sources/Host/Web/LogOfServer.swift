import Logging

/// The log of the HTTP server, without what it would attach to each request.
///
/// Hummingbird makes a logger with a number of its own for each request and writes the number out, logged or not: that
/// took longer than our way through the routes. Answers, pages and log share ``WebContext/requestId`` instead.
struct LogOfServer: LogHandler {
    private var base: Logger

    static func of(_ logger: Logger) -> Logger {
        Logger(label: logger.label) { _ in LogOfServer(base: logger) }
    }

    var logLevel: Logger.Level {
        get { base.logLevel }
        set { base.logLevel = newValue }
    }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.MetadataValue? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        base.handler.log(event: event)
    }
}
