// What does Markdown say once its signs are off? Words stay; headings and quotations are told beside the line.
import type { SourceLine } from './source-lines.ts';

/** Plain lines, and the targets of the links that were in them. */
export type PlainMarkdown = { readonly lines: readonly SourceLine[]; readonly links: readonly string[] };

/** Takes Markdown's signs off lines. What is not surely a sign (a lone "*", "5 * 3", "snake_case") stays. */
export function plainMarkdown(lines: readonly SourceLine[]): PlainMarkdown {
  const links: string[] = [];
  const plain = lines.map((line, at) => {
    if (isUnderline(line.text, lines[at - 1]?.text)) return { ...line, text: '' };
    const level = headingLevel(line.text, lines[at + 1]?.text);
    const quoted = /^\s{0,3}>/u.test(line.text);
    const bare = line.text
      .replace(/^(?:\s{0,3}>\s?)+/u, '')
      .replace(/^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/u, '$1')
      .replace(/^(\s*)[*+](\s+)(?=\S)/u, '$1-$2')
      .replace(/\\$/u, '');
    const text = isRuleText(line.text) ? line.text : plainInline(bare, links);
    return { ...line, text, ...(level === undefined ? {} : { heading: level }), ...(quoted ? { quoted } : {}) };
  });
  return { lines: plain, links: [...new Set(links)] };
}

function isRuleText(text: string): boolean {
  return /^\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/u.test(text);
}

function headingLevel(text: string, below: string | undefined): number | undefined {
  const hashes = /^\s{0,3}(#{1,6})\s+\S/u.exec(text)?.[1];
  if (hashes !== undefined) return hashes.length;
  return below !== undefined && isUnderline(below, text) ? (/^=/u.test(below.trim()) ? 1 : 2) : undefined;
}

// "=====" below a line makes it a heading; "-----" too, but only three or more right below a short line.
function isUnderline(text: string, above: string | undefined): boolean {
  if (above === undefined || above.trim() === '' || above.length > 120 || /[.!?,;:]\s*$/u.test(above)) return false;
  return /^\s{0,3}(?:={3,}|-{4,})\s*$/u.test(text);
}

function plainInline(text: string, links: string[]): string {
  return text
    .replace(/!\[[^\]]{0,500}\]\([^)\s]{0,1000}(?:\s+"[^"]*")?\)/gu, '')
    .replace(/(?<!\\)\[([^[\]]{1,500})\]\((\S{1,1000}?)(?:\s+"[^"]*")?\)/gu, (_, label: string, target: string) => {
      if (/^https?:\/\//iu.test(target)) links.push(target);
      return label;
    })
    .replace(/<(https?:\/\/[^>\s]+)>/giu, '$1')
    .replace(/(?<![\\*\p{L}\p{N}])(\*\*|__)(?=\S)(.{1,2000}?)(?<=\S)\1(?![*\p{L}\p{N}])/gu, '$2')
    .replace(/(?<![\\*_\p{L}\p{N}])([*_])(?=[^\s*_])([^*_]*?[^\s*_\\])\1(?![*_\p{L}\p{N}])/gu, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!>~|-])/gu, '$1');
}
