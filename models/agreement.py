"""How far does an int8 model agree with the fp32 reference?

    python agreement.py FOLDER --model ours=minilm/model.onnx [--model NAME=FILE ...]

FOLDER holds judged sets, one sub-folder each, with
    letters.jsonl   {"id", "title", "question", "answer"}
    queries.jsonl   {"id", "text"}
    qrels.tsv       query id, letter id, grade, separated by tabs; 1 or more is relevant

Two measures are printed as tables:
  cosine   between the two models' vectors of the same text, over all the texts
  ranking  MAP and P@1 of every set, with the score
           cos(query, "title. question") + 0.5 * max(0, cos(query, answer)).
           Queries without a relevant letter are left out. MAP and P@1 are defined
           in Manning et al., "Introduction to Information Retrieval", chapter 8.4.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

import reference

HERE = Path(__file__).parent


# ---------------------------------------------------------------- judged sets


def read_lines(path):
    """The objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def passage(letter):
    """What stands for the letter itself: "title. question", or the question if it has no title."""
    return f"{letter['title']}. {letter['question']}" if letter["title"] else letter["question"]


def read_set(folder):
    """One judged set: letters, queries that have a relevant letter, and their relevant ids."""
    relevant = {}
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        query, letter, grade = line.split("\t")
        if int(grade) >= 1:
            relevant.setdefault(query, set()).add(letter)
    queries = [query for query in read_lines(folder / "queries.jsonl") if query["id"] in relevant]
    return {"letters": read_lines(folder / "letters.jsonl"), "queries": queries, "relevant": relevant}


def texts_of(judged):
    """Every text of a set that is turned into a vector."""
    for letter in judged["letters"]:
        yield passage(letter)
        if letter["answer"]:
            yield letter["answer"]
    yield from (query["text"] for query in judged["queries"])


# -------------------------------------------------------------------- vectors


def vectors_by_reference(rows):
    """Token ids of N texts -> [N, 384], from the fp32 numpy model; 8 of like length at a time."""
    model, vectors = reference.Reference(), np.empty((len(rows), 384), np.float32)
    order = sorted(range(len(rows)), key=lambda line: len(rows[line]))
    for start in range(0, len(order), 8):
        part = order[start : start + 8]
        ids, mask = reference.pad([rows[line] for line in part])
        vectors[part] = reference.pool(model.hidden(ids, mask), mask)
    return vectors


def open_session(path, threads=1):
    """An onnxruntime session on the processor, quiet."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def vectors_by_onnx(path, rows):
    """Token ids of N texts -> [N, 384], from an ONNX file, one text at a time (no padding)."""
    session, vectors = open_session(path), np.empty((len(rows), 384), np.float32)
    for line, row in enumerate(rows):
        ids, mask = reference.pad([row])
        feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        vectors[line] = reference.pool(session.run(["last_hidden_state"], feed)[0], mask)[0]
    return vectors


def cached(folder, name, rows, compute):
    """`compute()`, kept in `folder` (if given) under the name and the hash of the token ids."""
    if folder is None:
        return compute()
    key = hashlib.sha256((name + json.dumps(rows)).encode()).hexdigest()[:16]
    path = Path(folder) / f"{key}.npy"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        np.save(path, compute())
    return np.load(path)


# -------------------------------------------------------------------- ranking


def rank(judged, vector_of):
    """MAP and P@1 of one set; `vector_of` gives the vector of a text."""
    letters = judged["letters"]
    names = [letter["id"] for letter in letters]
    passages = np.stack([vector_of[passage(letter)] for letter in letters])  # [L, 384]
    nothing = np.zeros(384, np.float32)
    answers = np.stack([vector_of[letter["answer"]] if letter["answer"] else nothing for letter in letters])
    precisions, firsts = [], []
    for query in judged["queries"]:
        vector = vector_of[query["text"]]
        score = passages @ vector + 0.5 * np.maximum(0, answers @ vector)  # [L]
        order = np.argsort(-score, kind="stable")
        hit = np.array([names[place] in judged["relevant"][query["id"]] for place in order])
        ranks = np.flatnonzero(hit) + 1
        precisions.append((np.arange(1, len(ranks) + 1) / ranks).mean())
        firsts.append(hit[0])
    return np.mean(precisions), np.mean(firsts)


def print_tables(vectors, texts, sets):
    """The two Markdown tables; `vectors` maps a model's name to [N, 384], the first is the reference."""
    names, first = list(vectors), next(iter(vectors.values()))
    print(f"\n{len(texts)} texts\n\n| model | mean cosine | 1 in 100 below | minimum |\n|---|---|---|---|")
    for name in names:
        cosine = (vectors[name] * first).sum(1)
        print(f"| {name} | {cosine.mean():.5f} | {np.quantile(cosine, 0.01):.5f} | {cosine.min():.5f} |")
    print(f"\n| MAP / P@1 | {' | '.join(names)} |\n|{'---|' * (len(names) + 1)}")
    scores = []
    for title, judged in sets.items():
        line = [rank(judged, dict(zip(texts, vectors[name]))) for name in names]
        scores.append(line)
        print(f"| {title} | {' | '.join(f'{m:.4f} / {p:.4f}' for m, p in line)} |")
    mean = np.mean(scores, 0)
    print(f"| mean | {' | '.join(f'{m:.4f} / {p:.4f}' for m, p in mean)} |")
    change = (np.array(scores) / np.array(scores)[:, :1] - 1)[:, :, 0]  # [sets, models], of MAP
    worst = change[np.abs(change).argmax(0), range(len(names))]
    print(f"| mean MAP against fp32 | {' | '.join(f'{m / mean[0][0] - 1:+.2%}' for m, _ in mean)} |")
    print(f"| largest change of a set's MAP | {' | '.join(f'{value:+.2%}' for value in worst)} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="folder of judged sets")
    parser.add_argument("--model", action="append", default=[], metavar="NAME=FILE", help="ONNX file to compare")
    parser.add_argument("--cache", help="folder in which vectors are kept between runs")
    options = parser.parse_args()

    sets = {path.parent.name: read_set(path.parent) for path in sorted(options.folder.glob("*/qrels.tsv"))}
    texts = sorted({text for judged in sets.values() for text in texts_of(judged)})
    tokenizer = Tokenizer.from_file(str(HERE / "minilm" / "tokenizer.json"))
    rows = [reference.encode(tokenizer, text) for text in texts]

    vectors = {"fp32": cached(options.cache, "fp32", rows, lambda: vectors_by_reference(rows))}
    for name, path in (value.split("=", 1) for value in options.model):
        key = hashlib.sha256(Path(path).read_bytes()).hexdigest()
        vectors[name] = cached(options.cache, key, rows, lambda: vectors_by_onnx(path, rows))
    print_tables(vectors, texts, sets)


if __name__ == "__main__":
    main()
