"""Milliseconds that a text of 8, 32, 128 and 256 tokens takes, on one thread.

    python speed.py FILE.onnx [FILE.onnx ...]

The files take turns, so that other work on the machine slows them alike; the
median of the rounds is printed. The token ids are arbitrary: time depends only
on how many there are.
"""

import sys
import time
from pathlib import Path

import numpy as np

from agreement import open_session

LENGTHS = (8, 32, 128, 256)
ROUNDS = 30


def milliseconds(session, length):
    """One run over a single text of `length` tokens."""
    ids = np.arange(2000, 2000 + length, dtype=np.int64)[None]  # [1, length]
    feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    start = time.perf_counter()
    session.run(["last_hidden_state"], feed)
    return 1000 * (time.perf_counter() - start)


def main(paths):
    sessions = [open_session(path) for path in paths]
    print(f"| file | {' | '.join(f'{length} tokens' for length in LENGTHS)} |\n|{'---|' * (len(LENGTHS) + 1)}")
    medians = [
        np.median([[milliseconds(session, length) for session in sessions] for _ in range(ROUNDS)], axis=0)
        for length in LENGTHS
    ]  # a row a length, a column a file
    for path, column in zip(paths, np.transpose(medians)):
        print(f"| {Path(path).name} | {' | '.join(f'{value:.1f}' for value in column)} |")


if __name__ == "__main__":
    main(sys.argv[1:])
