# How fast does tantivy answer? Reads letters (JSON lines of stems), indexes them, asks, prints JSON. Started by frozen.ts.
import json
import sys
import time

import tantivy

letters_file, questions_file, folder = sys.argv[1:4]
PASSES = 3
FIELDS = {"title": 3.0, "question": 1.0, "answer": 0.5}

builder = tantivy.SchemaBuilder()
for field in [*FIELDS, "all"]:
    builder.add_text_field(field, stored=False, tokenizer_name="whitespace", index_option="freq")
schema = builder.build()
index = tantivy.Index(schema, path=folder)
writer = index.writer(heap_size=500_000_000, num_threads=1)
before = time.process_time()
with open(letters_file, encoding="utf-8") as lines:
    for line in lines:
        parts = json.loads(line)
        writer.add_document(tantivy.Document(**parts, all=" ".join(parts.values())))
writer.commit()
writer.wait_merging_threads()
build_s = time.process_time() - before
index.reload()
searcher = index.searcher()


def query(words, fields):
    terms = []
    for word in words:
        for field, boost in fields.items():
            term = tantivy.Query.term_query(schema, field, word, index_option="freq")
            terms.append((tantivy.Occur.Should, tantivy.Query.boost_query(term, boost)))
    return tantivy.Query.boolean_query(terms)


def measure(fields, questions):
    queries = [query(words, fields) for words in questions if words]
    for one in queries:
        searcher.search(one, 5)
    before = time.process_time()
    for _ in range(PASSES):
        for one in queries:
            searcher.search(one, 5)
    return 1000 * (time.process_time() - before) / (PASSES * len(queries))


with open(questions_file, encoding="utf-8") as file:
    asked = json.load(file)
print(
    json.dumps(
        {
            "segments": searcher.num_segments,
            "buildCpuMs": 1000 * build_s,
            "threeFieldsCpuMs": measure(FIELDS, asked),
            "oneFieldCpuMs": measure({"all": 1.0}, asked),
        }
    )
)
