import type { FormDef } from '../pack/format';
import type { CompiledForm } from '../pack/program';
import { isReserved, mapOf } from '../shared/names';
import { problem, type Problem } from '../shared/problem';
import { lintForm } from './lint-form';
import { partsOf } from './parts';
import { propertiesOf, requiredOf, specOf } from './spec';

/** Compile a form: field specs and findings. Pure; needs no schema compiler, so it also runs in the designer. */
export function compileForm(def: FormDef): { readonly form: CompiledForm; readonly findings: Problem[] } {
  const required = requiredOf(def.schema);
  // a field with a name that every object has by itself is found fault with elsewhere, and would be found in every answer
  const properties = Object.entries(propertiesOf(def)).filter(([id]) => !isReserved(id));
  const fields = mapOf(properties.map(([id, property]) => [id, specOf(id, property, { ui: def.uiSchema[id], required, level: 'L1' })] as const));
  const form = { ...def, fields };
  const cycles = partsOf(form).cycles.map((rule) => problem('form.rule-cycle', `/rules/${rule}`, { rule }));
  return { form, findings: [...lintForm(def, fields), ...cycles] };
}
