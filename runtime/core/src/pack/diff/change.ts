/** Comparing two maps of items by aspects: what each kind of item adds is only its list of aspects. */
import { CORE_TEXT, filled } from '../../text/index';

export interface PackChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** pack file and, after `#`, the thing in it: `forms/a.json#field/b` */
  readonly item: string;
  readonly title: string;
  /** zh-CN: what changed, from what to what */
  readonly detail?: string;
}

const WORDS = CORE_TEXT.diff;
type Aspect = keyof typeof WORDS.aspect;

export interface Comparison<T> {
  /** `#`-path before the id */
  item(id: string): string;
  title(entry: T): string;
  /** each as a reader sees it; '' = none */
  readonly aspects: Partial<Readonly<Record<Aspect, (entry: T) => string>>>;
}

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

/** `名称由“甲”改为“乙”` */
function sentence(aspect: Aspect, from: string, to: string): string {
  const params = { aspect: WORDS.aspect[aspect], from: short(from), to: short(to) };
  if (from === '') return filled(WORDS.set, params);
  return filled(to === '' ? WORDS.unset : WORDS.changed, params);
}

function detailOf<T>({ aspects }: Comparison<T>, before: T, after: T): string | undefined {
  const changed = (Object.entries(aspects) as [Aspect, (entry: T) => string][])
    .map(([aspect, read]) => ({ aspect, from: read(before), to: read(after) }))
    .filter(({ from, to }) => from !== to)
    .map(({ aspect, from, to }) => sentence(aspect, from, to));
  return changed.length === 0 ? undefined : changed.join(WORDS.and);
}

/** Removed, changed and added items; items that are the same say nothing. */
export function compare<T>(before: Readonly<Record<string, T>>, after: Readonly<Record<string, T>>, comparison: Comparison<NoInfer<T>>): PackChange[] {
  const gone = Object.entries(before).filter(([id]) => !Object.hasOwn(after, id)).map(([id, entry]): PackChange => ({ kind: 'removed', item: comparison.item(id), title: comparison.title(entry) }));
  const rest = Object.entries(after).flatMap(([id, entry]): PackChange[] => {
    const old = Object.hasOwn(before, id) ? before[id] : undefined;
    if (old === undefined) return [{ kind: 'added', item: comparison.item(id), title: comparison.title(entry) }];
    const detail = detailOf(comparison, old, entry);
    return detail === undefined ? [] : [{ kind: 'changed', item: comparison.item(id), title: comparison.title(entry), detail }];
  });
  return [...gone, ...rest];
}

export const byId = <T extends { readonly id: string }>(items: readonly T[]): Record<string, T> => Object.fromEntries(items.map((item) => [item.id, item]));
export const list = (texts: readonly string[]): string => texts.join(CORE_TEXT.value.separator);
/** A word of one of the closed tables; the code itself when there is none. */
export const word = (table: Readonly<Record<string, string>>, key: string): string => table[key] ?? key;
/** Anything else that counts when it differs, as text. */
export const plain = (value: unknown): string => (value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value));
