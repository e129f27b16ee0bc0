import type { FormDef, JsonObject, QuestionDef } from '@liandong/core/run';

/** A form that asks this one question: what edits and draws fields can edit and draw it. */
export const formOfQuestion = (question: QuestionDef): FormDef => ({
  id: 'question', title: question.title, record: '', rules: [], sections: [{ id: 'one', title: '', fields: [question.id] }],
  schema: { type: 'object', properties: { [question.id]: { title: question.title, ...question.property } }, required: [] }, uiSchema: { [question.id]: question.ui ?? {} },
});

/** The question after its form was edited; both are called the same. */
export function questionOfForm(question: QuestionDef, form: FormDef): QuestionDef {
  const property = (form.schema.properties as Record<string, JsonObject>)[question.id] ?? {};
  const ui = form.uiSchema[question.id] as JsonObject;
  const { ui: _before, ...rest } = question;
  return { ...rest, title: String(property.title ?? ''), property, ...(Object.keys(ui).length === 0 ? {} : { ui }) };
}
