/** A block copied from a spreadsheet as questions: a list of titles, a table of titles with types and options, or headers above answers. */
import { guess } from '../recognise/guess';
import { isChoice, type Proposal } from '../recognise/proposal';
import words from '../recognise/words.json' with { type: 'json' };

type Part = keyof typeof words.columns;
const MAX_FIELDS = 200;
const plain = (text: string): string => text.trim().replace(/[*＊:：\s]+$/u, '').replace(/\s+/g, ' ');
const partOf = (text: string): Part | undefined => (Object.keys(words.columns) as Part[]).find((part) => words.columns[part].includes(plain(text).toLowerCase()));
const typeOf = (text: string): string | undefined => Object.entries(words.types).find(([, names]) => names.includes(plain(text).toLowerCase()))?.[0];
const optionsIn = (text: string): string[] => text.split(/[、,，;；/|\n]+/).map((one) => one.trim().replace(/^\(?[A-Za-z0-9]{1,2}[.、)．]\s*/, '')).filter((one) => one !== '');
const isRequired = (title: string): boolean => /^\s*[*＊]|[*＊]\s*$/.test(title);

/** Column → what it says of each question, when the first row names at least its title and one thing more. */
function described(head: readonly string[]): ReadonlyMap<Part, number> | undefined {
  const found = new Map<Part, number>();
  head.forEach((text, at) => {
    const part = partOf(text);
    if (part && !found.has(part)) found.set(part, at);
  });
  return found.has('title') && found.size >= 2 && (found.has('type') || found.has('options') || found.has('required')) ? found : undefined;
}

function fromRow(row: readonly string[], columns: ReadonlyMap<Part, number>): Proposal | undefined {
  const cell = (part: Part): string => row[columns.get(part) ?? -1]?.trim() ?? '';
  const title = plain(cell('title'));
  if (title === '') return undefined;
  const options = optionsIn(cell('options'));
  const guessed = guess(title);
  const widget = typeOf(cell('type')) ?? (options.length > 1 ? 'select' : guessed.widget);
  const given = options.length > 0 ? options : guessed.options;
  return {
    title: title.replace(/^[*＊]\s*/, ''), widget, ...(isChoice(widget) ? { options: given ?? [] } : {}),
    ...(words.yes.includes(cell('required').toLowerCase()) || isRequired(cell('title')) ? { required: true } : {}), ...(cell('help') === '' ? {} : { help: cell('help') }),
  };
}

function fromColumn(title: string, answers: readonly string[]): Proposal | undefined {
  const name = plain(title).replace(/^[*＊]\s*/, '');
  if (name === '' || words.paper.row.includes(name)) return undefined;
  return { title: name, ...guess(name, answers), ...(isRequired(title) ? { required: true } : {}) };
}

/** @example proposalsIn(cellsOf(pasted)) */
export function proposalsIn(table: readonly (readonly string[])[]): Proposal[] {
  const [head = [], ...rows] = table.filter((row) => row.some((cell) => cell.trim() !== ''));
  const columns = described(head);
  const isList = table.every((row) => row.filter((cell) => cell.trim() !== '').length <= 1) && rows.length > 0;
  const found = columns ? rows.map((row) => fromRow(row, columns)) : isList ? [head, ...rows].map((row) => fromColumn(row.find((cell) => cell.trim() !== '') ?? '', [])) : head.map((title, at) => fromColumn(title, rows.map((row) => row[at] ?? '')));
  return found.filter((one) => one !== undefined).slice(0, MAX_FIELDS);
}
