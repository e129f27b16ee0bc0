import type { Json, JsonObject } from '@liandong/core/run';

export interface Choice {
  readonly const: string;
  readonly title: string;
}

export const choicesOf = (value: Json | undefined): Choice[] =>
  Array.isArray(value) ? value.flatMap((entry) => (typeof entry === 'object' && entry !== null && 'const' in entry ? [{ const: String((entry as { const?: Json }).const), title: String((entry as { title?: Json }).title ?? (entry as { const?: Json }).const) }] : [])) : [];

const nextCode = (taken: ReadonlySet<string>): string => {
  let n = 1;
  while (taken.has(String(n))) n += 1;
  return String(n);
};

/** A line pasted from a table: code, tab (or =), title. */
const split = (line: string): { readonly code?: string; readonly title: string } => {
  const [, code, title] = /^([A-Za-z0-9_-]{1,32})\s*[\t=＝]\s*(\S.*)$/.exec(line) ?? [];
  return code !== undefined && title !== undefined ? { code, title: title.trim() } : { title: line.trim() };
};

/**
 * Options out of lines of text. A code once given survives: it stays with its title, and with its line when only the title was changed.
 * @example choicesFromLines('是\n否', []) // [{ const: '1', title: '是' }, { const: '2', title: '否' }]
 */
export function choicesFromLines(text: string, before: readonly Choice[]): Choice[] {
  const lines = [...new Set(text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ''))].map(split);
  const titles = new Set(lines.map((line) => line.title));
  const kept = new Map(before.map((choice) => [choice.title, choice.const]));
  const taken = new Set([...before.map((choice) => choice.const), ...lines.flatMap((line) => line.code ?? [])]);
  const used = new Set<string>();
  const codeFor = (line: { readonly code?: string; readonly title: string }, index: number): string => {
    const sameLine = before[index];
    const wish = line.code ?? kept.get(line.title) ?? (sameLine && lines.length === before.length && !titles.has(sameLine.title) ? sameLine.const : undefined);
    if (wish !== undefined && !used.has(wish)) return wish;
    return nextCode(taken);
  };
  return lines.map((line, index) => {
    const code = codeFor(line, index);
    used.add(code);
    taken.add(code);
    return { const: code, title: line.title };
  });
}

export const linesOf = (choices: readonly Choice[]): string => choices.map((choice) => choice.title).join('\n');

/** The options as they are to be written: what else is told of one (attributes) stays with its code. */
export function retitled(choices: readonly Choice[], before: Json | undefined): JsonObject[] {
  const known = new Map((Array.isArray(before) ? before : []).flatMap((entry) => (typeof entry === 'object' && entry !== null && 'const' in entry ? [[String((entry as JsonObject).const), entry as JsonObject] as const] : [])));
  return choices.map(({ const: code, title }) => ({ const: code, ...known.get(code), title }));
}
