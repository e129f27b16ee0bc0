import { formNames } from '@liandong/core/run';

const MAX = 40;

const camel = (words: readonly string[]): string => words.map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())).join('');

/** `multi-select` → `multiSelect`; a title in Latin letters gives its own words; Chinese gives none. */
const stemOf = (widget: string, title: string): string => {
  const words = /^[\p{Script=Latin}\d\s_-]+$/u.test(title) ? title.normalize('NFD').split(/[^A-Za-z0-9]+/).filter((word) => word !== '') : [];
  const own = camel(words).slice(0, MAX);
  return /^[a-z]/.test(own) ? own : camel(widget.split(/[^A-Za-z0-9]+/).filter((word) => word !== ''));
};

/**
 * A new field's id. Never made from pinyin: readings are ambiguous and ids live for ever; the author may write a better one while it is new.
 * @example newFieldId('photo', '', new Set(['photo1'])) // 'photo2'
 */
export function newFieldId(widget: string, title: string, taken: ReadonlySet<string>): string {
  const stem = stemOf(widget, title) || 'field';
  const isOwn = stem !== stemOf(widget, '');
  if (isOwn && !taken.has(stem)) return stem;
  let n = isOwn ? 2 : 1;
  while (taken.has(`${stem}${n}`)) n += 1;
  return `${stem}${n}`;
}

/** Core would take other letters, too; these can be typed anywhere. */
const FIELD_ID = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** Why an id cannot be used; undefined = it can. */
export function fieldIdProblem(id: string, others: ReadonlySet<string>): 'shape' | 'reserved' | 'taken' | undefined {
  if (!FIELD_ID.test(id)) return 'shape';
  if (formNames.isReserved(id)) return 'reserved';
  return others.has(id) ? 'taken' : undefined;
}
