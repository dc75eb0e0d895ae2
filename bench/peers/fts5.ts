// How fast and how good is SQLite's full-text search?
// FTS5 with its Porter tokenizer and its own bm25(), whose default is columns of equal weight (https://sqlite.org/fts5.html,
// sections 4.3.3 and 5.1.1). A question is words with OR between them, because words that stand side by side must all match;
// each is quoted as section 3.1 has it, so that a sign in it is no command. libsql carries SQLite 3.45 with FTS5.
import { join } from 'node:path';
import Database from 'libsql';
import { z } from 'zod';
import type { Peer, PeerIndex } from './peer.ts';

const FILE = 'letters.sqlite';
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const TABLE = "CREATE VIRTUAL TABLE letters USING fts5(id UNINDEXED, title, question, answer, tokenize = 'porter unicode61')";
const QUERY = 'SELECT id FROM letters WHERE letters MATCH ? ORDER BY bm25(letters), rowid LIMIT ?';
const rows = z.array(z.object({ id: z.string() }));

export const peer: Peer = {
  build(letters) {
    const database = new Database(':memory:');
    database.exec(TABLE);
    const insert = database.prepare('INSERT INTO letters VALUES (?, ?, ?, ?)');
    database.exec('BEGIN');
    for (const { id, title, question, answer } of letters) insert.run(id, title, question, answer);
    database.exec('COMMIT');
    return asPeer(database);
  },
  load: async (folder) => asPeer(new Database(join(folder, FILE), { readonly: true })),
};

function asPeer(database: Database.Database): PeerIndex {
  const query = database.prepare(QUERY);
  return {
    search(question, limit) {
      const words = question.match(WORD) ?? [];
      if (words.length === 0) return [];
      return rows.parse(query.all(words.map((word) => `"${word}"`).join(' OR '), limit)).map(({ id }) => id);
    },
    save: async (folder) => void database.prepare('VACUUM INTO ?').run(join(folder, FILE)),
  };
}
