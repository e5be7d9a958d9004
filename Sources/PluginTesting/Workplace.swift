import Foundation
import Host
import Logging

/// Where the sources lie, seen from a test.
enum Workplace {
    /// The folder with `Package.swift`.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The host's own templates, texts and migrations.
    /// Of all tests of the process: what they would each read and compile anew is the same.
    static let shells = KnownShells()
    static let hostFolder = root.appendingPathComponent("Sources/Host")

    /// Says what went wrong and nothing else; `ARNA_TEST_LOG=debug` says more.
    static let logger: Logger = {
        var logger = Logger(label: "arna.test")
        logger.logLevel =
            ProcessInfo.processInfo.environment["ARNA_TEST_LOG"].flatMap {
                Logger.Level(rawValue: $0)
            }
            ?? .critical
        return logger
    }()
}
