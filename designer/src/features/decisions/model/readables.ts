/** What a decision may look at: fields of the record, what was decided in the step before it, parameters, results of its neighbours. */
import type { PackManifest, ServiceList } from '@liandong/core/run';
import { callersOf, decisionsOf, type Dmn } from '../../../dmn';
import { type FieldInfo, readForms, type ReadJson, uniqueFields } from '../../../fields';
import { t } from '../text';

export type Kind = 'number' | 'date' | 'text' | 'boolean' | 'list' | 'other';
export interface Readable {
  /** as FEEL reads it */
  readonly id: string;
  readonly title: string;
  readonly group: 'field' | 'param' | 'decision';
  /** DMN's name of its type; '' = not said */
  readonly type: string;
  readonly kind: Kind;
  readonly options: FieldInfo['options'];
}
type Files = Readonly<Record<string, string>>;

const KINDS: Readonly<Record<string, Kind>> = { number: 'number', boolean: 'boolean', date: 'date', string: 'text', list: 'list' };
export const kindOfType = (type: string): Kind => KINDS[type] ?? 'other';

function typeOfField({ type, format }: Pick<FieldInfo, 'type' | 'format'>): string {
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'boolean') return 'boolean';
  if (type !== 'string') return '';
  return format === 'date' ? 'date' : format === 'date-time' ? 'date and time' : 'string';
}

/** Fields of the records that the callers of these decisions work on; all when nobody calls them yet. */
function fieldsFor(files: Files, json: ReadJson, ids: readonly string[]): FieldInfo[] {
  const callers = new Set(callersOf(files, ids).map(({ item }) => item));
  const records = new Set((json<ServiceList>('services.json')?.services ?? []).filter((service) => callers.has(service.process)).map((service) => service.record));
  return uniqueFields(readForms(files, json).filter((form) => records.size === 0 || records.has(form.record)));
}

const OUTCOME = /<(?:[\w-]+:)?outcome\s[^>]*>/g;
const said = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** What people may have decided before, in the processes that call these decisions. */
function outcomeFor(files: Files, ids: readonly string[]): Readable[] {
  const tags = callersOf(files, ids).flatMap(({ item }) => [...(files[`processes/${item}.bpmn`] ?? '').matchAll(OUTCOME)].map(([tag]) => tag));
  const options = new Map(tags.map((tag) => [said(tag, 'id'), said(tag, 'title')]));
  return options.size === 0 ? [] : [{ id: 'outcome', title: t('readable.outcome'), group: 'field', type: 'string', kind: 'text', options: [...options].map(([value, title]) => ({ value, title: title || value })) }];
}

/** Decisions that come, however far, from this one: it cannot look at them. */
function laterThan(dmn: Dmn, id: string): Set<string> {
  const later = new Set([id]);
  for (const one of later) for (const other of decisionsOf(dmn)) if (other.needs.includes(one)) later.add(other.id);
  return later;
}

export function readablesFor(files: Files, json: ReadJson, dmn: Dmn, id: string): Readable[] {
  const decisions = decisionsOf(dmn);
  const later = laterThan(dmn, id);
  const params = Object.entries((json<PackManifest>('pack.json')?.parameters?.schema.properties ?? {}) as Record<string, { readonly title?: string; readonly type?: string }>);
  return [
    ...fieldsFor(files, json, decisions.map((one) => one.id)).filter((field) => !field.isSealed).map((field): Readable => {
      const type = typeOfField(field);
      return { id: field.id, title: field.title, group: 'field', type, kind: field.type === 'array' ? 'list' : kindOfType(type), options: field.options };
    }),
    ...outcomeFor(files, decisions.map((one) => one.id)),
    ...params.map(([param, property]): Readable => {
      const type = typeOfField({ type: property.type ?? 'string' });
      return { id: `params.${param}`, title: property.title ?? param, group: 'param', type, kind: kindOfType(type), options: [] };
    }),
    ...decisions.filter((one) => !later.has(one.id)).map((one): Readable => ({ id: one.name, title: one.name, group: 'decision', type: one.type, kind: kindOfType(one.type), options: [] })),
  ];
}
