import PluginTesting
import Testing

struct __Name__Conformance {
    @Test(arguments: Conformance.Point.allCases)
    func `it keeps to what every plugin keeps to`(_ point: Conformance.Point) async throws {
        try await Conformance(of: underTest).check(point)
    }
}
