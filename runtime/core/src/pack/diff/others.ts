/** Everything besides forms and processes: manifest, services, code lists, record types, figures. */
import { CORE_TEXT } from '../../text/index';
import type { Json } from '../../shared/json';
import { type FileKind, pathOf } from '../files';
import type { CodeList, QuestionDef } from '../format';
import type { CompiledPack } from '../program';
import { byId, compare, list, type PackChange, plain, word } from './change';
import { diffRecords } from './records';

const file = (kind: FileKind) => (id: string): string => pathOf(kind, id);
const title = (entry: { readonly title: string }): string => entry.title;
const titled = (table: Readonly<Record<string, { readonly title: string }>>, id: string): string => table[id]?.title ?? id;

function diffManifest(before: CompiledPack, after: CompiledPack): PackChange[] {
  const boxed = (params: Readonly<Record<string, Json>>): Record<string, { id: string; value: Json }> => Object.fromEntries(Object.entries(params).map(([id, value]) => [id, { id, value }]));
  const properties = (after.manifest.parameters?.schema.properties ?? {}) as Readonly<Record<string, { title?: string } | undefined>>;
  return [
    ...compare({ '': before.manifest }, { '': after.manifest }, { item: () => 'pack.json', title, aspects: { name: title, about: (manifest) => manifest.description ?? '' } }),
    ...compare(byId(before.manifest.roles), byId(after.manifest.roles), {
      item: (id) => `pack.json#role/${id}`, title,
      aspects: {
        name: title, tier: (role) => word(CORE_TEXT.tier, role.tier), reach: (role) => word(CORE_TEXT.reach, role.reach),
        level: (role) => word(CORE_TEXT.level, role.maxLevel), rights: (role) => list(role.rights.map((right) => word(CORE_TEXT.right, right))),
      },
    }),
    ...compare(boxed(before.params), boxed(after.params), { item: (id) => `pack.json#parameter/${id}`, title: ({ id }) => properties[id]?.title ?? id, aspects: { value: ({ value }) => plain(value) } }),
  ];
}

function diffServices(before: CompiledPack, after: CompiledPack): PackChange[] {
  const role = (id: string): string => after.manifest.roles.find((entry) => entry.id === id)?.title ?? id;
  return compare(before.services, after.services, {
    item: (id) => `services.json#${id}`, title,
    aspects: {
      name: title, group: (service) => service.group ?? '', about: (service) => service.summary ?? '', law: (service) => list(service.legalBasis ?? []), targets: (service) => list(service.targets ?? []),
      tiers: (service) => list(service.tiers.map((tier) => word(CORE_TEXT.tier, tier))), quota: (service) => plain(service.quota), way: (service) => service.method ?? '',
      record: (service) => titled(after.records, service.record), form: (service) => titled(after.forms, service.form), process: (service) => titled(after.processes, service.process),
      who: (service) => list(service.startRoles.map(role)), evidence: (service) => list(service.evidence ?? []), indicators: (service) => list((service.indicators ?? []).map((id) => titled(after.indicators, id))),
    },
  });
}

function diffCodes(before: CompiledPack, after: CompiledPack): PackChange[] {
  const items = (codes: CodeList | undefined) => Object.fromEntries((codes?.items ?? []).map((item) => [item.code, item]));
  const whole = compare(before.codes, after.codes, { item: file('code'), title, aspects: { name: title, source: (codes) => codes.source ?? '' } });
  const each = Object.values(after.codes).flatMap((codes) =>
    before.codes[codes.id] ? compare(items(before.codes[codes.id]), items(codes), { item: (code) => `${pathOf('code', codes.id)}#${code}`, title: (item) => `${codes.title} · ${item.title}`, aspects: { name: title, above: (item) => item.parent ?? '', attributes: (item) => list(Object.entries(item.attributes ?? {}).map(([name, text]) => `${name} ${text}`)) } }) : [],
  );
  return [...whole, ...each];
}

const questionAspects = {
  name: title, group: (question: QuestionDef) => question.group ?? '', property: (question: QuestionDef) => plain(question.property), look: (question: QuestionDef) => plain(question.ui),
  locked: (question: QuestionDef) => (question.locked === undefined ? '' : list(question.locked)), valid: (question: QuestionDef) => (question.validDays === undefined ? '' : String(question.validDays)),
};
const diffDictionary = (before: CompiledPack, after: CompiledPack): PackChange[] => [
  ...compare(before.questions ?? {}, after.questions ?? {}, { item: file('question'), title, aspects: questionAspects }),
  ...compare(before.transforms ?? {}, after.transforms ?? {}, { item: file('transform'), title, aspects: { name: title, steps: (def) => plain(def.records) } }),
];

export const diffOthers = (before: CompiledPack, after: CompiledPack): PackChange[] => [
  ...diffManifest(before, after), ...diffServices(before, after), ...diffCodes(before, after), ...diffRecords(before, after), ...diffDictionary(before, after),
];
