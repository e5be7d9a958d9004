import Hummingbird

/// The least that Hummingbird can do: what a request costs before Arna does anything.
@main
struct Hello {
    static func main() async throws {
        let router = Router()
        router.get("/") { _, _ in "hello" }
        let port = Int(CommandLine.arguments.dropFirst().first ?? "") ?? 8099
        try await Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: port))
        ).runService()
    }
}
