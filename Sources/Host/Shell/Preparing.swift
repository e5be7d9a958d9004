import ServiceLifecycle

/// Makes the templates ready while the host takes its first requests already.
struct Preparing: Service, CustomStringConvertible {
    let shell: Shell
    let description = "preparing of templates"

    func run() async throws {
        shell.prepare()
        try await gracefulShutdown()
    }
}
