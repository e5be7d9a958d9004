import PluginKit
import PluginTesting
import Testing

@testable import Halls

@Suite struct `A file of halls` {
    private let file = """
        number;name_kk;kind;address_kk;seats
        A-1;Кітапхана залы;library;Үлгі көшесі, 1;40
        A-2;Достық үйінің залы;assembly;Үлгі көшесі, 2;200
        """

    private func send(_ file: String, by client: Client) async throws -> JSON {
        try await client.send("\(api)/imports?kind=halls", Array(file.utf8), type: "text/csv").json
    }

    @Test func `opens what is new, corrects what is known, and changes nothing when repeated`()
        async throws
    {
        try await withHalls { arna in
            let client = try await arna.program(.operator)
            _ = try await client.open("A-1", seats: 30)
            #expect(try await send(file, by: client)["accepted"]?.int == 2)
            let halls = try await arna.stranger.get("\(api)/halls")
            #expect(halls.all("number") == ["A-1", "A-2"])
            #expect(halls.json["items"]?.array?.first?["seats"]?.int == 40)
            let repeated = try await send(file, by: client)
            #expect(repeated["accepted"]?.int == 0 && repeated["unchanged"]?.int == 2)
        }
    }

    @Test func `is refused with the line and the column of what is wrong`() async throws {
        try await withHalls { arna in
            let client = try await arna.program(.operator)
            let report = try await send(
                "\(file)\nA-3;Зал;sports;Үлгі көшесі, 3;0\nA-1;Зал;sports;Үлгі көшесі, 1;10",
                by: client)
            let errors = report["errors"]?.array ?? []
            #expect(errors.map { $0["line"]?.int } == [4, 5])
            #expect(errors.map { $0["code"]?.string } == ["seats", "doubleNumber"])
            #expect(errors.first?["column"]?.string == "seats")
            #expect(try await arna.stranger.get("\(api)/halls").all("number") == [])
        }
    }

    @Test func `is given out as it was taken in`() async throws {
        try await withHalls { arna in
            let client = try await arna.program(.operator)
            _ = try await send(file, by: client)
            let export = try await arna.stranger.get("\(api)/exports/halls?seats=100")
            #expect(export.status == 200)
            let lines = export.text.split(whereSeparator: \.isNewline)
            #expect(lines.count == 2)
            #expect(lines.last?.contains("Достық үйінің залы") == true)
        }
    }
}
