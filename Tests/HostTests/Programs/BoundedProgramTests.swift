import PluginKit
import Testing

@testable import Host

/// A program that works for a request.
@Suite struct BoundedProgramTests {
    private func program(
        _ name: String, _ arguments: [String] = [], patience: Duration = .seconds(20),
        limit: Int = 1 << 20
    ) -> BoundedProgram {
        BoundedProgram(name: name, arguments: arguments, patience: patience, limit: limit)
    }

    @Test func `gives back what it makes of its input`() async throws {
        #expect(try await program("cat").output(of: Array("қазақша".utf8)) == Array("қазақша".utf8))
    }

    @Test func `may end before it has read its input`() async throws {
        let much = [UInt8](repeating: 0x61, count: 4 << 20)
        #expect(try await program("head", ["-c", "3"]).output(of: much) == Array("aaa".utf8))
    }

    @Test func `that is not installed is named, for the reader to tell the administrator`()
        async throws
    {
        await #expect(throws: ProgramMissing.self) {
            _ = try await program("arna-no-such-program").output()
        }
        #expect(ProgramMissing(name: "pandoc").message.arguments == ["program": "pandoc"])
    }

    @Test func `that fails, takes too long or says too much has failed`() async throws {
        for (name, arguments) in [("false", []), ("sleep", ["30"]), ("yes", [])]
            as [(String, [String])]
        {
            await #expect(throws: ProgramFailed.self, "\(name)") {
                _ = try await program(name, arguments, patience: .seconds(1)).output()
            }
        }
    }

    @Test func `sees nothing of the host's environment`() async throws {
        let seen = String(decoding: try await program("env").output(), as: UTF8.self)
        let names = seen.split(separator: "\n").compactMap { $0.split(separator: "=").first }
        #expect(Set(names.map(String.init)) == ["PATH", "LC_ALL"])
    }
}
