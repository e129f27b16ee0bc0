/** Questions of the library (题库) and the fields of a form that are bound to them. */
import type { FormDef, Json, JsonObject, QuestionDef } from '@liandong/core/run';
import { propertyAt, setProperty, setUi, uiAt } from './paths';

const SOURCE = 'x-source';

/** What a field begins as when a question is asked in a form. */
export const boundField = (question: QuestionDef): { readonly property: JsonObject; readonly ui: JsonObject } =>
  ({ property: { title: question.title, ...(question.property as JsonObject), [SOURCE]: question.id }, ui: (question.ui ?? {}) as JsonObject });

/** Keywords that a form may not change: those the question names, else all of its property but the title. */
export const lockedOf = (question: QuestionDef): readonly string[] => question.locked ?? Object.keys(question.property).filter((keyword) => keyword !== 'title');

export const questionOf = (form: FormDef, path: string, questions: Readonly<Record<string, QuestionDef>>): QuestionDef | undefined => {
  const id = propertyAt(form, path)?.[SOURCE];
  return typeof id === 'string' ? questions[id] : undefined;
};

const isSame = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Locked keywords in which the field has drifted from its question. */
export const driftOf = (property: JsonObject, question: QuestionDef): readonly string[] => lockedOf(question).filter((keyword) => !isSame(property[keyword], (question.property as JsonObject)[keyword]));

/** The field as its question now says; the title that the form chose stays. */
export function updated(form: FormDef, path: string, question: QuestionDef): FormDef {
  const before = propertyAt(form, path) ?? {};
  const fresh = boundField(question);
  return setUi(setProperty(form, path, { ...fresh.property, title: before.title ?? question.title }), path, { ...uiAt(form, path), ...fresh.ui });
}

export function unbound(form: FormDef, path: string): FormDef {
  const { [SOURCE]: _gone, ...rest } = propertyAt(form, path) ?? {};
  return setProperty(form, path, rest);
}
export const bound = (form: FormDef, path: string, question: string): FormDef => setProperty(form, path, { ...propertyAt(form, path), [SOURCE]: question });

/** A field as a question: without what belongs to its form alone. */
export function questionFrom(form: FormDef, path: string, id: string, title: string): QuestionDef {
  const { [SOURCE]: _source, 'x-derive': _derive, ...property } = propertyAt(form, path) ?? {};
  const ui = uiAt(form, path);
  return { id, title, property: { ...property, title }, ...(Object.keys(ui).length === 0 ? {} : { ui }) };
}
