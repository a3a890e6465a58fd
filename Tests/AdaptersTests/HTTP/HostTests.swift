import Testing

@testable import Adapters

struct HostTests {
  @Test(arguments: [
    ("https://api.openai.com/v1", "https", "api.openai.com"), ("HTTP://h:8000", "http", "h:8000"),
    ("http://[::1]:80/x?y#z", "http", "[::1]:80"), ("https://user:pw@h/x", "https", "h"),
  ])
  func `Finds scheme and host`(_ url: String, _ scheme: String, _ authority: String) throws {
    let parts = try #require(Host.parts(of: url))
    #expect(parts.scheme == scheme && parts.authority == authority)
  }

  @Test(arguments: ["", "api.openai.com", "ftp://h/", "file:///etc/passwd", "http://", "http:///x"])
  func `Refuses what leads nowhere`(_ url: String) {
    #expect(Host.parts(of: url) == nil)
  }

  @Test(arguments: [
    ("http://localhost:1/", true), ("http://127.0.0.1/", true), ("http://127.9.9.9:80", true),
    ("http://[::1]:8000/v1", true), ("http://LOCALHOST", true),
    ("http://127.0.0.1.evil.com/", false),
    ("http://localhost.evil.com", false), ("http://10.0.0.1/", false),
    ("http://127.evil.com", false),
    ("http://127.0.0.1@evil.com/", false), ("http://[::2]/", false), ("http://127.0.0.256/", false),
  ])
  func `Knows this machine`(_ url: String, _ expected: Bool) {
    #expect(Host.isLoopback(url: url) == expected)
  }
}
