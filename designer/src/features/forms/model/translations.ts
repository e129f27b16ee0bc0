/** The texts of a form that people read, each with the place it stands at (a JSON pointer), for other languages. */
import type { FormDef, Json, JsonObject } from '@liandong/core/run';
import { allPaths, nameOf, propertyAt, tableOf, titleAt, uiAt } from './paths';

export interface FormText {
  readonly pointer: string;
  readonly text: string;
  /** title of the field, section or form that it belongs to */
  readonly owner: string;
  readonly part: 'title' | 'help' | 'placeholder' | 'description' | 'option' | 'message' | 'statement';
}
const UI_PARTS = { 'ui:help': 'help', 'ui:placeholder': 'placeholder' } as const;

const said = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const at = (path: string, inner: string): string => (tableOf(path) === undefined ? `/${inner === 'schema' ? 'schema/properties' : 'uiSchema'}/${path}` : `/${inner === 'schema' ? 'schema/properties' : 'uiSchema'}/${tableOf(path) ?? ''}/items/${inner === 'schema' ? 'properties/' : ''}${nameOf(path)}`);

function textsOfField(form: FormDef, path: string): FormText[] {
  const property = propertyAt(form, path) ?? {};
  const ui = uiAt(form, path);
  const owner = titleAt(form, path);
  const options = (list: Json | undefined, pointer: string): FormText[] =>
    Array.isArray(list) ? list.map((one, index) => ({ pointer: `${pointer}/oneOf/${index}/title`, text: said((one as JsonObject | null)?.title), owner, part: 'option' as const })) : [];
  return [
    { pointer: `${at(path, 'schema')}/title`, text: said(property.title), owner, part: 'title' as const },
    { pointer: `${at(path, 'schema')}/description`, text: said(property.description), owner, part: 'description' as const },
    ...Object.entries(UI_PARTS).map(([key, part]) => ({ pointer: `${at(path, 'ui')}/${key}`, text: said(ui[key]), owner, part })),
    ...options(property.oneOf, at(path, 'schema')), ...options((property.items as JsonObject | undefined)?.oneOf, `${at(path, 'schema')}/items`),
  ];
}

/** All texts of a form in the order in which they are read. */
export function textsOf(form: FormDef): FormText[] {
  const sections = (form.sections ?? []).flatMap((section, index): FormText[] => [
    { pointer: `/sections/${index}/title`, text: section.title, owner: section.title, part: 'title' },
    { pointer: `/sections/${index}/description`, text: section.description ?? '', owner: section.title, part: 'description' },
  ]);
  const messages = form.rules.map((rule, index): FormText => ({ pointer: `/rules/${index}/message`, text: rule.message ?? '', owner: titleAt(form, rule.target), part: 'message' }));
  return [{ pointer: '/title', text: form.title, owner: form.title, part: 'title' as const }, ...sections, ...allPaths(form).flatMap((path) => textsOfField(form, path)), ...messages].filter((one) => one.text.trim() !== '');
}

type Texts = Readonly<Record<string, string>>;

/** The translation put, or taken away where it is empty. */
export function setTexts(form: FormDef, language: string, texts: Texts): FormDef {
  const next = Object.fromEntries(Object.entries({ ...form.translations?.[language], ...texts }).filter(([, text]) => text.trim() !== ''));
  return { ...form, translations: { ...form.translations, [language]: next } };
}
export function removeLanguage(form: FormDef, language: string): FormDef {
  const { [language]: _gone, ...rest } = form.translations ?? {};
  const { translations: _before, ...bare } = form;
  return Object.keys(rest).length === 0 ? bare : { ...bare, translations: rest };
}

type Indexed = readonly { readonly id?: string; readonly const?: Json }[] | undefined;
const keyOf = (list: Indexed, index: string): string | undefined => {
  const entry = list?.[Number(index)];
  return entry === undefined ? undefined : JSON.stringify(entry.id ?? entry.const ?? null);
};
const listAt = (form: FormDef, steps: readonly string[]): Indexed => {
  let value: unknown = form;
  for (const step of steps) value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  return Array.isArray(value) ? (value as Indexed) : undefined;
};

/** The pointer after an edit: entries of lists are found again by their id or code. Undefined: what it spoke of is gone. */
function carriedPointer(before: FormDef, after: FormDef, pointer: string): string | undefined {
  const steps = pointer.slice(1).split('/');
  const at = steps.findIndex((step) => /^\d+$/.test(step));
  const key = at < 0 ? undefined : keyOf(listAt(before, steps.slice(0, at)), steps[at] ?? '');
  if (key === undefined) return pointer;
  const index = listAt(after, steps.slice(0, at))?.findIndex((_, n) => keyOf(listAt(after, steps.slice(0, at)), String(n)) === key) ?? -1;
  return index < 0 ? undefined : `/${[...steps.slice(0, at), String(index), ...steps.slice(at + 1)].join('/')}`;
}

/** After an edit of the form its translations stand again at what they translate; those of what is gone go. */
export function withTranslations(before: FormDef, after: FormDef): FormDef {
  if (after.translations === undefined || before === after) return after;
  const known = new Set(textsOf(after).map((one) => one.pointer));
  const carried = (texts: Texts): Texts => Object.fromEntries(Object.entries(texts).flatMap(([pointer, text]) => {
    const to = carriedPointer(before, after, pointer);
    return to !== undefined && known.has(to) ? [[to, text]] : [];
  }));
  return { ...after, translations: Object.fromEntries(Object.entries(after.translations).map(([language, texts]) => [language, carried(texts)])) };
}
