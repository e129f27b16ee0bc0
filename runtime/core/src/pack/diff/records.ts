/** 记录类型 in words: what they are, how they live, and how they hang together. */
import { CORE_TEXT } from '../../text/index';
import type { AcceptDef, RecordType } from '../../record/format';
import { pathOf } from '../files';
import type { CompiledPack } from '../program';
import { byId, compare, list, type PackChange, plain, word } from './change';

const title = (entry: { readonly title: string }): string => entry.title;
const YES = CORE_TEXT.value.yes;
const yes = (is: boolean | undefined): string => (is ? YES : '');

type States = (type: RecordType, id: string | undefined) => string;
interface Words { readonly stateOf: States; roles(ids: readonly string[] | undefined): string; form(id: string | undefined): string }

function wordsOf(before: CompiledPack, after: CompiledPack): Words {
  const named = (table: 'roles' | 'forms', id: string): string => (table === 'roles' ? [after, before].flatMap((pack) => pack.manifest.roles).find((role) => role.id === id)?.title : (after.forms[id] ?? before.forms[id])?.title) ?? id;
  return {
    // by today's names on both sides: a renamed state is told once, where it is renamed
    stateOf: ({ id: type }, id) => [after, before].flatMap((pack) => pack.records[type]?.states ?? []).find((state) => state.id === id)?.title ?? id ?? '',
    roles: (ids) => list((ids ?? []).map((id) => named('roles', id))), form: (id) => (id === undefined ? '' : named('forms', id)),
  };
}

function diffParts(old: RecordType, type: RecordType, { stateOf, roles, form }: Words): PackChange[] {
  const item = (part: string) => (id: string): string => `${pathOf('record', type.id)}#${part}/${id}`;
  const within = (name: string): string => `${type.title} · ${name}`;
  const inverse = ({ inverse: name }: { readonly inverse: string }): string => name;
  return [
    ...compare(byId(old.states), byId(type.states), { item: item('state'), title: (state) => within(state.title), aspects: { name: title, kind: (state) => word(CORE_TEXT.kind, state.kind) } }),
    ...compare(byId(old.actions ?? []), byId(type.actions ?? []), {
      item: item('action'), title: (action) => within(action.title),
      aspects: {
        name: title, from: (action) => list(action.from.map((id) => stateOf(type, id))), state: (action) => stateOf(type, action.to), who: (action) => roles(action.roles), form: (action) => form(action.form),
        reason: (action) => word(CORE_TEXT.reason, action.reason ?? 'optional'), expression: (action) => action.when ?? '',
      },
    }),
    ...compare(byId(old.links ?? []), byId(type.links ?? []), {
      item: item('link'), title: (link) => within(link.inverse),
      aspects: { name: inverse, fields: (link) => link.field, most: (link) => plain(link.most), onVoid: (link) => word(CORE_TEXT.onVoid, link.onVoid), acyclic: (link) => yes(link.acyclic), duration: (link) => list([link.since ?? '', link.until ?? ''].filter((column) => column !== '')) },
    }),
    ...compare(byId(old.derived ?? []), byId(type.derived ?? []), { item: item('derived'), title: (one) => within(one.title), aspects: { name: title, type: (one) => one.type, level: (one) => one.level ?? '', value: (one) => one.expression } }),
  ];
}

const acceptance = ({ workingDays, shows, consents = [], unless = '' }: AcceptDef, who: string): string =>
  list([who, plain(workingDays), list(shows), list(consents), unless].filter((text) => text !== ''));

export function diffRecords(before: CompiledPack, after: CompiledPack): PackChange[] {
  const words = wordsOf(before, after);
  const { stateOf, roles, form } = words;
  const whole = compare(before.records, after.records, {
    item: (id) => pathOf('record', id), title,
    aspects: {
      name: title, numbering: (type) => type.numbering, gapFree: (type) => yes(type.gapFree), titleField: (type) => type.titleField, identity: (type) => list(type.subject?.identity ?? []), columns: (type) => list(type.columns),
      initial: (type) => stateOf(type, type.initialState), withdrawn: (type) => stateOf(type, type.withdrawnState), terminated: (type) => stateOf(type, type.terminatedState),
      made: (type) => (type.create ? list([roles(type.create.roles), form(type.create.form)]) : ''), correct: (type) => list([roles(type.correct?.roles), ...(type.correct?.fields ?? [])].filter((text) => text !== '')),
      void: (type) => (type.void ? list([roles(type.void.roles), stateOf(type, type.void.state)]) : ''), transfer: (type) => roles(type.transfer?.roles), accept: ({ transfer }) => (transfer?.accept ? acceptance(transfer.accept, roles(transfer.accept.roles)) : ''), export: (type) => roles(type.export?.roles), grant: (type) => (type.grant ? list([roles(type.grant.roles), plain(type.grant.hours), plain(type.grant.answerHours)].filter((text) => text !== '')) : ''),
      person: (type) => plain(type.person), consent: (type) => plain(type.consent), needsConsent: (type) => list(type.needsConsent ?? []),
      versioned: (type) => list(type.versioned ?? []), search: (type) => list(type.search ?? []), retention: (type) => (type.retention ? list([type.retention.title, plain(type.retention.years), word(CORE_TEXT.keptFrom, type.retention.from), roles(type.retention.roles)].filter((text) => text !== '')) : ''),
      destroy: (type) => roles(type.retention?.destroy?.roles), destroyConfirm: (type) => roles(type.retention?.destroy?.confirm),
    },
  });
  const each = Object.values(after.records).flatMap((type) => {
    const old = before.records[type.id];
    return old ? diffParts(old, type, words) : [];
  });
  return [...whole, ...each];
}
