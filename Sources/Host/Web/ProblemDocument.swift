import HTTPTypes
import Hummingbird
import KazakhstanFormats
import NIOCore
import PluginKit

/// A failure as RFC 9457 tells it: `application/problem+json` in the reader's language.
struct ProblemDocument {
    let failure: Failure
    let requestId: String
    let language: Language
    let texts: any Texts

    var response: WebResponse {
        var headers: HTTPFields = [.contentType: "application/problem+json; charset=utf-8"]
        headers[.contentLanguage] = language.rawValue
        headers[.cacheControl] = "no-store"
        headers[.problemRetry] = failure.retryAfter.map(String.init)
        if failure.status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
        return WebResponse(
            status: failure.status, headers: headers,
            body: .init(byteBuffer: ByteBuffer(bytes: json.bytes)))
    }

    private var json: JSONWriter {
        var json = JSONWriter()
        json.beginObject()
        json.key("type")
        json.write("about:blank")
        json.key("title")
        json.write(texts.text(failure.message, in: language))
        json.key("status")
        json.write(failure.code)
        json.key("id")
        json.write(requestId)
        if !failure.problems.isEmpty {
            json.key("errors")
            json.beginArray()
            for problem in failure.problems { write(problem, to: &json) }
            json.endArray()
        }
        json.endObject()
        return json
    }

    private func write(_ problem: FieldProblem, to json: inout JSONWriter) {
        json.beginObject()
        json.key("pointer")
        json.write(problem.pointer.text)
        json.key("code")
        json.write(problem.code)
        json.key("message")
        json.write(texts.text(problem.message, in: language))
        json.endObject()
    }
}
