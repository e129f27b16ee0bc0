/** Which text of several languages is the form's own, and what the others are called. */
import known from '../languages.json' with { type: 'json' };
import type { Texts } from '../read/table';

const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** `Français (fr)`, `english`, `zh-CN` → a language tag. */
export function tagOf(language: string): string | undefined {
  const inner = /\(([^)]*)\)\s*$/.exec(language)?.[1]?.trim() ?? language.trim();
  if (TAG.test(inner)) return inner;
  const name = language.replace(/\s*\([^)]*\)\s*$/, '').trim().toLowerCase();
  return Object.hasOwn(known, name) ? (known as Record<string, string>)[name] : undefined;
}

export interface Spoken {
  readonly own: string | undefined;
  readonly others: readonly { readonly language: string; readonly text: string }[];
}

/** Chinese before the file's default language before what has no language. */
export function spoken(texts: Texts, defaultLanguage: string): Spoken {
  const languages = Object.keys(texts);
  const rank = (language: string): number => (tagOf(language)?.startsWith('zh') ? 0 : language === defaultLanguage ? 1 : language === '' ? 2 : 3);
  const [first, ...rest] = [...languages].sort((a, b) => rank(a) - rank(b));
  const unnamed = defaultLanguage === 'default' ? '' : defaultLanguage;
  return { own: first === undefined ? undefined : texts[first], others: rest.map((language) => ({ language: language === '' ? unnamed : language, text: texts[language] ?? '' })).filter(({ language }) => language !== '') };
}
