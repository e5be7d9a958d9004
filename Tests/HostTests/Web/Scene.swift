import Foundation
import PluginTesting

extension PluginUnderTest {
    /// The plugin of these tests, which lies beside them.
    static let publications = PluginUnderTest(
        Publications.self,
        folder: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Publications"))
}
