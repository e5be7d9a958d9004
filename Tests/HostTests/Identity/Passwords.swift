import Foundation
import PluginKit
import Testing

@testable import Host

extension IdentityTests {
    @Suite struct Passwords {
        @Test func `until the first one is changed nothing may be done`() async throws {
            try await IdentityScene.play { scene in
                let (_, first) = try await scene.identity.createAccount(
                    email: "chief@example.kz", name: "Ерлан", roles: [.administrator],
                    by: scene.command)
                let begun = try await scene.signIn("chief@example.kz", first.text)
                let caller = try await scene.caller(session: begun.sessionToken)
                #expect(caller.session?.mustChangePassword == true)
                #expect(caller.account?.permissions.isEmpty == true)

                let changed = try await scene.change(
                    first.text, to: IdentityScene.goodPassword, in: begun)
                let free = try await scene.caller(session: changed.sessionToken)
                #expect(free.session?.mustChangePassword == false)
                #expect(free.account?.permissions["books.edit"] != nil)
            }
        }

        @Test func `a change begins a new session and ends all others`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                let elsewhere = try await scene.signIn()
                let here = try await scene.signIn()
                let changed = try await scene.change(
                    IdentityScene.goodPassword, to: "another long password", in: here)
                #expect(changed.sessionToken != here.sessionToken)
                #expect(try await scene.caller(session: elsewhere.sessionToken).means == .rejected)
                #expect(try await scene.caller(session: here.sessionToken).means == .rejected)
                #expect(try await scene.caller(session: changed.sessionToken).means == .session)
                #expect(
                    try await scene.refusal("aigul@example.kz", IdentityScene.goodPassword)
                        == .wrong)
            }
        }

        @Test func `the current one must be known, and guessing it locks`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                let begun = try await scene.signIn()
                for _ in 1...4 {
                    let refused = await #expect(throws: InvalidFields.self) {
                        try await scene.change("a guess", to: "another long password", in: begun)
                    }
                    #expect(refused?.problems.map(\.code) == ["password.wrong"])
                }
                await #expect(throws: SignInRefused.self) {
                    try await scene.change("a guess", to: "another long password", in: begun)
                }
            }
        }

        @Test(arguments: [
            ("жеті қара құмыра", "password.same"), ("short one", "password.tooShort"),
            ("aigul@example.kz!", "password.isEmail"), ("aaaaaaaaaaaaaaaa", "password.tooCommon"),
            ("Qwerty123456", "password.tooCommon"), ("Administrator2026", "password.tooCommon"),
            ("Құпиясөз-Астана-1", "password.tooCommon"),
            (String(repeating: "abcdefgh", count: 26), "password.tooLong"),
        ])
        func `a bad new one is refused with its reason`(new: String, code: String) async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                let begun = try await scene.signIn()
                let refused = await #expect(throws: InvalidFields.self) {
                    try await scene.change(IdentityScene.goodPassword, to: new, in: begun)
                }
                #expect(refused?.problems.map(\.code) == [code])
                #expect(refused?.problems.map(\.pointer) == ["/new"])
            }
        }

        @Test func `two changes at once: one wins`() async throws {
            try await IdentityScene.play { scene in
                _ = try await scene.account()
                let begun = try await scene.signIn()
                let still = scene
                let won = await withTaskGroup(of: Bool.self) { group in
                    for word in ["the first of passwords", "the second of passwords"] {
                        group.addTask {
                            let changed = try? await still.change(
                                IdentityScene.goodPassword, to: word, in: begun)
                            return changed != nil
                        }
                    }
                    return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
                }
                #expect(won == 1)
            }
        }
    }
}

@Suite struct PasswordHashes {
    /// RFC 7914, section 12: the first 32 bytes of its third vector.
    @Test func `the vector of the RFC is matched`() throws {
        let hash = try #require(
            PasswordHash(
                text: "scrypt$14$8$1$U29kaXVtQ2hsb3JpZGU=$"
                    + "cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofI="))
        #expect(try hash.matches("pleaseletmein"))
        #expect(try !hash.matches("pleaseletmeout"))
    }

    @Test func `letters match however the keyboard composes them`() throws {
        let composed = "й\u{0451}лка"
        let decomposed = "и\u{0306}е\u{0308}лка"
        #expect(Array(composed.utf8) != Array(decomposed.utf8))
        let hash = try PasswordHash(of: composed, cost: PasswordCost(logN: 4))
        #expect(try hash.matches(decomposed))
    }

    @Test func `it is written and read, and two of one password differ`() throws {
        let cost = PasswordCost(logN: 4)
        let hash = try PasswordHash(of: "a password of mine", cost: cost)
        #expect(PasswordHash(text: hash.text) == hash)
        #expect(try PasswordHash(of: "a password of mine", cost: cost) != hash)
    }

    @Test(arguments: ["", "scrypt", "scrypt$99$8$1$AAAA$AAAA", "md5$1$1$1$AAAA$AAAA"])
    func `what is none is not read`(text: String) {
        #expect(PasswordHash(text: text) == nil)
    }

    @Test func `more than there is room for are turned away`() async throws {
        let works = PasswordWorks(threads: 1, limit: 2)
        let refused = await withTaskGroup(of: Bool.self) { group in
            for _ in 1...8 {
                group.addTask {
                    do {
                        _ = try await works.hash("a password", cost: PasswordCost(logN: 13))
                        return false
                    } catch { return error is TooManySignIns }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(refused > 0)
        #expect(refused < 8)
        _ = try await works.hash("a password", cost: PasswordCost(logN: 4))
    }

    @Test func `a secret shown once is in no description`() {
        let secret = ShownOnce.password()
        #expect(!"\(secret)".contains(secret.text))
        #expect(!String(reflecting: secret).contains(secret.text))
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!dumped.contains(secret.text))
        #expect(secret.text.count == 23)
    }
}
