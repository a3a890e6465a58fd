"""Times the usual Python packages on the texts of a JSON Lines file, as `bench metrics` times ours.

python3 -m venv V && V/bin/pip install vaderSentiment textstat==0.7.4 lexicalrichness
V/bin/python scripts/bench-metrics.py fixtures/planted/primary.jsonl
"""
import json
import sys
import time

import textstat
from lexicalrichness import LexicalRichness
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer


def texts(path):
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        text = row.get("text") or (row.get("reply") or {}).get("text")
        if text and 100 <= len(text.split()) <= 140:
            yield text


def row(name, texts, work):
    times = []
    for _ in range(3):
        start = time.process_time()
        for text in texts:
            work(text)
        times.append((time.process_time() - start) / len(texts))
    median = sorted(times)[1]
    print(f"{name:36} {median * 1e6:9.1f} µs a text {1 / median:9.0f} texts/s")


def readability(text):
    textstat.automated_readability_index(text)
    textstat.flesch_reading_ease(text)
    textstat.smog_index(text)


sample = list(texts(sys.argv[1]))[:400]
analyzer = SentimentIntensityAnalyzer()
print(f"{len(sample)} texts of 100 to 140 words")
row("vaderSentiment", sample, analyzer.polarity_scores)
row("textstat: ARI, Flesch, SMOG", sample, readability)
row("lexicalrichness: MTLD", sample, lambda text: LexicalRichness(text).mtld())
