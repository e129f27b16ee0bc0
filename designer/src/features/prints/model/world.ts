/** What the rest of the pack offers to a print: the fields of its record type's forms, and the steps of the processes that make the record. */
import { type CodeList, type CompiledPack, compileForm, type FieldSpec, type FormDef, type ProcessModel, type RecordType } from '@liandong/core/run';
import type { ReadJson } from '../../../fields';

export interface OfferedForm { readonly def: FormDef; readonly fields: Readonly<Record<string, FieldSpec>> }
export interface OfferedStep { readonly id: string; readonly title: string; readonly process: string; readonly form: string | undefined; readonly hasOutcomes: boolean }
export interface PrintWorld {
  readonly record: RecordType | undefined;
  /** as one comes to them: what begins the record first */
  readonly forms: readonly OfferedForm[];
  /** every field once, as the first form has it */
  readonly fields: Readonly<Record<string, FieldSpec>>;
  /** in the order of the process */
  readonly steps: readonly OfferedStep[];
  readonly codes: Readonly<Record<string, CodeList>>;
}

const isWhole = (form: FormDef | undefined): form is FormDef => typeof form?.schema === 'object' && typeof form.uiSchema === 'object' && Array.isArray(form.rules);

/** Processes of the services that begin such a record, and those that they call: they work on the same record. */
function processesOf(pack: CompiledPack, record: string): ProcessModel[] {
  const found = new Set(Object.values(pack.services).filter((service) => service.record === record).map(({ process }) => process));
  for (const id of found) for (const { type, props } of Object.values(pack.processes[id]?.nodes ?? {})) if (type === 'call-activity' && !props.pack && typeof props.process === 'string') found.add(props.process);
  return [...found].flatMap((id) => pack.processes[id] ?? []);
}

/** Human steps as one comes to them from the start; what is led to from nowhere comes last. */
function stepsOf(model: ProcessModel): OfferedStep[] {
  const order = new Set([model.start]);
  for (const id of order) for (const flow of model.nodes[id]?.outgoing ?? []) order.add(model.flows[flow]?.to ?? '');
  const nodes = [...new Set([...order, ...Object.keys(model.nodes)])].flatMap((id) => model.nodes[id] ?? []);
  return nodes.flatMap(({ id, title, task }) => (task ? [{ id, title: title || id, process: model.title, form: task.form, hasOutcomes: task.outcomes.length > 0 || task.reject !== undefined || task.sign !== undefined }] : []));
}

type Source = { readonly files: Readonly<Record<string, string>>; readonly json: ReadJson; readonly pack: CompiledPack | undefined };

export function worldOf(record: string, { files, json, pack }: Source): PrintWorld {
  const read = <T,>(folder: string): T[] => Object.keys(files).filter((path) => path.startsWith(`${folder}/`)).flatMap((path) => json<T>(path) ?? []);
  const steps = pack ? processesOf(pack, record).flatMap(stepsOf) : [];
  const order = [...Object.values(pack?.services ?? {}).filter((service) => service.record === record).map(({ form }) => form), ...steps.map(({ form }) => form)];
  const rank = ({ id }: FormDef): number => (order.includes(id) ? order.indexOf(id) : order.length);
  const own = read<FormDef>('forms').filter((form) => isWhole(form) && form.record === record).sort((a, b) => rank(a) - rank(b));
  const forms = own.map((def): OfferedForm => ({ def, fields: compileForm(def).form.fields }));
  return {
    record: json<RecordType>(`records/${record}.json`), forms, fields: Object.assign({}, ...forms.map(({ fields }) => fields).reverse()) as PrintWorld['fields'],
    steps, codes: Object.fromEntries(read<CodeList>('codes').filter(({ items }) => Array.isArray(items)).map((list) => [list.id, list])),
  };
}

export const specAt = ({ fields }: Pick<PrintWorld, 'fields'>, path: string): FieldSpec | undefined => {
  const [field = '', column] = path.split('/');
  const spec = Object.hasOwn(fields, field) ? fields[field] : undefined;
  return column === undefined ? spec : spec?.columns?.[column];
};
/** Options to tick: those of the field, or the codes of its list; yes and no count as two without a name here. */
export const optionTitles = ({ options, codes, type }: FieldSpec, world: Pick<PrintWorld, 'codes'>): readonly string[] =>
  (codes === undefined ? (options?.map(({ title }) => title) ?? (type === 'boolean' ? ['', ''] : [])) : (world.codes[codes]?.items ?? []).map(({ title }) => title));
/** In the order of the form, what no section names at the end; what only explains is no answer. */
export function fieldsInOrder({ def, fields }: OfferedForm): { readonly title: string; readonly fields: readonly FieldSpec[] }[] {
  const own = (ids: readonly string[]): FieldSpec[] => ids.flatMap((id) => (Object.hasOwn(fields, id) && fields[id] && fields[id].widget !== 'note' ? [fields[id]] : []));
  const sections = (def.sections ?? []).map((section) => ({ title: section.title, fields: own(section.fields) }));
  const placed = new Set(sections.flatMap((section) => section.fields.map(({ id }) => id)));
  const loose = own(Object.keys(fields).filter((id) => !placed.has(id)));
  return [...sections, ...(loose.length > 0 ? [{ title: def.title, fields: loose }] : [])].filter((section) => section.fields.length > 0);
}
