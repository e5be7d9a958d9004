import Foundation
import Glibc
import Testing

/// The real executable with real plugin bundles, in a process of its own.
final class RunningHost {
    let folder: URL
    private let installation: Installation
    private(set) var port = 0
    private var process = Process()
    private var output = Pipe()

    init(_ installation: Installation = .ofBuild) throws {
        self.installation = installation
        // A short name below /tmp: the socket of the database lies in it.
        folder = URL(fileURLWithPath: "/tmp/arna-e2e-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o755])
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent("plugins"), withIntermediateDirectories: true)
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Puts a bundle of the build into the folder of this host's plugins.
    func install(_ id: String) throws {
        let shelves = ["plugins", "test-plugins"].map {
            Installation.build.appendingPathComponent("\($0)/\(id)")
        }
        try FileManager.default.copyItem(
            at: try #require(shelves.first { FileManager.default.fileExists(atPath: $0.path) }),
            to: folder.appendingPathComponent("plugins/\(id)"))
    }

    /// Takes a plugin away from this host.
    func remove(_ id: String) throws {
        try FileManager.default.removeItem(at: folder.appendingPathComponent("plugins/\(id)"))
    }

    /// Makes a bundle one of another build.
    func breakFingerprint(of id: String) throws {
        let file = folder.appendingPathComponent("plugins/\(id)/fingerprint.json")
        let print = try String(contentsOf: file, encoding: .utf8)
        let other = print.replacing(/"(kit|api)" *: *"[0-9a-f]{8}/) { "\"\($0.1)\": \"00000000" }
        #expect(other != print)
        try other.write(to: file, atomically: true, encoding: .utf8)
    }

    /// Starts the host and waits until it says where it listens.
    /// - Returns: Whether it came so far; false where the process ended before.
    @discardableResult
    func start(_ arguments: String..., limit: TimeInterval = 120) throws -> Bool {
        process = arna(["serve"] + settings + arguments)
        output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle(
            forWritingAtPath: Self.logFile(in: folder).path)
        try process.run()
        return waitForAddress(until: Date(timeIntervalSinceNow: limit))
    }

    /// Runs another command on the same data and answers what it printed, and its status.
    func command(_ arguments: String...) throws -> (output: String, status: Int32) {
        let command = arna(arguments + settings)
        let pipe = Pipe()
        command.standardOutput = pipe
        command.standardError = FileHandle(forWritingAtPath: Self.logFile(in: folder).path)
        try command.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        command.waitUntilExit()
        return (String(decoding: data, as: UTF8.self), command.terminationStatus)
    }

    private func arna(_ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = installation.command + arguments
        return process
    }

    private var settings: [String] {
        let own = ["--set", "server.port=0", "--set", "data=\(folder.path)/data"]
        guard installation.takesPluginsOfTest else { return own }
        return own + ["--set", "plugins.folders=\(folder.path)/plugins"]
    }

    private static func logFile(in folder: URL) -> URL {
        let file = folder.appendingPathComponent("log")
        if !FileManager.default.fileExists(atPath: file.path) {
            _ = FileManager.default.createFile(atPath: file.path, contents: nil)
        }
        return file
    }

    private func waitForAddress(until limit: Date) -> Bool {
        var text = ""
        let descriptor = output.fileHandleForReading.fileDescriptor
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while Date() < limit {
            var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&ready, 1, 200) > 0 else { continue }
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return false }
            text += String(decoding: buffer[..<count], as: UTF8.self)
            if let match = text.firstMatch(of: /http:\/\/[^:]+:([0-9]+)\//) {
                port = Int(match.1) ?? 0
                return true
            }
        }
        return false
    }

    /// The process of the host.
    var processId: pid_t { process.processIdentifier }

    /// Memory of the process in kB: `VmRSS` what it holds, `VmHWM` the most that it ever held.
    func memory(_ measure: String) throws -> Int {
        let status = try String(contentsOfFile: "/proc/\(processId)/status", encoding: .utf8)
        let line = status.split(separator: "\n").first { $0.hasPrefix("\(measure):") }
        return try #require(
            line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) })
    }

    /// Asks the host to stop, as an operator does, and waits for its end.
    func stop() {
        guard process.isRunning else { return }
        process.terminate()
        process.waitUntilExit()
    }

    /// Ends the host as a power cut does.
    func kill() {
        guard process.isRunning else { return }
        Glibc.kill(processId, SIGKILL)
        process.waitUntilExit()
    }

    /// The folder in which the embedded database lies.
    var databaseFolder: URL { folder.appendingPathComponent("data/postgres") }

    var log: String {
        (try? String(contentsOf: folder.appendingPathComponent("log"), encoding: .utf8)) ?? ""
    }

    var line: Line { Line(port: port) }

    func get(_ path: String) async throws -> Line.Answer { try await line.call("GET", path) }
}

extension RunningHost {
    /// Starts this host on the database of another one.
    func start(on other: RunningHost) throws -> Bool {
        let socket =
            other.databaseFolder.appendingPathComponent("s").path
            .addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        func link(_ role: String) -> String { "postgresql://\(role)@/arna?host=\(socket)" }
        return try start(
            "--set", "database.url=\(link("arna_host"))",
            "--set", "database.ownerUrl=\(link("arna_owner"))")
    }
}
