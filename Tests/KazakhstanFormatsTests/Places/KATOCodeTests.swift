import KazakhstanFormats
import Testing

@Suite struct KATOCodeTests {
    @Test func `a code has four parts and a level`() throws {
        let village = try KATOCode("552244200")
        #expect(village.parts == (55, 22, 44, 200))
        #expect(village.level == .locality)
        #expect(village.region.rawValue == "550000000")
        #expect(try KATOCode("100000000").level == .region)
        #expect(try KATOCode("101000000").level == .district)
        #expect(try KATOCode("101010000").level == .subdistrict)
        #expect(try KATOCode(ab: 55, cd: 22, ef: 44, hij: 200) == village)
    }

    @Test(arguments: [
        ("552244200", ["552244000", "552200000", "550000000"]),
        ("552200200", ["552200000", "550000000"]), ("101010000", ["101000000", "100000000"]),
        ("710000000", []),
    ])
    func `its parents are found by zeroing, nearest first`(code: String, parents: [String]) throws {
        #expect(try KATOCode(code).parentCandidates.map(\.rawValue) == parents)
    }

    @Test func `the unit of a higher level is told, of a lower one not`() throws {
        let district = try KATOCode("101000000")
        #expect(district.ancestor(.region)?.rawValue == "100000000")
        #expect(district.ancestor(.district) == district)
        #expect(district.ancestor(.locality) == nil)
        #expect(try KATOCode("790000000").isRegion)
    }

    @Test(arguments: [
        ("55224420", KATOProblem.length(8)), ("5522442000", .length(10)), ("55224420x", .digits),
        ("052244200", .region),
    ])
    func `a wrong code is refused`(text: String, problem: KATOProblem) {
        #expect(throws: problem) { try KATOCode(text) }
        #expect(KATOCode(rawValue: text) == nil)
    }

    @Test func `codes stand in the order of their numbers`() throws {
        #expect(try KATOCode("100000000") < KATOCode("110000000"))
    }
}
