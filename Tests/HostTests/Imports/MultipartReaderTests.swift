import Testing

@testable import Host

@Suite struct MultipartReaderTests {
    /// A part as it was read, its bytes put together.
    struct Part: Equatable {
        let head: MultipartPart
        var bytes: [UInt8] = []
        var isComplete = false
    }

    static func parts(
        _ pieces: [ArraySlice<UInt8>], limits: MultipartLimits = MultipartLimits()
    ) throws -> [Part] {
        var reader = MultipartReader(boundary: "AaB03x", limits: limits)
        var parts: [Part] = []
        for piece in pieces {
            try reader.read(piece) { event in
                switch event {
                case .part(let head): parts.append(Part(head: head))
                case .body(let bytes): parts[parts.count - 1].bytes += bytes
                case .partEnd: parts[parts.count - 1].isComplete = true
                case .end: break
                }
            }
        }
        try reader.finish()
        return parts
    }

    static func parts(_ text: String, limits: MultipartLimits = MultipartLimits()) throws -> [Part]
    {
        try parts([Array(text.utf8)[...]], limits: limits)
    }

    static let form = """
        --AaB03x\r
        Content-Disposition: form-data; name="kind"\r
        \r
        kato\r
        --AaB03x\r
        content-disposition: form-data; name="file"; filename="Жіктеуіш; 2026 %22х%22.csv"\r
        Content-Type: text/csv; charset=windows-1251\r
        \r
        a,b\r\n--AaB03\r\n-\r\n\r
        --AaB03x \t\r
        Content-Disposition: form-data; name=empty\r
        \r
        \r
        --AaB03x--\r
        """

    @Test func `a form with a field, a file and an empty part is read`() throws {
        let parts = try Self.parts(Self.form)
        #expect(parts.map(\.head.name) == ["kind", "file", "empty"])
        #expect(!parts.contains { !$0.isComplete })
        #expect(String(decoding: parts[0].bytes, as: UTF8.self) == "kato")
        #expect(parts[1].head.filename == "Жіктеуіш; 2026 \"х\".csv")
        #expect(parts[1].head.contentType == "text/csv; charset=windows-1251")
        #expect(String(decoding: parts[1].bytes, as: UTF8.self) == "a,b\r\n--AaB03\r\n-\r\n")
        #expect(parts[0].head.filename == nil)
        #expect(parts[2].bytes.isEmpty)
    }

    @Test(arguments: 1...40)
    func `pieces of any length give the same form`(length: Int) throws {
        let bytes = Array(("preamble\r\n" + Self.form + "\r\nepilogue").utf8)
        let pieces = stride(from: 0, to: bytes.count, by: length).map {
            bytes[$0..<min(bytes.count, $0 + length)]
        }
        #expect(try Self.parts(pieces) == Self.parts(Self.form))
    }

    @Test(arguments: [
        (#"form-data; name="f"; filename="C:\dir\a.csv""#, "a.csv"),
        (#"form-data; name="f"; filename="../../etc/passwd""#, "passwd"),
        (#"form-data; name="f"; filename="a\"b.csv""#, "a\"b.csv"),
        (#"form-data; name="f"; filename=a.csv; filename*=UTF-8''%D3%99.csv"#, "ә.csv"),
        (#"form-data; name="f"; filename=a.csv; filename*=UTF-8''%D3.csv"#, "a.csv"),
        (#"form-data ; NAME = "f" ; FileName = a.csv "#, "a.csv"),
        (#"form-data; name="f"; filename="""#, ""),
    ])
    func `the name of a file is bare`(disposition: String, filename: String) throws {
        let text = "--AaB03x\r\nContent-Disposition: \(disposition)\r\n\r\nx\r\n--AaB03x--"
        #expect(try Self.parts(text).first?.head.filename == filename)
        #expect(try Self.parts(text).first?.head.name == "f")
    }

    @Test(arguments: [
        ("", MultipartProblem.preamble), ("no boundary at all", .preamble),
        (String(repeating: "x", count: 200), .preamble), ("--AaB03xy\r\n", .boundaryLine),
        ("--AaB03x\r\nContent-Disposition: form-data; name=a\r\n\r\nx", .unexpectedEnd),
        ("--AaB03x\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--AaB03x", .unexpectedEnd),
        ("--AaB03x\r\nnonsense\r\n\r\nx\r\n--AaB03x--", .header),
        ("--AaB03x\r\nContent-Type: text/csv\r\n\r\nx\r\n--AaB03x--", .nameless),
        ("--AaB03x\r\n\r\nx\r\n--AaB03x--", .nameless),
        ("--AaB03x\r\nX: \(String(repeating: "y", count: 200))\r\n\r\n", .headersTooLong),
        (
            "--AaB03x\r\nContent-Disposition: form-data; name=a\r\n\r\n"
                + "\(String(repeating: "y", count: 200))\r\n--AaB03x--", .partTooLong
        ),
        (form, .tooManyParts),
    ])
    func `what cannot be read is refused with its reason`(text: String, problem: MultipartProblem) {
        let limits = MultipartLimits(headerBytes: 150, parts: 2, partBytes: 100, preambleBytes: 100)
        #expect(throws: problem) { try Self.parts(text, limits: limits) }
    }

    @Test func `the boundary comes from the content type`() throws {
        _ = try MultipartReader(contentType: "multipart/form-data; boundary=\"a b\"; charset=utf-8")
        _ = try MultipartReader(contentType: "Multipart/Form-Data;boundary=AaB03x")
        #expect(throws: MultipartProblem.notForm) { try MultipartReader(contentType: "text/csv") }
        #expect(throws: MultipartProblem.boundary) {
            try MultipartReader(contentType: "multipart/form-data; boundary=")
        }
        #expect(throws: MultipartProblem.boundary) {
            let long = String(repeating: "x", count: 71)
            return try MultipartReader(contentType: "multipart/form-data; boundary=\(long)")
        }
    }

    @Test func `no bytes crash it, and pieces do not change what it says`() {
        var random = SeededBytes(seed: 5)
        let scraps = [
            "\r\n", "--AaB03x", "--", "\r", "\n", "-", "Content-Disposition: form-data; name=\"a\"",
            "; filename=\"", "\r\n\r\n", "\r\n--AaB03x\r\n", "x", "\"", "%", "'", "\r\n--AaB03x--",
            ":",
        ].map { Array($0.utf8) }
        for _ in 0..<5_000 {
            var bytes = Bool.random(using: &random) ? Array("--AaB03x\r\n".utf8) : []
            for _ in 0..<Int.random(in: 0...14, using: &random) {
                let noise = [UInt8.random(in: 0...255, using: &random)]
                bytes +=
                    random.next() % 5 == 0 ? noise : scraps.randomElement(using: &random) ?? noise
            }
            let whole = outcome([bytes[...]])
            #expect(outcome(random.cut(bytes, longest: 7)) == whole)
        }
    }

    private enum Outcome: Equatable {
        case parts([Part])
        case problem(MultipartProblem)
        case strange
    }

    private func outcome(_ pieces: [ArraySlice<UInt8>]) -> Outcome {
        do {
            return .parts(try Self.parts(pieces))
        } catch let problem as MultipartProblem {
            return .problem(problem)
        } catch {
            return .strange
        }
    }
}
