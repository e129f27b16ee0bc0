import type { PackManifest, RecordType, RoleDef, ServiceList } from '@liandong/core/run';
import { type DecisionResult, resultsOf } from '../../../dmn';
import { type FieldInfo, type FormInfo, readForms, type ReadJson, uniqueFields } from '../../../fields';

/** What the rest of the pack offers to one process. */
export interface PackContext {
  readonly roles: readonly RoleDef[];
  /** forms of the record that the process works on; all forms when no service uses the process yet */
  readonly forms: readonly FormInfo[];
  readonly fields: readonly FieldInfo[];
  readonly states: RecordType['states'];
  readonly services: readonly string[];
  readonly params: readonly Named[];
  /** the pack's other processes: a step may call them */
  readonly processes: readonly Named[];
  readonly decisions: readonly DecisionResult[];
  /** packs whose processes it may call, by the manifest's `requires` */
  readonly required: readonly string[];
}
export interface Named { readonly id: string; readonly title: string }

interface Property { readonly title?: string }

/** Attributes of the opening tags of one name, whatever their prefix. */
const tagsOf = (xml: string, name: string): { readonly id: string; readonly title: string }[] =>
  [...xml.matchAll(new RegExp(`<(?:[\\w-]+:)?${name}\\s([^>]*)>`, 'g'))].map(([, attributes = '']) => {
    const of = (attribute: string): string => new RegExp(`(?:^|\\s)${attribute}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    return { id: of('id'), title: of('name') || of('id') };
  });
/** Processes in files of a pack; without one of them. */
export const processesOf = (files: Files, without?: string): Named[] =>
  Object.entries(files).flatMap(([path, xml]) => {
    const id = /^processes\/(.+)\.bpmn$/.exec(path)?.[1];
    return id === undefined || id === without ? [] : [{ id, title: tagsOf(xml, 'process')[0]?.title ?? id }];
  });

type Files = Readonly<Record<string, string>>;
/** @example packContext('wish', files, json) */
export function packContext(processId: string, files: Files, json: ReadJson): PackContext {
  const manifest = json<PackManifest>('pack.json');
  const services = (json<ServiceList>('services.json')?.services ?? []).filter((service) => service.process === processId);
  const records = new Set(services.map((service) => service.record));
  const own = readForms(files, json).filter((form) => records.size === 0 || records.has(form.record));
  const params = Object.entries((manifest?.parameters?.schema.properties ?? {}) as Record<string, Property>);
  return {
    roles: manifest?.roles ?? [], forms: own, fields: uniqueFields(own),
    states: [...records].flatMap((record) => json<RecordType>(`records/${record}.json`)?.states ?? []),
    services: services.map((service) => service.title),
    params: params.map(([id, property]) => ({ id: `params.${id}`, title: property.title ?? id })),
    processes: processesOf(files, processId), decisions: resultsOf(files), required: (manifest?.requires ?? []).map(({ id }) => id),
  };
}
