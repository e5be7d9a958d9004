import Foundation
import Testing

/// Pages in a browser, tried with axe for WCAG 2.2 AA.
@Suite struct Accessibility {
    @Test(.enabled(if: Axe.isThere, "axe cannot be had from PyPI: accessibility is not tested"))
    func `every page can be used by everyone, in Kazakh and Russian, signed in and not`() throws {
        let host = try RunningHost()
        try host.install("registry")
        #expect(try host.start("--strict"), "\(host.log)")
        #expect(try host.command("demo", "load").status == 0, "\(host.log)")
        let email = "everyone@test.invalid"
        let password = try host.command(
            "account", "create", "--email", email, "--role", "administrator"
        ).output.trimmingCharacters(in: .whitespacesAndNewlines)

        let tried = try Program.run(
            "/usr/bin/python3", "scripts/lib/browser/walk.py", "http://127.0.0.1:\(host.port)",
            email, password)
        #expect(tried.status == 0, "\(tried.output)")
        for page in ["stranger.*/ru/registry/bodies/", "account.*/ru/accounts/"] {
            #expect(tried.output.contains(try Regex(page)), "\(page) was not met: \(tried.output)")
        }
    }
}

/// What `scripts/lib/browser` fetches.
enum Axe {
    static let isThere: Bool = {
        let script = "source scripts/lib/say.sh; source scripts/lib/browser/axe.sh; fetch_axe"
        let fetched = try? Program.run("bash", "-euo", "pipefail", "-c", script)
        if fetched?.status != 0 { print(fetched?.output ?? "bash cannot be started") }
        return fetched?.status == 0
    }()
}
