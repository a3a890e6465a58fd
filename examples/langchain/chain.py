"""A LangChain chain with a fallback, asked by Locum's `exec` door.

Reads one question a line from standard input and writes one answer a line to standard output, each
with the question's id. Everything else it has to say goes to standard error.
"""

import json
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from langchain_openai import ChatOpenAI

STOPS = {"stop": "finished", "length": "length", "content_filter": "filtered"}


def model(name: str) -> ChatOpenAI:
    return ChatOpenAI(
        model=os.environ[f"{name}_MODEL"],
        base_url=os.environ[f"{name}_URL"],
        api_key=os.environ.get(f"{name}_KEY", "none"),
        max_retries=0,  # Locum counts and repeats what fails; two layers that retry hide failures.
        timeout=60,
    )


chain = model("PRIMARY").with_fallbacks([model("FALLBACK")])


def answer(question: dict) -> dict:
    sampling = {k: v for k, v in question["sampling"].items() if v is not None}
    message = chain.invoke(
        [(turn["role"], turn["content"]) for turn in question["messages"]], **sampling
    )
    usage = message.usage_metadata or {}
    said = message.response_metadata
    return {
        "reply": {
            "text": message.content,
            "stop": STOPS.get(said.get("finish_reason"), "other"),
            "usage": {
                "input": usage.get("input_tokens", 0),
                "output": usage.get("output_tokens", 0),
            },
        },
        "target": {"served": said.get("model_name")},
    }


def main() -> None:
    writing = threading.Lock()

    def serve(line: str) -> None:
        question = json.loads(line)
        try:
            outcome = answer(question)
        except Exception as error:  # whatever a chain raises, the question has an answer
            outcome = {"error": {"kind": "server", "message": f"{type(error).__name__}: {error}"}}
        with writing:
            print(json.dumps({"id": question["id"], **outcome}), flush=True)

    with ThreadPoolExecutor(max_workers=4) as pool:
        for line in sys.stdin:
            pool.submit(serve, line)


if __name__ == "__main__":
    main()
