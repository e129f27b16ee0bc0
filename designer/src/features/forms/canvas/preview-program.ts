/** Programs made on the spot for drawing: the draft's form as it is now, whatever else in the pack is wrong. */
import { type CompiledPack, compileForm, type CodeList, type FormDef, type JsonObject, type Program, type QuestionDef, type SchemaChecks } from '@liandong/core/run';
import type { Draft } from '../../../editing';
import { propertiesOf, requiredOf } from '../model/paths';

const EMPTY: Omit<CompiledPack, 'manifest'> = { format: 1, sha: '', params: {}, services: {}, codes: {}, records: {}, forms: {}, processes: {}, decisions: {}, indicators: {}, reports: {}, notices: {} };

export const questionsOf = (draft: Pick<Draft, 'files' | 'json'>): Record<string, QuestionDef> =>
  Object.fromEntries(Object.keys(draft.files).filter((path) => path.startsWith('questions/')).flatMap((path) => {
    const question = draft.json<QuestionDef>(path);
    return question && typeof question.property === 'object' ? [[question.id, question] as const] : [];
  }));

export const codesOf = (draft: Pick<Draft, 'files' | 'json'>): Record<string, CodeList> =>
  Object.fromEntries(Object.keys(draft.files).filter((path) => path.startsWith('codes/')).flatMap((path) => {
    const list = draft.json<CodeList>(path);
    return list && Array.isArray(list.items) ? [[list.id, list] as const] : [];
  }));

/** The pack's parameters as they are written now, also while something else in the pack is wrong. */
export const paramsOf = (draft: Pick<Draft, 'json'>): JsonObject => draft.json<{ readonly parameters?: { readonly values?: JsonObject } }>('pack.json')?.parameters?.values ?? {};

/** The last good pack with this form and these code lists in it. */
export function programWith(pack: CompiledPack | undefined, form: FormDef, codes: Readonly<Record<string, CodeList>>, checks: SchemaChecks = {}): Program {
  const base: CompiledPack = pack ?? { ...EMPTY, manifest: { format: 1, id: 'draft', version: '0.0.0', title: form.title, roles: [] } };
  return { pack: { ...base, codes: { ...codes }, forms: { ...base.forms, [form.id]: compileForm(form).form } }, checks };
}

/** Some fields alone, always shown: what stands on the canvas, and what a rule is tried with. */
export const formOfFields = (form: FormDef, ids: readonly string[]): FormDef => ({
  id: form.id, title: form.title, record: form.record, rules: [],
  schema: { type: 'object', properties: Object.fromEntries(ids.map((id) => [id, propertiesOf(form)[id] ?? {}])), required: requiredOf(form).filter((id) => ids.includes(id)) },
  uiSchema: Object.fromEntries(ids.map((id) => [id, form.uiSchema[id] ?? {}])), sections: [{ id: 'one', title: '', fields: [...ids] }],
});
