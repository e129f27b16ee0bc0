/** 知情同意 in the transaction: nothing begins about a person who has not agreed to it, and a child's consent is its guardian's to sign. */
import { consentOf, displayValue, fieldsOf, missingScopes, needsGuardian, problem, scopesInForce, type CompiledPack, type Problem } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { recordModel, type Session } from '../model';
import { consentsOf, personsOf } from '../people/consents';
import { Refused } from '../write';
import type { Committed } from './committed';

type Also = (session: Session) => Promise<void>;

/** Titles of scopes, as the form of consent has them. */
export function scopeTitles(pack: CompiledPack, scopes: readonly string[]): string {
  const type = Object.values(pack.records).find(({ consent }) => consent !== undefined);
  const field = type && fieldsOf(pack, type.id)[type.consent?.scopes ?? ''];
  return field ? displayValue(field, [...scopes], pack) : scopes.join();
}

/** Written, not only read: what begins about him and what he takes back at the same moment notice each other. */
const touch = ({ db }: Deps, countyId: string, ids: readonly string[], session: Session): Promise<unknown> =>
  recordModel(db).updateMany({ countyId, _id: { $in: [...ids] } }, { $inc: { touched: 1 } }, { session });

function needed(deps: Deps, { countyId, pack, record, rowBefore }: Committed): Also | undefined {
  const type = pack.records[record.type];
  const before = new Set(rowBefore?.links ?? []);
  const fresh = (type?.needsConsent ?? []).length === 0 ? [] : personsOf(pack, record).filter(({ id, key }) => id !== record.id && !before.has(key));
  if (!type || fresh.length === 0) return undefined;
  return async (session) => {
    await touch(deps, countyId, fresh.map(({ id }) => id), session);
    const { calendar } = await deps.org.snapshot(countyId);
    const day = calendar.dateOf(deps.clock.now());
    const given = await consentsOf(deps, { countyId, pack, session }, fresh.map(({ id }) => id));
    const problems = fresh.flatMap(({ id, path }): Problem[] => {
      const { birthDate, consents } = given.get(id) ?? { birthDate: undefined, consents: [] };
      const missing = missingScopes(type, scopesInForce(consents, birthDate, day));
      return missing.length === 0 ? [] : [problem('consent.missing', path, { scopes: scopeTitles(pack, missing) })];
    });
    if (problems.length > 0) throw new Refused(problems);
  };
}

function given(deps: Deps, { countyId, pack, record, events }: Committed): Also | undefined {
  const consent = consentOf(pack, record);
  if (!consent || consent.person === '') return undefined;
  const isWritten = events.some(({ type }) => type === 'RecordCreated' || type === 'RecordChanged');
  return async (session) => {
    await touch(deps, countyId, [consent.person], session);
    if (!isWritten || consent.isVoid || consent.byGuardian) return;
    const { birthDate } = (await consentsOf(deps, { countyId, pack, session }, [consent.person])).get(consent.person) ?? {};
    if (needsGuardian(birthDate, consent.signedAt)) throw new Refused([problem('consent.guardian-signs', `/${pack.records[record.type]?.consent?.signer ?? ''}`)]);
  };
}

export function consentsAlso(deps: Deps, committed: Committed): Also | undefined {
  const { type } = committed.record;
  return committed.pack.records[type]?.consent ? given(deps, committed) : needed(deps, committed);
}
