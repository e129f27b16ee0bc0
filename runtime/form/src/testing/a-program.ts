import { compileForm, type CodeList, type CompiledPack, type FormDef, type Json, type JsonObject, type Program } from '@liandong/core/run';

type Property = { readonly [key: string]: Json };

/** A form of these properties; all else can be given. */
export const aForm = (properties: Readonly<Record<string, Property>>, more: Partial<FormDef> & { required?: string[] } = {}): FormDef => {
  const { required, ...rest } = more;
  return { id: 'f', title: 'Form', record: 'r', schema: { type: 'object', properties, required: required ?? [] }, uiSchema: {}, rules: [], ...rest };
};

/** A program of these forms without schema checks: what a limit of the schema says is core's to test. */
export function aProgram(forms: readonly FormDef[], codes: readonly CodeList[] = [], params: JsonObject = {}): Program {
  const compiled = Object.fromEntries(forms.map((def) => [def.id, compileForm(def).form]));
  const pack: CompiledPack = {
    format: 1, sha: '0'.repeat(64), manifest: { format: 1, id: 'p', version: '1.0.0', title: 'Pack', roles: [] }, params, services: {},
    codes: Object.fromEntries(codes.map((list) => [list.id, list])), records: {}, forms: compiled, processes: {}, decisions: {}, indicators: {}, reports: {}, notices: {},
  };
  return { pack, checks: {} };
}
