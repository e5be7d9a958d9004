import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Files of annual information` {
    private let header = "bin;year;receivedOn;state;source"

    /// As a browser sends a file, with its name.
    private func sent(_ client: Client, _ lines: [String]) async throws -> Answer {
        let file = lines.map { $0 + "\r\n" }.joined()
        let form =
            "--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"data.csv\"\r\n"
            + "Content-Type: text/csv\r\n\r\n\(file)\r\n--line--\r\n"
        return try await client.send(
            "\(api)/imports?kind=ngoReports&effectiveOn=2026-02-01", Array(form.utf8),
            type: "multipart/form-data; boundary=line")
    }

    private func recorded(_ client: Client) async throws -> String {
        try await client.recorded("ngos", Records.ngo("Үлгі", with: ["bin": "020340000122"]))
    }

    private func reports(_ client: Client, _ id: String) async throws -> [String] {
        try await (client.read("ngos/\(id)")["reports"]?.array ?? []).map { report in
            ["year", "state", "on", "source"].map { name in
                report[name]?.string ?? report[name]?.int.map(String.init) ?? "-"
            }.joined(separator: " ")
        }
    }

    @Test func `tell of each year whether it came in time, with their source and day`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await recorded(client)
            let file = [
                header, "20340000122;2023;2024-03-31;;Үзінді № 7", "020340000122;2024;01.04.2025;;",
                "020340000122;2022;;не поданы;", "020340000122;2025;;draft;",
            ]
            let told = try await sent(client, file)
            #expect(told.counts == [4, 0, 0], "\(told.text)")
            #expect(told.warnings == ["2 bin zeroRestored"])
            #expect(
                try await reports(client, id) == [
                    "2025 draft - data.csv, 01.02.2026",
                    "2024 late 2025-04-01 data.csv, 01.02.2026",
                    "2023 onTime 2024-03-31 Үзінді № 7, 01.02.2026",
                    "2022 missing - data.csv, 01.02.2026",
                ])
            let again = try await sent(client, file)
            #expect(again.counts == [0, 4, 0])
            let eligible = try await client.read("ngos/\(id)/eligibility?on=2026-02-01")
            #expect(eligible["reasons"]?.array?.isEmpty == true)
        }
    }

    @Test func `of an earlier day than what is known change nothing, which is said`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await recorded(client)
            func taken(_ row: String, on day: String) async throws -> Answer {
                try await client.takeIn("ngoReports", [header, row], "&effectiveOn=\(day)")
            }
            _ = try await taken("020340000122;2024;2025-03-01;;Б", on: "2026-02-01")
            let earlier = try await taken("020340000122;2024;;;А", on: "2025-02-01")
            #expect(earlier.counts == [0, 1, 0], "\(earlier.text)")
            #expect(earlier.warnings == ["2 - laterKnown"])
            #expect(
                try await reports(client, id) == ["2024 onTime 2025-03-01 Б, 01.02.2026"])
        }
    }

    @Test func `name every organisation that has no card, and every row that cannot be`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await recorded(client)
            let told = try await client.takeIn(
                "ngoReports",
                [
                    header, "020340000122;2024;2025-03-01;;Б", "050640001236;2024;2025-03-01;;Б",
                    "020340000122;2024;;;Б", ";2023;;;Б", "020340000122;24;;;Б",
                    "020340000122;2021;;onTime;Б", "020340000122;2020;2026-05-01;;Б",
                    "020340000122;2019;2020-05-01;missing;Б",
                ], "&effectiveOn=2026-02-01&mode=valid")
            #expect(
                told.errors == [
                    "3 bin unknownNGO", "4 year doubleYear", "5 bin required", "6 year badYear",
                    "7 receivedOn receivedMissing", "8 receivedOn receivedLater",
                    "9 state receivedAfterAll",
                ], "\(told.text)")
            #expect(told.text.contains("050640001236"))
            #expect(told.counts == [1, 0, 7])
            #expect(try await reports(client, id).count == 1)
            let dayless = try await client.takeIn(
                "ngoReports", [header, "020340000122;2024;2025-03-01;;Б"])
            #expect(dayless.errors == ["2 asOf noDay"], "\(dayless.text)")
        }
    }

    @Test func `speak of a merged card for the one that took over`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await recorded(client)
            let other = try await client.recorded("ngos", Records.ngo("Үлгі"))
            _ = try await client.post("\(api)/ngos/\(other)/merging", ["intoId": .string(id)])
            let told = try await client.takeIn(
                "ngoReports", ["id;year;receivedOn;state;source", "\(other);2024;2025-03-01;;Б"],
                "&effectiveOn=2026-02-01")
            #expect(told.counts == [1, 0, 0], "\(told.text)")
            #expect(try await reports(client, id).count == 1)
        }
    }
}
