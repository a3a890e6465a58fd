"""A LlamaIndex pipeline behind a small HTTP API, asked by Locum's `http` door.

POST /query takes {"question", "temperature", "max_tokens", "seed"} and gives {"answer", "sources",
"finish_reason", "model", "usage"}; a failure is {"error": {"message"}}.
"""

import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from llama_index.core import Document, SimpleKeywordTableIndex
from llama_index.core.llms import ChatMessage, MockLLM
from llama_index.llms.openai_like import OpenAILike

TERMS = [
    "A parcel counts as lost ten days after the announced delivery. Its value is then refunded.",
    "A parcel may be left with a neighbour when the recipient has agreed to it in writing.",
    "Addresses can be changed until the parcel leaves the last depot, free of charge.",
]

# Keywords are found by rule; no model has a part in it.
index = SimpleKeywordTableIndex.from_documents(
    [Document(text=text) for text in TERMS], llm=MockLLM()
)
retriever = index.as_retriever(retriever_mode="simple")


def answer(question: dict) -> dict:
    sampling = {"seed": question["seed"]} if "seed" in question else {}
    llm = OpenAILike(
        model=os.environ["ENGINE_MODEL"],
        api_base=os.environ["ENGINE_URL"],
        api_key="none",
        is_chat_model=True,
        temperature=question.get("temperature", 0.0),
        max_tokens=question.get("max_tokens", 256),
        max_retries=0,  # Locum counts and repeats what fails
        additional_kwargs=sampling,
    )
    nodes = retriever.retrieve(question["question"])
    context = "\n".join(node.get_content() for node in nodes) or "none"
    response = llm.chat(
        [
            ChatMessage(role="system", content=f"Terms that apply: {context}"),
            ChatMessage(role="user", content=question["question"]),
        ]
    )
    raw = response.raw
    return {
        "answer": response.message.content,
        "sources": len(nodes),
        "finish_reason": raw.choices[0].finish_reason,
        "model": raw.model,
        "usage": {"input": raw.usage.prompt_tokens, "output": raw.usage.completion_tokens},
    }


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        try:
            status, body = 200, answer(question)
        except Exception as error:
            status, body = 500, {"error": {"message": f"{type(error).__name__}: {error}"}}
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
