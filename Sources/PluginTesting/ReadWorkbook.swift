import Foundation

/// A workbook, XLSX, as a program of somebody else's reads it: `xlsx2csv`.
public struct ReadWorkbook {
    public let sheets: [Sheet]
    /// The parts of the archive by their names, as text.
    public let parts: [String: String]

    public struct Sheet {
        /// What stands on its tab.
        public let title: String
        /// Days as `2026-03-20`.
        public let rows: [[String]]

        /// The cells of a column below its title; nothing where there is none of that title.
        public subscript(title: String) -> [String] {
            guard let column = rows.first?.firstIndex(of: title) else { return [] }
            return rows.dropFirst().map { $0.indices.contains(column) ? $0[column] : "" }
        }
    }

    /// - Parameter bytes: No cell of it may hold a tab or the end of a line.
    public init(_ bytes: [UInt8]) throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "workbook-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "read.xlsx")
        try Data(bytes).write(to: file)
        let text = try Self.output(
            of: "xlsx2csv", "--all", "--dateformat", "%Y-%m-%d", "--delimiter", "tab", file.path)
        sheets = text.components(separatedBy: "-------- ").dropFirst().map(Self.sheet)
        let unpacked = folder.appending(path: "parts")
        _ = try Self.output(of: "python3", "-m", "zipfile", "-e", file.path, unpacked.path)
        let names = try FileManager.default.subpathsOfDirectory(atPath: unpacked.path)
        parts = try names.filter { $0.hasSuffix(".xml") }.reduce(into: [:]) { parts, name in
            parts[name] = try String(contentsOf: unpacked.appending(path: name), encoding: .utf8)
        }
    }

    /// `1 - Title`, then its rows.
    private static func sheet(_ text: String) -> Sheet {
        let lines = text.split(whereSeparator: \.isNewline)
        let title = lines.first?.split(separator: " - ", maxSplits: 1).last ?? ""
        return Sheet(
            title: String(title),
            rows: lines.dropFirst().map { $0.components(separatedBy: "\t").map(unquoted) })
    }

    private static func unquoted(_ cell: String) -> String {
        guard cell.hasPrefix("\"") else { return cell }
        return String(cell.dropFirst().dropLast()).replacing("\"\"", with: "\"")
    }

    private static func output(of program: String, _ arguments: String...) throws -> String {
        let reading = Process()
        reading.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        reading.arguments = [program] + arguments
        let output = Pipe()
        reading.standardOutput = output
        try reading.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        reading.waitUntilExit()
        guard reading.terminationStatus == 0 else { throw WorkbookNotRead(program: program) }
        return text
    }
}

/// What a test calls a workbook is none to the program that reads it.
struct WorkbookNotRead: Error {
    let program: String
}
