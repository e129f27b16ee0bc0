/** What becomes of a consent that is taken back, as far as the pack and the person's page say. Decides nothing: the server does. */
import { fieldsOf, voidStates, type CompiledPack, type JsonObject } from '@liandong/core/run';
import type { PersonView } from '@liandong/server/contract/persons';

export interface Withdrawal {
  /** codes of what holds no more */
  readonly lost: readonly string[];
  /** codes that another consent still holds */
  readonly kept: readonly string[];
  /** titles of fields that are shown no more */
  readonly hidden: readonly string[];
  /** titles of what begins no more */
  readonly stopped: readonly string[];
  /** titles of what is under way and whose holder is told */
  readonly told: readonly string[];
}
interface Consent { readonly id: string; readonly type: string; readonly data: JsonObject }

/** Does this action end a consent? */
export function isWithdrawal({ records }: CompiledPack, type: string, action: string): boolean {
  const known = records[type];
  const to = known?.actions?.find(({ id }) => id === action)?.to;
  return known?.consent !== undefined && to !== undefined && voidStates(known).includes(to);
}

export const personOf = ({ records }: CompiledPack, { type, data }: Pick<Consent, 'type' | 'data'>): string => {
  const id = data[records[type]?.consent?.person ?? ''];
  return typeof id === 'string' ? id : '';
};

const codesOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter((code): code is string => typeof code === 'string');
const unique = (texts: readonly string[]): string[] => [...new Set(texts)];

/** `view`: the person, where he may be seen. */
export function withdrawalOf(pack: CompiledPack, { id, type, data }: Consent, view: Pick<PersonView, 'consents' | 'records'> | undefined): Withdrawal {
  const scopes = codesOf(data[pack.records[type]?.consent?.scopes ?? '']);
  const held = new Set((view?.consents ?? []).filter((one) => one.isInForce && one.recordId !== id).flatMap(({ codes }) => codes));
  const lost = scopes.filter((code) => !held.has(code));
  const types = Object.values(pack.records);
  const needs = (of: string): boolean => pack.records[of]?.needsConsent?.some((code) => lost.includes(code)) === true;
  const isOpen = (of: string, state: string): boolean => pack.records[of]?.states.some((one) => one.id === state && one.kind === 'open') === true;
  return {
    lost, kept: scopes.filter((code) => held.has(code)),
    hidden: unique(types.flatMap((one) => Object.values(fieldsOf(pack, one.id)).flatMap(({ consent, title }) => (consent !== undefined && lost.includes(consent) ? [title] : [])))),
    stopped: types.filter((one) => needs(one.id)).map(({ title }) => title),
    told: (view?.records ?? []).flatMap(({ record, lacksConsent }) => (!lacksConsent && needs(record.type) && isOpen(record.type, record.state) ? [record.no ?? record.title] : [])),
  };
}
