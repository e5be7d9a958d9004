import Foundation
import PluginKit
import PluginTesting
import Testing

extension Client {
    /// Sends a table to be taken in; lines are joined as a spreadsheet writes them.
    func takeIn(
        _ kind: String, _ lines: [String], _ query: String = "", headers: [String: String] = [:]
    ) async throws -> Answer {
        try await send(
            "\(api)/imports?kind=\(kind)\(query)",
            Array(lines.map { $0 + "\r\n" }.joined().utf8), type: "text/csv", headers: headers)
    }
}

extension Answer {
    /// `accepted unchanged rejected` of a report.
    var counts: [Int?] { ["accepted", "unchanged", "rejected"].map { json[$0]?.int } }

    /// `line column code` of the errors of a report.
    var errors: [String] { Self.entries(json["errors"]) }
    var warnings: [String] { Self.entries(json["warnings"]) }

    private static func entries(_ json: JSON?) -> [String] {
        (json?.array ?? []).map {
            "\($0["line"]?.int ?? 0) \($0["column"]?.string ?? "-") \($0["code"]?.string ?? "")"
        }
    }
}
