import PluginKit
import Testing

extension Transaction {
    /// Returns once somebody waits for what this transaction holds. PostgreSQL sends no word of it, so it is asked.
    func untilSomebodyWaits() async throws {
        for _ in 0..<500 {
            let isAwaited = try await value(
                """
                SELECT EXISTS (SELECT FROM pg_stat_activity
                               WHERE pg_backend_pid() = ANY (pg_blocking_pids(pid)))
                """, as: Bool.self)
            if isAwaited == true { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("nobody came to wait")
    }
}
