public import Logging

/// Where the log goes: standard error, so that a command's answer stays alone on standard output.
public enum LogOutput {
    /// Must be called once, before anything is logged.
    public static func start(level: Logger.Level, format: LogFormat) {
        LoggingSystem.bootstrap { label in
            if format == .json { return JSONLog(label: label, level: level) }
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        }
    }
}

/// How a line of the log is written.
public enum LogFormat: String, Sendable {
    case text, json
}
