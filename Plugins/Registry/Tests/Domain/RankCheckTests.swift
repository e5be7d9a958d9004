import KazakhstanFormats
import Testing

@testable import Registry

@Suite struct `The verdict on a rank` {
    private let rule = RankCheck.Rule(
        code: "rule", ladder: "central", leastStep: 3, leastName: LocalizedText(ru: "заместитель"))

    @Test(arguments: [(2, RankVerdict.below), (3, .meets), (9, .meets)])
    func `is by the step of the ladder`(step: Int, verdict: RankVerdict) {
        #expect(RankCheck(step: step, ladder: "central", rule: rule).verdict == verdict)
    }

    @Test func `is unknown without a rule, without a rank and on another ladder`() {
        #expect(RankCheck(step: 1, ladder: "central", rule: nil).verdict == .unknown)
        #expect(RankCheck(step: nil, ladder: nil, rule: rule).verdict == .unknown)
        #expect(RankCheck(step: 1, ladder: "district", rule: rule).verdict == .unknown)
    }
}
