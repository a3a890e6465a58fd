"""Serves one GGUF model on 127.0.0.1 with llama.cpp's own HTTP server until it is told to stop.

    serve.py MODEL NAME PORT CONTEXT SLOTS THREADS URL_FILE [TEMPLATE]

PORT 0 lets the system choose one; the address that was bound is written to URL_FILE. CONTEXT
tokens are shared by SLOTS requests at a time.
"""

import os
import signal
import sys
import threading

import xllamacpp


def parameters(model, name, port, context, slots, threads, template):
    chosen = xllamacpp.CommonParams()
    chosen.model.path = model
    chosen.model_alias = {name}
    chosen.hostnames = ["127.0.0.1"]
    chosen.port = port
    chosen.n_ctx = context
    chosen.n_parallel = slots
    chosen.cpuparams.n_threads = threads
    chosen.cpuparams_batch.n_threads = threads
    chosen.endpoint_metrics = True
    chosen.use_jinja = True
    chosen.warmup = True
    if template:
        with open(template, encoding="utf-8") as file:
            chosen.chat_template = file.read()
    return chosen


def main():
    model, name, port, context, slots, threads, url_file, *template = sys.argv[1:]
    told = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told.set())
    # Lives on when the terminal that started it closes.
    signal.signal(signal.SIGHUP, signal.SIG_IGN)

    server = xllamacpp.Server(
        parameters(
            model, name, int(port), int(context), int(slots), int(threads), "".join(template)
        )
    )
    # Renamed into place, so that whoever waits for the file never reads half an address.
    with open(url_file + ".new", "w", encoding="ascii") as file:
        file.write(server.listening_address + "\n")
    os.replace(url_file + ".new", url_file)

    told.wait()
    # Tearing down the server waits for replies under way; nobody is left to read them.
    os._exit(0)


main()
