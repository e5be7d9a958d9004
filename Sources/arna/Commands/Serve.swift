import ArgumentParser
import Foundation
import Host
import Logging
import ServiceLifecycle
import UnixSignals

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Migrates what is pending, loads the plugins and serves until it is told to stop."
    )

    @OptionGroup var options: CommonOptions

    @Flag(help: "Make the first administrator, with a one-time password, where there is none.")
    var firstAdministrator = false

    @Flag(help: "Load the demonstration data where it is not loaded.")
    var demonstration = false

    func run() async throws {
        ThreadCaches.enlarge()
        let station = try await Station.open(options)
        do {
            let host = try await AssembledHost.assemble(
                station.settings, links: station.links, source: .folders, isStrict: options.strict,
                logger: station.logger)
            if demonstration { try await host.loadDemonstration() }
            let password = firstAdministrator ? try await host.makeFirstAdministrator() : nil
            try await serve(host, station, password)
            await station.close()
        } catch {
            await station.close()
            throw error
        }
    }

    private func serve(_ host: AssembledHost, _ station: Station, _ first: FirstAdministrator?)
        async throws
    {
        let application = host.application { port in
            Welcome(port: port, host: station.settings.host, administrator: first).show()
        }
        let group = ServiceGroup(
            configuration: .init(
                services: host.services.map { .init(service: $0) }
                    + [
                        .init(
                            service: application,
                            successTerminationBehavior: .gracefullyShutdownGroup)
                    ],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: station.logger))
        try await group.run()
    }
}

/// What is printed when the host is ready: where to look, and once the way in.
struct Welcome {
    let port: Int
    let host: String
    let administrator: FirstAdministrator?

    func show() {
        let address =
            "http://\(host == "0.0.0.0" || host == "127.0.0.1" ? "localhost" : host):\(port)/"
        print("\n  Arna  \(address)   (kk, ru, en)")
        if let administrator {
            // To the terminal only: a log would keep it.
            print("  first administrator: \(administrator.email)")
            print("  one-time password:   \(administrator.password)")
        }
        print("  Ctrl-C stops it.\n")
        fflush(nil)
    }
}
