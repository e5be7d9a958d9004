import PluginTesting
import Testing

@testable import Registry

struct RegistryConformance {
    @Test(arguments: Conformance.Point.allCases)
    func `the registry keeps to what every plugin keeps to`(
        _ point: Conformance.Point
    ) async throws {
        try await Conformance(of: Registry.self).check(point)
    }
}
