"""Writes minilm/vectors-reference.json: texts, their token ids and their fp32 vectors.

    python vectors.py

A test in another language reads it to check its tokenizer (the ids must be
equal) and the model with its pooling (the cosine with the vector must be close
to 1; README.md says how close 8 bits come). The vectors are the numpy model's,
rounded to 5 digits. The texts are our own and may be used freely.
"""

import json
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

import reference

MINILM = Path(__file__).parent / "minilm"

LONG = (
    "Dear Rosalind, this is a long story and I am sorry for that. "
    "My sister and I shared a flat above the bakery for six years. "
    + " ".join(
        f"In the {ordinal} year we quarrelled about {matter}, and afterwards neither of us spoke of it again."
        for ordinal, matter in (
            ("first", "the rent and who had carried the piano up the stairs"),
            ("second", "a cat that she fed and that I had to take to the vet"),
            ("third", "our mother's birthday, which both of us forgot"),
            ("fourth", "her new friend, who borrowed my bicycle and returned half of it"),
            ("fifth", "the kitchen, the noise, the heating and the colour of the curtains"),
            ("sixth", "nothing at all, which turned out to be the worst of them"),
        )
    )
    + " Now she has moved to the coast with a man whom I have met twice, and she writes me cheerful postcards "
    "as though nothing had ever been wrong between us. I answer them politely. I tell her about the weather, "
    "the bakery, the neighbours and their loud baby. I never tell her that I miss her, because I do not know "
    "whether I miss her or only the noise she made. Friends say that I should visit her. One of them even "
    "bought me a ticket for the train, which lies on the table under the postcards. Every evening I look at it "
    "and every evening I find a reason to stay at home: the garden, the washing, a cold, a film I have seen "
    "before. What would you do in my place? Would you go without a word and ring the bell, or would you write "
    "a real letter first and wait until she answers? I am afraid of both, and I have been afraid for a year."
)

TEXTS = (
    ("one word", "Jealousy"),
    ("a title", "My best friend stopped answering me"),
    ("a question", "How do I tell my parents that I want to leave university?"),
    ("a curly apostrophe", "I can’t sleep because my neighbour’s dog won’t stop barking."),
    ("an emoji", "He texted me 😊 and then nothing for three weeks. What does that mean?"),
    ("accented letters", "Zoë met him at a café in Montréal, and now she’s naïve about his fiancée."),
    ("a space only", " "),
    ("signs, digits, line breaks", "Rent: $1,250/month (due 1st!)\n\nHe pays 50%...\tI pay the rest -- is that fair?"),
    ("capitals and a rare word", "WHY DOES MY MOTHER-IN-LAW CALL ME PUSILLANIMOUS AT EVERY GET-TOGETHER?!"),
    ("other scripts", "My grandmother calls me 宝贝 and my uncle says Привет; I answer in English."),
    (
        "a short letter",
        "My husband and I have been married for eleven years. Since he lost his job in spring he hardly leaves the "
        "sofa, and whenever I ask him about his plans he gets angry. I earn enough for both of us, so the money isn’t "
        "the trouble. I would like to have the man back who made me laugh. How can I help him without nagging?",
    ),
    ("more than 256 tokens", LONG),
)


def main():
    tokenizer = Tokenizer.from_file(str(MINILM / "tokenizer.json"))
    model, entries = reference.Reference(), []
    for what, text in TEXTS:
        ids = reference.encode(tokenizer, text)
        batch, mask = reference.pad([ids])
        vector = reference.pool(model.hidden(batch, mask), mask)[0]
        entries.append({"what": what, "text": text, "ids": ids, "vector": [float(f"{value:.5f}") for value in vector]})
        assert np.isclose(np.linalg.norm(vector), 1, atol=1e-5)
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False, separators=(",", ":")) for entry in entries)
    path = MINILM / "vectors-reference.json"
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8", newline="\n")
    print(f"{len(entries)} texts, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
