// What do commands write as JSON? The contract that scripts rely on.
import type { Letter } from '../letters/letter.ts';
import type { Excerpt } from '../passages/excerpt.ts';
import { sayWhy } from '../replies/words.ts';
import type { Findings, Match } from '../search/match.ts';

/** A match as `ask --json` shows it; what is not known is `null`. */
export function matchJson({ letter, band, score, why, questionExcerpt, answerExcerpt, family }: Match) {
  return {
    id: letter.id,
    title: letter.title,
    column: letter.column,
    columnist: letter.columnist ?? null,
    date: letter.date ?? null,
    url: letter.url ?? null,
    topics: letter.topics,
    contentNotes: letter.contentNotes,
    band,
    score,
    why: sayWhy(why),
    questionExcerpt: excerptJson(questionExcerpt),
    answerExcerpt: excerptJson(answerExcerpt),
    family: family.map((relative) => ({
      id: relative.letter.id,
      date: relative.letter.date ?? null,
      relation: relative.relation,
    })),
  };
}

function excerptJson({ pieces }: Excerpt) {
  return pieces.map(({ span, text }) => ({ start: span.start, end: span.end, text }));
}

/** The findings of `ask --json` below the question. */
export function findingsJson(findings: Findings) {
  return {
    outcome: findings.outcome,
    help: [],
    matches: findings.outcome === 'matches' ? findings.matches.map(matchJson) : [],
    nearest: findings.outcome === 'matches' ? [] : findings.nearest.map(({ id, title }) => ({ id, title })),
  };
}

/** A letter with every field of the schema; what is not known is `null`. */
export function letterJson(letter: Letter) {
  return {
    id: letter.id,
    column: letter.column,
    columnist: letter.columnist ?? null,
    title: letter.title,
    date: letter.date ?? null,
    url: letter.url ?? null,
    topics: letter.topics,
    askedAs: letter.askedAs ?? [],
    contentNotes: letter.contentNotes,
    salutation: letter.salutation ?? null,
    question: letter.question,
    signature: letter.signature ?? null,
    answer: letter.answer,
    signOff: letter.signOff ?? null,
    links: letter.links ?? [],
    reprintOf: letter.reprintOf ?? null,
    updateOf: letter.updateOf ?? null,
    supersededBy: letter.supersededBy ?? null,
    status: letter.status,
    source: letter.source ?? null,
  } satisfies Record<keyof Letter, unknown>;
}
