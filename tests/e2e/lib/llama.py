# llama.cpp's own server with the model beside it, until standard input ends. Prints its address.
#
# usage: llama.py <folder with `xllamacpp` and `model.gguf`>

import os
import sys

folder = sys.argv[1]
sys.path.insert(0, folder)

import xllamacpp  # noqa: E402

params = xllamacpp.CommonParams()
params.model.path = os.path.join(folder, "model.gguf")
params.hostnames = ["127.0.0.1"]
params.port = 0
params.n_ctx = 4096
params.n_parallel = 1
params.warmup = False
params.offline = True
# The same answer every time.
params.sampling.temp = 0.0
params.sampling.seed = 1
# Or so small a model says the same step eight times, which takes a minute on a busy machine.
params.sampling.penalty_repeat = 1.3
params.sampling.penalty_last_n = 256
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
os._exit(0)
