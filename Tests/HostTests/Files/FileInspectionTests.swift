import PluginKit
import Testing

@testable import Host

@Suite struct FileInspectionTests {
    /// What is wrong with a file that claims to be of a type; nil where nothing is.
    private func refusal(
        of bytes: [UInt8], as type: FileType, cut size: Int = 64
    ) -> FileRefused? {
        var inspection = FileInspection(of: type)
        do throws(FileRefused) {
            for start in stride(from: 0, to: bytes.count, by: size) {
                try inspection.take(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            try inspection.finish()
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: FileType.allCases, [1, 7, 64, 10_000])
    func `a file is what it claims to be, however its bytes are cut`(_ type: FileType, size: Int) {
        #expect(refusal(of: SampleFiles.bytes(of: type), as: type, cut: size) == nil)
    }

    @Test(arguments: FileType.allCases)
    func `a programme is none of the types`(_ type: FileType) {
        let programme: [UInt8] = [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF]
        #expect(refusal(of: programme, as: type) == .contentOfAnotherType(than: type))
    }

    @Test func `a file of one type is refused as any other`() {
        for claimed in FileType.allCases {
            for real in FileType.allCases where real != claimed {
                let areTexts = [claimed, real].allSatisfy { [.text, .csv].contains($0) }
                let isReadable = [.text, .csv].contains(claimed) && real == .pdf
                guard !areTexts, !isReadable else { continue }
                let bytes = SampleFiles.bytes(of: real)
                #expect(
                    refusal(of: bytes, as: claimed) == .contentOfAnotherType(than: claimed),
                    "\(real) as \(claimed)")
            }
        }
    }

    @Test func `an archive is a document by what it holds`() {
        #expect(refusal(of: SampleFiles.zip, as: .docx) == .contentOfAnotherType(than: .docx))
        #expect(refusal(of: SampleFiles.ott, as: .odt) == .contentOfAnotherType(than: .odt))
        #expect(refusal(of: SampleFiles.docm, as: .docx) == .macros)
    }

    @Test(arguments: [[0xC3], [0x41, 0x00], [0xCF, 0xF0, 0xE8], [0x1B, 0x5B]] as [[UInt8]])
    func `text is UTF-8 without controls`(_ bytes: [UInt8]) {
        #expect(refusal(of: bytes, as: .text) == .contentOfAnotherType(than: .text))
    }

    @Test(arguments: FileType.allCases)
    func `an empty file is said to be empty`(_ type: FileType) {
        #expect(refusal(of: [], as: type) == .empty)
    }
}

@Suite struct FileNameTests {
    private func refusal(of name: String) -> FileRefused? {
        do throws(FileRefused) {
            _ = try FileName(name)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: ["../order.pdf", "a\\b.pdf", "/etc/passwd", "..", "."])
    func `a name is no path`(_ name: String) {
        #expect(refusal(of: name) == .nameWithFolders)
    }

    @Test(arguments: ["a\u{0}.pdf", "a\r\n.pdf", "a\u{202E}fdp.exe", "a\u{2028}b.pdf"])
    func `nothing in a name is unseen`(_ name: String) {
        #expect(refusal(of: name) == .nameWithUnseenCharacters)
    }

    @Test func `a name has some characters, and not too many`() {
        #expect(refusal(of: "  ") == .nameless)
        #expect(refusal(of: String(repeating: "ә", count: 201)) == .nameTooLong)
        #expect(refusal(of: String(repeating: "ә", count: 200)) == nil)
    }

    private func name(_ text: String) throws -> FileName { try FileName(text) }

    @Test func `letters that a Mac takes apart are put together`() throws {
        #expect(try name("и\u{0306}.pdf").text.unicodeScalars.count == 5)
    }

    @Test func `a name ends as its type does`() throws {
        #expect(try name("бұйрық.PDF").ending(as: .pdf) == "бұйрық.PDF")
        #expect(try name("scan.jpeg").ending(as: .jpeg) == "scan.jpeg")
        #expect(try name("order.exe").ending(as: .pdf) == "order.exe.pdf")
        #expect(try name(".pdf").ending(as: .pdf) == ".pdf.pdf")
    }

    @Test func `a type is claimed by the media type, or by the name where that says nothing`()
        throws
    {
        let (scan, table) = (try name("a.pdf"), try name("a.csv"))
        #expect(FileType.claimed(by: scan, "image/png") == .png)
        #expect(FileType.claimed(by: scan, "application/octet-stream") == .pdf)
        #expect(FileType.claimed(by: scan, nil) == .pdf)
        #expect(FileType.claimed(by: table, "application/vnd.ms-excel") == .csv)
        #expect(FileType.claimed(by: table, "text/plain; charset=utf-8") == .csv)
        #expect(FileType.claimed(by: try name("a.exe"), nil) == nil)
    }
}
