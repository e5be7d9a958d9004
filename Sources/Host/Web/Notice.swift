import Foundation
import HTTPTypes
import Hummingbird
import KazakhstanFormats
import PluginKit

/// What is said once on the next page, carried there in a cookie.
struct Notice {
    let text: String

    init?(cookie: String) {
        guard let text = cookie.removingPercentEncoding, !text.isEmpty else { return nil }
        self.text = text
    }
}

extension WebResponse {
    /// To another page, to be fetched with GET.
    static func seeOther(_ path: String) -> WebResponse {
        WebResponse(status: .seeOther, headers: [.location: path, .cacheControl: "no-store"])
    }

    func saying(_ notice: Message?, in language: Language, texts: any Texts) -> WebResponse {
        guard let notice,
            let text = texts.text(notice, in: language)
                .addingPercentEncoding(withAllowedCharacters: .alphanumerics)
        else { return self }
        var response = self
        response.setCookie(
            Cookie(
                name: CookieName.notice, value: text, maxAge: 60, path: "/", httpOnly: true,
                sameSite: .lax))
        return response
    }
}

extension Cookie {
    /// A cookie that takes away the one of this name.
    static func gone(_ name: String) -> Cookie {
        Cookie(name: name, value: "", maxAge: 0, path: "/", httpOnly: true, sameSite: .lax)
    }
}
