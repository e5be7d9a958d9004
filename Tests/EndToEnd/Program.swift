import Foundation

/// A program that ran to its end.
struct Program {
    /// What it printed, errors included.
    let output: String
    let status: Int32

    /// Runs a program of the path in the root of the repository.
    static func run(_ words: [String]) throws -> Program {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        process.currentDirectoryURL = Installation.root
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let printed = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Program(
            output: String(decoding: printed, as: UTF8.self), status: process.terminationStatus)
    }

    static func run(_ words: String...) throws -> Program { try run(words) }
}
