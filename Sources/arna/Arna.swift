import ArgumentParser

/// The command `arna`: what an operator of the system types.
@main
struct Arna: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "arna",
        abstract: "The channel between the state and civil society.",
        discussion: """
            Settings come from --config, ARNA_CONFIG, Config/arna.yaml or /etc/arna/arna.yaml, and from \
            the environment (ARNA_PORT, ARNA_DATA, …). `arna doctor` says what would stop or degrade a \
            start.
            """,
        version: "0.1.0",
        subcommands: [
            Serve.self, Migrate.self, Doctor.self, Plugins.self, Accounts.self, Tokens.self,
            Events.self, Jobs.self, Mail.self, Import.self, Export.self, Demo.self,
        ])
}
