"""An Agenta application, asked by Locum's `http` door.

Agenta's SDK turns the function below into an HTTP service, here without an Agenta server: nothing is
traced, and requests are not authenticated. POST /invoke takes `data.inputs` and `data.parameters`.
"""

import os

os.environ.setdefault("AGENTA_HOST", "http://127.0.0.1:9")  # nobody answers there, on purpose
os.environ.setdefault("AGENTA_API_KEY", "none")
os.environ.setdefault("AGENTA_SERVICE_MIDDLEWARE_AUTH_ENABLED", "false")
os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "true")

import agenta as ag  # reads the environment above
import httpx

ag.init()

app = ag.create_app()
ENGINE = os.environ["ENGINE_URL"]
MODEL = os.environ["ENGINE_MODEL"]


@ag.route("/", app=app)
@ag.application()
async def support(inputs: dict, parameters: dict | None = None) -> dict:
    async with httpx.AsyncClient(timeout=60) as client:
        response = await client.post(
            f"{ENGINE}/chat/completions",
            json={"model": MODEL, "messages": inputs["messages"], **(parameters or {})},
        )
    response.raise_for_status()
    body = response.json()
    choice = body["choices"][0]
    return {
        "text": choice["message"]["content"],
        "stop": choice["finish_reason"],
        "model": body["model"],
        "usage": body["usage"],
    }
