/** Programs made on the spot for drawing: the draft's form as it is now, whatever else in the pack is wrong. */
import { type CompiledPack, compileForm, type CodeList, type FormDef, type Program, type SchemaChecks } from '@liandong/core/run';
import type { Draft } from '../../../editing';

const EMPTY: Omit<CompiledPack, 'manifest'> = { format: 1, sha: '', params: {}, services: {}, codes: {}, records: {}, forms: {}, processes: {}, decisions: {}, indicators: {}, reports: {}, notices: {} };

export const codesOf = (draft: Pick<Draft, 'files' | 'json'>): Record<string, CodeList> =>
  Object.fromEntries(Object.keys(draft.files).filter((path) => path.startsWith('codes/')).flatMap((path) => {
    const list = draft.json<CodeList>(path);
    return list && Array.isArray(list.items) ? [[list.id, list] as const] : [];
  }));

/** The last good pack with this form and these code lists in it. */
export function programWith(pack: CompiledPack | undefined, form: FormDef, codes: Readonly<Record<string, CodeList>>, checks: SchemaChecks = {}): Program {
  const base: CompiledPack = pack ?? { ...EMPTY, manifest: { format: 1, id: 'draft', version: '0.0.0', title: form.title, roles: [] } };
  return { pack: { ...base, codes: { ...codes }, forms: { ...base.forms, [form.id]: compileForm(form).form } }, checks };
}

/** One field alone, always shown: what stands on the canvas. */
export const formOfField = (form: FormDef, field: string): FormDef => {
  const properties = (form.schema.properties as Record<string, unknown> | undefined) ?? {};
  return {
    id: form.id, title: form.title, record: form.record, rules: [],
    schema: { type: 'object', properties: { [field]: properties[field] }, required: (form.schema.required as string[] | undefined)?.includes(field) ? [field] : [] },
    uiSchema: { [field]: form.uiSchema[field] ?? {} }, sections: [{ id: 'one', title: '', fields: [field] }],
  };
};
