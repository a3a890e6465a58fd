import Adapters
import ArgumentParser
import Eval
import Foundation
import Metrics

struct Score: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print every metric of any text or file of replies, with what it rests on.",
    discussion: """
      FILE is JSON Lines: a recording, or objects with the reply under reply, text, response, \
      completion or output. Optional members: prompt (or question, messages, system), answer (or \
      references), label, id, finish_reason, language, expect, canary, injection, bait, schema. Members of other \
      names are named with the options. With --labels the readings are compared with the labels.
      """)

  @Argument(help: ArgumentHelp("JSON Lines, or - for standard input.", valueName: "FILE"))
  var file: String?

  @Option(help: "A reply to score in place of a file.")
  var text: String?

  @Option(help: "With --text: what was asked.")
  var prompt: String?

  @Option(name: .customLong("answer"), help: "With --text: the right answer; repeatable.")
  var answers: [String] = []

  @Option(help: "The language that replies should be in, where a line does not say.")
  var language = "en"

  @Option(
    name: .customLong("suite"),
    help: "Suites whose cases the lines of a recording name; repeatable.")
  var suites: [String] = []

  @Option(name: .customLong("metric"), help: "Only this metric; repeatable.")
  var metrics: [String] = []

  @Option(
    help: ArgumentHelp(
      "A list of words in VADER's format for tone.sentiment, in place of our own.",
      valueName: "FILE"))
  var lexicon: String?

  @Option(help: ArgumentHelp("With --lexicon: VADER's list of emoji.", valueName: "FILE"))
  var emojiLexicon: String?

  @Flag(help: "Compare with the labels in the file: confusion matrix, balanced accuracy, kappa.")
  var labels = false

  @Option(name: .customLong("as"), help: "What the labels are about: refusal or grade.")
  var scheme: LabelScheme?

  @Option(help: ArgumentHelp("With --labels: figures for each value of FIELD.", valueName: "FIELD"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "With --labels: lines that share FIELD are one unit (default: case or prompt).",
      valueName: "FIELD"))
  var cluster: String?

  @Option(help: ArgumentHelp("The member with the reply.", valueName: "FIELD"))
  var textField: String?

  @Option(help: ArgumentHelp("The member with the prompt.", valueName: "FIELD"))
  var promptField: String?

  @Option(help: ArgumentHelp("The member with the right answer.", valueName: "FIELD"))
  var answerField: String?

  @Option(help: ArgumentHelp("The member with the label.", valueName: "FIELD"))
  var labelField: String?

  @Option(help: "Standard output: text, or json for JSON Lines.")
  var format = ReportOptions.Format.text

  func validate() throws {
    guard (file == nil) != (text == nil) else {
      throw ValidationError("Pass either --text or a file.")
    }
    if text != nil, labels || by != nil || cluster != nil {
      throw ValidationError("--labels, --by and --cluster need a file.")
    }
    if text == nil, prompt != nil || !answers.isEmpty {
      throw ValidationError("--prompt and --answer go with --text; a file's lines carry theirs.")
    }
    if lexicon == nil, emojiLexicon != nil {
      throw ValidationError("--emoji-lexicon goes with --lexicon.")
    }
    if !labels, by != nil || cluster != nil || scheme != nil || labelField != nil {
      throw ValidationError("--by, --cluster, --as and --label-field go with --labels.")
    }
  }

  func run() async throws {
    let metrics = try chosenMetrics()
    if let text {
      show([LabelledReply(facts: facts, response: Response(text: text))], metrics)
      return
    }
    let file = file ?? "-"
    let reader = LabelledReplyReader(
      fields: ReplyFields(
        text: textField, prompt: promptField, answer: answerField, label: labelField, group: by,
        cluster: cluster),
      suites: try suites.isEmpty ? [] : SuiteReader().suites(at: suites),
      language: language.lowercased())
    let contents = try reader.contents(of: file)
    if labels {
      let agreement = try LabelAgreement(contents.replies, file: file, scheme: scheme)
      Terminal.print(
        format == .json ? agreement.json : agreement.text(file: file, Terminal.outputStyle))
    } else {
      show(contents.replies, metrics)
    }
    if contents.failures > 0 {
      Terminal.note("\(contents.failures) lines keep a failed call and have nothing to score")
    }
  }

  private var facts: Facts {
    Facts(
      dimension: answers.isEmpty ? .tone : .factuality, prompt: prompt ?? "",
      question: prompt ?? "", language: language.lowercased(),
      answer: answers.isEmpty ? nil : answers == ["unknowable"] ? .unknowable : .aliases(answers))
  }

  private func chosenMetrics() throws -> [Metric] {
    let known = Metric.all.map(\.id.rawValue)
    for name in metrics where !known.contains(name) {
      throw Problem(unknownMetric: name)
    }
    var all = Metric.all
    if let lexicon {
      let list = try ValenceLexicon(reading: lexicon, emoji: emojiLexicon)
      let sentiment = Metric.sentiment(lexicon: list, version: Metric.sentiment.version)
      all = all.map { $0.id == sentiment.id ? sentiment : $0 }
    }
    return metrics.isEmpty ? all : all.filter { metrics.contains($0.id.rawValue) }
  }

  private func show(_ replies: [LabelledReply], _ metrics: [Metric]) {
    switch format {
    case .json: for reply in replies { Terminal.print(reply.json(of: metrics)) }
    case .text:
      let style = Terminal.outputStyle
      for (index, reply) in replies.enumerated() {
        Terminal.print((index > 0 ? "\n" : "") + reply.text(of: metrics, style))
      }
    }
  }
}

extension LabelScheme: ExpressibleByArgument {}
