import ArgumentParser
import Foundation
import Host

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lists everything that would stop or degrade a start, and what to do about it.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let findings = try await Station.with(options, quiet: true) { station in
            await AssembledHost.examine(
                station.settings, links: station.links, logger: station.logger)
        }
        for finding in findings { print(finding) }
        if findings.isEmpty { print("nothing stands in the way of a start") }
        if findings.contains(where: \.stopsAStart) { throw ExitCode(1) }
    }
}
