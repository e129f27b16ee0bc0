/** docs/problems.md out of the nested tables of sentences: one row a code, sorted. */
interface Sentences { readonly [key: string]: string | Sentences }

const rowsOf = (table: Sentences, path = ''): [string, string][] =>
  Object.entries(table).flatMap(([key, entry]): [string, string][] => {
    const code = path === '' ? key : `${path}.${key}`;
    return typeof entry === 'string' ? [[code, entry]] : rowsOf(entry, code);
  });

const rows = (table: Sentences): string =>
  rowsOf(table)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, text]) => `| \`${code}\` | ${text.replaceAll('|', '\\|')} |`)
    .join('\n');

const section = (title: string, about: string, table: Sentences): string => `## ${title}\n\n${about}\n\n| code | zh-CN |\n|---|---|\n${rows(table)}\n`;

/** The whole page. Codes are stable: apps and integrations may rely on them; the words may change. */
export const problemsPage = (core: Sentences, server: Sentences): string =>
  [
    '# Problem codes\n\nEvery expected failure is data: `{ code, path, params, severity, item? }`. This is the closed table of codes with their zh-CN sentences; `{{name}}` is filled from `params`.\nWritten by `node scripts/generate.mjs`; a test proves that it says what the sources say.\n',
    section('core', 'Findings about packs, refusals of forms, processes and records: the same on phone, in the designer and on the server.', core),
    section('server', 'Refusals of the API (RFC 9457, `code` of each problem).', server),
  ].join('\n');
