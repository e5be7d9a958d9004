import PluginTesting
import Testing

struct HallsConformance {
    @Test(arguments: Conformance.Point.allCases)
    func `halls keep to what every plugin keeps to`(_ point: Conformance.Point) async throws {
        try await Conformance(of: underTest).check(point)
    }
}
