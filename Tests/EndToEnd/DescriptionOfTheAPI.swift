import Foundation
import Testing

/// What `/api/openapi.json` says, tried on the real host: thousands of calls made up from it, the same each time.
@Suite struct DescriptionOfTheAPI {
    @Test(
        .enabled(if: Schemathesis.isThere, "PyPI cannot be reached: the description is not tried"))
    func `the answers are as the description says, for strangers and for an operator`() throws {
        let host = try RunningHost()
        try host.install("registry")
        // One client makes all the calls, faster than a client may.
        #expect(
            try host.start(
                "--strict", "--set", "api.callsOfNetwork=0", "--set", "api.callsOfToken=0",
                "--set", "site.address=https://arna.example.kz"),
            "\(host.log)")
        #expect(try host.command("demo", "load").status == 0, "\(host.log)")
        let email = "program@test.invalid"
        _ = try host.command("account", "create", "--email", email, "--role", "operator")
        let token = try host.command("token", "create", "--account", email).output
            .trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(!token.isEmpty, "\(host.log)")

        let tried = try Program.run(
            "scripts/lib/api/judge.sh", "http://127.0.0.1:\(host.port)", token)
        #expect(tried.status == 0, "\(tried.output)")
        #expect(tried.output.matches(of: /[1-9][0-9]{3,} passed/).count == 2, "\(tried.output)")
    }
}

/// What `scripts/lib/api` fetches.
enum Schemathesis {
    static let isThere: Bool = {
        let script =
            "source scripts/lib/say.sh; source scripts/lib/api/schemathesis.sh; fetch_schemathesis"
        let fetched = try? Program.run("bash", "-euo", "pipefail", "-c", script)
        if fetched?.status != 0 { print(fetched?.output ?? "bash cannot be started") }
        return fetched?.status == 0
    }()
}
