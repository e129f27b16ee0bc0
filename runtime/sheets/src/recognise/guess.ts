/** What a question probably asks for, from its title and from answers of before. The words are data: words.json. */
import words from './words.json' with { type: 'json' };
import type { Proposal } from './proposal';

const fits = (title: string, patterns: readonly string[]): boolean => patterns.some((pattern) => new RegExp(pattern, 'i').test(title));

const DATE = new RegExp(words.answers.date);
const ANSWERS: readonly (readonly [string, RegExp])[] = [
  ['date', DATE], ['datetime', /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T]\d{1,2}:\d{2}/], ['time', /^\d{1,2}:\d{2}(:\d{2})?$/], ['id-card', /^\d{17}[\dXx]$/], ['phone', /^1[3-9]\d{9}$/], ['number', /^-?\d{1,12}(\.\d+)?$/],
];
const MAX_OPTIONS = 12;
const LONG = 30;

/** Few different short answers, each more than once or all of them yes and no. */
function optionsIn(answers: readonly string[]): readonly string[] | undefined {
  const distinct = [...new Set(answers)];
  const pair = words.answers.yesNo.find((both) => distinct.length <= 2 && distinct.every((one) => both.includes(one)));
  if (pair && answers.length > 1) return pair;
  const isRepeated = answers.length >= 4 && distinct.length * 2 <= answers.length;
  return isRepeated && distinct.length <= MAX_OPTIONS && distinct.every((one) => one.length <= 12) ? distinct : undefined;
}

function fromAnswers(answers: readonly string[]): Pick<Proposal, 'widget' | 'options'> | undefined {
  const given = answers.map((one) => one.trim()).filter((one) => one !== '');
  if (given.length === 0) return undefined;
  const known = ANSWERS.find(([, pattern]) => given.every((one) => pattern.test(one)));
  if (known && (known[0] !== 'number' || !given.some((one) => /^0\d/.test(one)))) return { widget: known[0] };
  const options = optionsIn(given);
  if (options) return { widget: 'select', options };
  return given.some((one) => one.length > LONG || one.includes('\n')) ? { widget: 'textarea' } : { widget: 'text' };
}

export const guessTitle = (title: string): Pick<Proposal, 'widget' | 'options'> | undefined => {
  const choice = words.choices.find(({ patterns }) => fits(title, patterns));
  if (choice) return { widget: 'select', options: choice.options };
  const found = words.titles.find(({ patterns }) => fits(title, patterns));
  return found && { widget: found.widget };
};

/** Titles that answers of another kind contradict. */
const STRICT = new Set(['date', 'money', 'number', 'phone', 'id-card']);
const isWithin = (options: readonly string[] | undefined, all: readonly string[] | undefined): boolean => options?.every((option) => all?.includes(option)) === true;

function weighed(said: Pick<Proposal, 'widget' | 'options'>, seen: Pick<Proposal, 'widget' | 'options'>): Pick<Proposal, 'widget' | 'options'> {
  if (seen.widget === 'number') return said.widget === 'money' || said.widget === 'number' ? said : seen;
  if (seen.widget === 'text') return STRICT.has(said.widget) ? seen : said;
  return seen.widget === 'select' && (said.widget === 'person-name' || isWithin(seen.options, said.options)) ? said : seen;
}

/** The title says more than numbers do, answers more than the title where they contradict it. */
export function guess(title: string, answers: readonly string[] = []): Pick<Proposal, 'widget' | 'options'> {
  const [said, seen] = [guessTitle(title), fromAnswers(answers)];
  return said && seen ? weighed(said, seen) : (said ?? seen ?? { widget: 'text' });
}

/** How private an answer is taken to be until somebody says otherwise; undefined = what the widget says. */
export const guessLevel = (title: string): string | undefined => words.levels.find(({ patterns }) => fits(title, patterns))?.level;

export const guessField = (title: string): Proposal => ({ title, ...guess(title) });
