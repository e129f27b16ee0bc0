import type { CodeList, FormDef, PackManifest, RecordType, RoleDef, ServiceList } from '@liandong/core/run';

/** Reads one file of the draft as JSON. */
export type ReadJson = <T>(path: string) => T | undefined;

export interface FieldInfo {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly format?: string | undefined;
  readonly options: readonly { readonly value: string; readonly title: string }[];
}
export interface FormInfo {
  readonly id: string;
  readonly title: string;
  readonly fields: readonly FieldInfo[];
  readonly sections: readonly { readonly id: string; readonly title: string; readonly fields: readonly string[] }[];
}
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
  readonly decisions: readonly Named[];
}
export interface Named { readonly id: string; readonly title: string }

interface Property {
  readonly format?: string;
  readonly title?: string;
  readonly type?: string;
  readonly oneOf?: readonly { readonly const?: unknown; readonly title?: string }[];
  readonly items?: Property;
  readonly 'x-codes'?: string;
}

function optionsOf(property: Property, json: ReadJson): FieldInfo['options'] {
  const source = property['x-codes'] ?? property.items?.['x-codes'];
  if (source !== undefined) return (json<CodeList>(`codes/${source}.json`)?.items ?? []).map(({ code, title }) => ({ value: code, title }));
  return (property.oneOf ?? property.items?.oneOf ?? []).map((entry) => ({ value: String(entry.const ?? ''), title: entry.title ?? String(entry.const ?? '') }));
}

function readForm(form: FormDef, json: ReadJson): FormInfo {
  const properties = Object.entries((form.schema.properties ?? {}) as Record<string, Property>);
  const fields = properties.map(([id, property]): FieldInfo => ({ id, title: property.title ?? id, type: property.type ?? 'string', format: property.format, options: optionsOf(property, json) }));
  return { id: form.id, title: form.title, fields, sections: form.sections ?? [] };
}

const unique = (fields: readonly FieldInfo[]): FieldInfo[] => [...new Map(fields.map((field) => [field.id, field])).values()];

/** Attributes of the opening tags of one name, whatever their prefix. */
const tagsOf = (xml: string, name: string): { readonly id: string; readonly title: string }[] =>
  [...xml.matchAll(new RegExp(`<(?:[\\w-]+:)?${name}\\s([^>]*)>`, 'g'))].map(([, attributes = '']) => {
    const of = (attribute: string): string => new RegExp(`(?:^|\\s)${attribute}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    return { id: of('id'), title: of('name') || of('id') };
  });
const otherProcesses = (processId: string, files: Files): Named[] =>
  Object.entries(files).flatMap(([path, xml]) => {
    const id = /^processes\/(.+)\.bpmn$/.exec(path)?.[1];
    return id === undefined || id === processId ? [] : [{ id, title: tagsOf(xml, 'process')[0]?.title ?? id }];
  });
const decisionsIn = (files: Files): Named[] => Object.entries(files).flatMap(([path, xml]) => (/^decisions\/.+\.dmn$/.test(path) ? tagsOf(xml, 'decision') : []));

type Files = Readonly<Record<string, string>>;
/** @example packContext('wish', files, json) */
export function packContext(processId: string, files: Files, json: ReadJson): PackContext {
  const paths = Object.keys(files);
  const manifest = json<PackManifest>('pack.json');
  const services = (json<ServiceList>('services.json')?.services ?? []).filter((service) => service.process === processId);
  const records = new Set(services.map((service) => service.record));
  const forms = paths.filter((path) => /^forms\/[^/]+\.json$/.test(path)).flatMap((path) => json<FormDef>(path) ?? []);
  const own = forms.filter((form) => records.size === 0 || records.has(form.record)).map((form) => readForm(form, json));
  const params = Object.entries((manifest?.parameters?.schema.properties ?? {}) as Record<string, Property>);
  return {
    roles: manifest?.roles ?? [], forms: own, fields: unique(own.flatMap((form) => form.fields)),
    states: [...records].flatMap((record) => json<RecordType>(`records/${record}.json`)?.states ?? []),
    services: services.map((service) => service.title),
    params: params.map(([id, property]) => ({ id: `params.${id}`, title: property.title ?? id })),
    processes: otherProcesses(processId, files), decisions: decisionsIn(files),
  };
}
