import Foundation
import Glibc
import Testing

/// The folder that `scripts/build` makes, on a machine without Swift.
@Suite struct ReleaseFolder {
    @Test(
        .enabled(
            if: Toolchain.canBeHidden, "only root may hide the toolchain, if it is not in /usr"))
    func `a release folder serves where there is no toolchain`() async throws {
        let release = URL(fileURLWithPath: "/tmp/arna-release-\(UUID().uuidString.prefix(8))")
        defer { try? FileManager.default.removeItem(at: release) }
        let made = try Program.run(
            "bash", "-euo", "pipefail", "-c",
            #"source scripts/lib/say.sh; source scripts/lib/release.sh; make_release "$1" "$2""#,
            "bash", Installation.build.path, release.path)
        #expect(made.status == 0, "\(made.output)")

        let hidden = Toolchain.hidden
        #expect(try Program.run(hidden + ["ls", Toolchain.home]).output.isEmpty)
        let host = try RunningHost(
            Installation(
                command: hidden + [release.appendingPathComponent("arna").path],
                takesPluginsOfTest: false))
        let examined = try host.command("doctor")
        #expect(examined.status == 0, "\(examined.output)\(host.log)")
        #expect(try host.start("--strict"), "\(host.log)")
        #expect(try await host.get("/kk/registry/officials").status == 200)
        #expect(try await host.get("/api/v1/registry/regions").status == 200)
    }
}

/// The Swift toolchain that built the tests.
enum Toolchain {
    /// `/opt/swift/usr`: what a machine with a release folder only does not have; empty where there is none.
    static let home: String = {
        let found = try? Program.run(
            "bash", "-c", #"dirname "$(dirname "$(readlink -f "$(command -v swiftc)")")""#)
        return (found?.output ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
    }()

    static let canBeHidden: Bool = {
        guard getuid() == 0, home.hasPrefix("/"), !["/", "/usr", "/usr/local"].contains(home) else {
            return false
        }
        return (try? Program.run(hidden + ["true"]).status) == 0
    }()

    /// Starts what follows in a place of its own where an empty folder stands for the toolchain.
    static var hidden: [String] {
        [
            "unshare", "-m", "bash", "-c",
            #"mount -t tmpfs tmpfs "$1" && shift && exec "$@""#, "bash", home,
        ]
    }
}
