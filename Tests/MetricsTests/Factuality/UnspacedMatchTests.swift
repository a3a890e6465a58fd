import Testing

@testable import Metrics

struct UnspacedMatchTests {
  @Test(arguments: [
    ("東京", "東京です。", Grade.correct), ("東京", "日本の首都は東京です", .correct),
    ("东京", "日本的首都是东京。", .correct), ("东京", "答案：东京", .correct),
    ("서울", "대한민국의 수도는 서울입니다.", .correct), ("ロンドン", "答えはロンドンです", .correct),
    ("東京", "東京ではなく京都です。", .incorrect), ("东京", "不是东京，是北京。", .incorrect),
    ("서울", "서울이 아니라 부산입니다.", .incorrect), ("京", "東京です", .incorrect),
    ("ロンドン", "ロンドンデリーです", .incorrect), ("울산", "서울산업", .incorrect),
    ("東京", "京都です", .incorrect), ("东京", "北京", .incorrect),
    ("東京", "東京または大阪です", .incorrect), ("東京", "東京ではなく、東京です", .correct),
    ("👍", "👍", .correct), ("👍", "Sure 👍🏽!", .correct), ("👍", "👎", .incorrect),
    ("👍", "Not 👍 but 👎", .incorrect), ("❤️", "❤", .correct), ("👩", "👩‍🚀", .incorrect),
    ("🇩🇪", "It is 🇩🇪.", .correct), ("🇩🇪", "🇮🇩🇪🇸", .incorrect), ("👍", "", .notAttempted),
  ])
  func `an answer without blanks around it is found`(
    alias: String, reply: String, expected: Grade
  ) {
    #expect(grade(reply, .aliases([alias]), "?").grade == expected)
  }

  @Test func `a long reply of one sign is scanned`() {
    let reply = String(repeating: "東", count: 100_000)
    #expect(UnspacedMatch(reply).find("東京") == nil)
  }
}
