import PluginKit
import PluginTesting
import Testing

@testable import Halls

@Suite struct `The first look` {
    @Test func `is loaded, loaded again without harm, and removed without a trace`() async throws {
        try await withHalls { arna in
            _ = try await arna.program(.operator).open("A-1")
            for _ in 1...2 {
                try await arna.loadDemonstration()
                let halls = try await arna.stranger.get("\(api)/halls")
                #expect(halls.all("number") == ["A-1", "ҮЛГІ-1", "ҮЛГІ-2"])
            }
            try await arna.removeDemonstration()
            #expect(try await arna.stranger.get("\(api)/halls").all("number") == ["A-1"])
        }
    }
}
