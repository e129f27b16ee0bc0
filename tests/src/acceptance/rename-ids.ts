/**
 * Another county's pack with the same meaning: every id and every title of a pack replaced by a random one, in forms, rules,
 * processes, decisions, records, indicators and scenarios alike. Only structure is known here, no id of any pack.
 */
import type { Json, JsonObject, PackFiles } from '@liandong/core/run';

type Rename = (id: string) => string;

/** mulberry32: a small seeded generator, so that a failing seed can be repeated. */
export const seeded = (seed: number) => {
  let state = seed >>> 0;
  return (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

const object = (value: Json | undefined): JsonObject => (value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {});
const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
const kindOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : path.replace('.json', ''));
const nameOf = (path: string): string => (path.split('/')[1] ?? '').replace(/\.[a-z]+$/, '');

/** Attributes of a BPMN file that hold ids; the value may be several, apart by spaces. */
const ID_ATTRIBUTES = /(\s(?:id|sourceRef|targetRef|default|attachedToRef|bpmnElement|formId|role|except|to|field|state|resultVariable|decisionId)=")([^"]*)(")/g;
const ELEMENT_ID = /<(?:bpmn:\w+|liandong:outcome)\s[^>]*?\bid="([^"]+)"/g;
/** What a DMN file calls its own: expressions read a decision by its name. What is put in is called as a field is. */
const DMN_OWN = /<(?:\w+:)?(?:definitions|decision|decisionService|businessKnowledgeModel)\s[^>]*?\b(?:id|name)="([^"]+)"(?:[^>]*?\b(?:id|name)="([^"]+)")?/g;

function idsOf(files: PackFiles): Set<string> {
  const ids = new Set<string>();
  const add = (...found: string[]): void => found.forEach((id) => ids.add(id));
  for (const [path, source] of Object.entries(files)) {
    if (path.endsWith('.bpmn')) {
      add(nameOf(path), ...[...source.matchAll(ELEMENT_ID)].map((match) => match[1] ?? ''), ...[...source.matchAll(/resultVariable="([^"]+)"/g)].map((match) => match[1] ?? ''));
      continue;
    }
    if (path.endsWith('.dmn')) add(nameOf(path), ...[...source.matchAll(DMN_OWN)].flatMap(([, one = '', other = '']) => [one, other]));
    if (!path.endsWith('.json')) continue;
    const json = JSON.parse(source) as JsonObject;
    add(text(json.id));
    for (const key of ['roles', 'services', 'states', 'sections', 'rules', 'actions', 'links', 'derived', 'dimensions', 'accounts', 'postings', 'tiles', 'sentences', 'exceptions']) add(...list(json[key]).map((entry) => text(object(entry).id)));
    const fields = object(object(json.schema).properties);
    const columns = Object.values(fields).map((field) => Object.keys(object(object(object(field).items).properties))).filter((names) => !names.every((name) => FILE_REF.has(name)));
    add(...Object.keys(fields), ...columns.flat());
    add(...Object.keys(object(object(object(json.parameters).schema).properties)));
  }
  ids.delete('');
  return ids;
}

/** In FEEL: names outside quotes, and quoted words that are exactly an id (states, outcomes). */
const feel = (source: string, to: Rename): string => source.replace(/"([^"]*)"|[\p{L}_][\p{L}\p{N}_]*/gu, (word, quoted?: string) => (quoted === undefined ? to(word) : `"${to(quoted)}"`));

/** Keys under which a file holds the id of something, or a list of them. */
const ID_KEYS = new Set(['id', 'record', 'form', 'process', 'startRoles', 'indicators', 'indicator', 'fields', 'columns', 'titleField', 'identity', 'initialState', 'withdrawnState', 'terminatedState', 'rejectedState', 'target', 'required', 'ui:order',
  'x-codes', 'service', 'node', 'to', 'outcome', 'open', 'recordState', 'endNode', 'role', 'from', 'x-source', 'field', 'table', 'step',
  // records, plans, ledgers, dashboards
  'state', 'link', 'since', 'until', 'versioned', 'search', 'roles', 'numerator', 'denominator', 'plan', 'dimension', 'codes', 'account', 'accounts', 'dimensions', 'of', 'rows', 'ledger', 'services', 'by']);
const FEEL_KEYS = new Set(['expression', 'where', 'value', 'time', 'when', 'org', 'amount', 'text']);
/** Objects whose keys are ids. */
const ID_MAPS = new Set(['properties', 'uiSchema', 'data', 'record', 'values', 'candidates', 'attributes', 'x-attributes']);
const FILE_REF = new Set(['fileId', 'name', 'type', 'size']);

function renameJson(value: Json, key: string, to: Rename, title: Rename): Json {
  if (Array.isArray(value)) return value.map((entry) => renameJson(entry, key, to, title));
  if (typeof value === 'string') {
    if (key === 'title') return title(value);
    if (ID_KEYS.has(key)) return value.split('/').map(to).join('/');
    return FEEL_KEYS.has(key) ? feel(value, to) : value;
  }
  if (value === null || typeof value !== 'object') return value;
  // a fact of the record on a print: no id, though some id may be called so
  if (key === 'pieces' && 'record' in value) return value;
  // which fields say what of a person or a consent; the values of a posting's dimensions
  if (key === 'person' || key === 'consent') return Object.fromEntries(Object.entries(value).map(([entry, inner]) => [entry, typeof inner === 'string' ? inner.split('/').map(to).join('/') : inner]));
  if (key === 'dimensions') return Object.fromEntries(Object.entries(value).map(([entry, inner]) => [to(entry), typeof inner === 'string' ? feel(inner, to) : inner]));
  const isFile = Object.keys(value).every((entry) => FILE_REF.has(entry));
  return Object.fromEntries(
    Object.entries(value).map(([entry, inner]) => {
      // the parts of one value, such as the ends of a period, are called by its format
      if ('x-format' in value && (entry === 'properties' || entry === 'required')) return [entry, inner];
      const isData = key === 'data' || (key === 'record' && typeof value === 'object');
      // of a uiSchema: a schema's own `items` say a type
      const isColumns = key === 'items' && !('type' in value) && !('oneOf' in value) && !('x-codes' in value);
      return [(ID_MAPS.has(key) || isColumns) && !isFile ? to(entry) : entry, isData ? renameData(inner, to) : renameJson(inner, entry, to, title)];
    }),
  );
}

/** Answers stay as they are: only the names of the fields change, in the rows of a child table too. */
function renameData(value: Json, to: Rename): Json {
  if (!Array.isArray(value)) return value;
  return value.map((row) => (Object.keys(object(row)).every((entry) => FILE_REF.has(entry)) ? row : Object.fromEntries(Object.entries(object(row)).map(([column, cell]) => [to(column), cell]))));
}

const plain = (xml: string): string => xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>');
const escaped = (text_: string): string => text_.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const renameBpmn = (source: string, to: Rename, title: Rename): string =>
  source
    .replace(ID_ATTRIBUTES, (_all, before: string, ids: string, after: string) => before + ids.split(' ').map(to).join(' ') + after)
    .replace(/(<(?:bpmn:\w+|liandong:outcome)\s[^>]*?\b(?:name|title)=")([^"]+)(")/g, (_all, before: string, old: string, after: string) => before + title(old) + after)
    .replace(/(<bpmn:(?:incoming|outgoing)>)([^<]+)/g, (_all, tag: string, id: string) => tag + to(id))
    .replace(/(<bpmn:conditionExpression[^>]*>=?)([^<]+)/g, (_all, tag: string, source_: string) => tag + escaped(feel(plain(source_), to)))
    .replace(/(<zeebe:script expression="=?)([^"]+)/g, (_all, tag: string, source_: string) => tag + feel(source_, to));

const renameDmn = (source: string, to: Rename, title: Rename): string =>
  source
    .replace(/(\s(?:id|name|href)="#?)([^"]*)(")/g, (_all, before: string, id: string, after: string) => before + to(id) + after)
    .replace(/(\slabel=")([^"]+)(")/g, (_all, before: string, old: string, after: string) => before + title(old) + after)
    .replace(/(<text>)([^<]*)/g, (_all, tag: string, source_: string) => tag + escaped(feel(plain(source_), to)));

type InOneKind = (source: string, path: string, to: Rename, title: Rename) => string;
const BY_ENDING: Readonly<Record<string, InOneKind>> = {
  '.bpmn': (source, _path, to, title) => renameBpmn(source, to, title),
  '.dmn': (source, _path, to, title) => renameDmn(source, to, title),
  '.json': (source, path, to, title) => JSON.stringify(renameJson(JSON.parse(source) as Json, kindOf(path), to, title)),
};

/** The pack under other names. `seed` decides all of them. */
export function renameIds(files: PackFiles, seed: number): { readonly files: PackFiles; readonly to: Rename } {
  const chance = seeded(seed);
  const word = (): string => `n${Math.floor(chance() * 36 ** 7).toString(36)}`;
  const names = new Map<string, string>();
  for (const id of idsOf(files)) {
    let name = word();
    while ([...names.values()].includes(name)) name = word();
    names.set(id, name);
  }
  const to: Rename = (id) => names.get(id) ?? id;
  // a title that stands in two places (a question and the forms that ask it) is the same in both
  const titles = new Map<string, string>();
  const title: Rename = (old) => {
    const made = titles.get(old) ?? String.fromCodePoint(...Array.from({ length: 4 }, () => 0x4e00 + Math.floor(chance() * 8000)));
    titles.set(old, made);
    return made;
  };
  const renamed = Object.entries(files).flatMap(([path, source]) => {
    const [folder, file] = path.split('/');
    const ending = path.slice(path.lastIndexOf('.'));
    const rename = BY_ENDING[ending];
    return rename ? [[file === undefined ? path : `${folder}/${to(nameOf(path))}${ending}`, rename(source, path, to, title)]] : [];
  });
  return { files: Object.fromEntries(renamed) as PackFiles, to };
}
