import Foundation
import Testing

@testable import Adapters

/// Expected signatures are botocore's, with its clock stopped at 2026-01-02T03:04:05Z.
struct SignatureV4Tests {
  private static let moment = 1_767_323_045.0

  private static let rows: [JSON] =
    (try? Fixture.json("bedrock/signatures.json"))?["rows"]?.array ?? []

  private func fields(_ json: JSON?) -> HTTPHeaders {
    HTTPHeaders(
      (json?.array ?? []).map {
        .init($0.array?.first?.string ?? "", $0.array?.last?.string ?? "")
      })
  }

  @Test(arguments: rows.indices)
  func `Signs as botocore does`(_ index: Int) throws {
    let all = try Fixture.json("bedrock/signatures.json")
    let row = Self.rows[index]
    var request = HTTPRequest(
      method: try #require(row["method"]?.string), url: try #require(row["url"]?.string),
      headers: fields(row["headers"]), body: Array(try #require(row["body"]?.string).utf8))
    let signature = SignatureV4(
      accessKeyID: try #require(all["access_key_id"]?.string),
      secretAccessKey: try #require(all["secret_access_key"]?.string),
      sessionToken: row["session_token"]?.string, region: try #require(row["region"]?.string),
      service: "bedrock")
    signature.sign(&request, at: Self.moment + 0.9)
    let name = row["name"]?.string ?? ""
    #expect(request.headers["authorization"] == row["authorization"]?.string, "\(name)")
    #expect(request.headers["x-amz-date"] == "20260102T030405Z")
    #expect(request.headers["x-amz-security-token"] == row["session_token"]?.string)
    var again = request
    signature.sign(&again, at: Self.moment)
    #expect(again.headers["authorization"] == request.headers["authorization"], "signed once more")
  }

  @Test func `There are enough cases`() { #expect(Self.rows.count >= 10) }

  /// What boto3 handed to its last hook before sending, its clock stopped.
  @Test func `Signs what the official SDK sends as the official SDK does`() throws {
    let captured = try Fixture.json("bedrock/sdk/bedrock-10-sigv4-fixed-time.json")
    let theirs = fields(captured["headers"])
    var request = HTTPRequest(
      url: try #require(captured["url"]?.string),
      headers: [.init("Content-Type", "application/json")],
      body: Array(try #require(captured["body_raw"]?.string).utf8))
    let key = APIKey(
      parts: [
        "AccessKeyId": "AKIDEXAMPLE",
        // The example secret of the AWS documentation, with which botocore makes the same again.
        "SecretAccessKey": "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        "SessionToken": "session-dummy", "Region": "eu-west-1",
      ], secrets: [])
    Bedrock.authorization.put(key, on: &request, at: Self.moment)
    #expect(request.headers["x-amz-date"] == theirs["x-amz-date"])
    #expect(request.headers["x-amz-security-token"] == theirs["x-amz-security-token"])
    #expect(request.headers["authorization"] == theirs["authorization"])
  }

  @Test(arguments: [
    ("https://bedrock-runtime.us-east-1.amazonaws.com/x", "us-east-1"),
    ("https://bedrock-runtime-fips.us-gov-west-1.amazonaws.com", "us-gov-west-1"),
    ("https://bedrock-runtime.cn-north-1.amazonaws.com.cn", "cn-north-1"),
    ("https://vpce-0a1-b2.bedrock-runtime.eu-west-3.vpce.amazonaws.com", "eu-west-3"),
    ("https://gateway.example.com", "ap-south-1"), ("http://127.0.0.1:8080", "ap-south-1"),
    ("https://bedrock-runtime.example.com", "ap-south-1"),
  ])
  func `The region is the host's own, else the environment's`(_ url: String, _ region: String) {
    var request = HTTPRequest(url: url)
    let parts = ["AccessKeyId": "A", "SecretAccessKey": "S", "Region": "ap-south-1"]
    Bedrock.authorization.put(APIKey(parts: parts, secrets: []), on: &request, at: Self.moment)
    let scope = "Credential=A/20260102/\(region)/bedrock/aws4_request"
    #expect(request.headers["Authorization"]?.contains(scope) == true)
  }

  @Test func `A time that is none does no harm`() {
    for time in [-1, .infinity, 1e300] as [Double] {
      var request = HTTPRequest(url: "https://h.test")
      SignatureV4(accessKeyID: "A", secretAccessKey: "S", region: "r", service: "s")
        .sign(&request, at: time)
      #expect(request.headers["x-amz-date"]?.count == 16)
    }
  }
}
