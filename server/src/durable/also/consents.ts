/** 知情同意 in the transaction: nothing begins about a person who has not agreed to it, and a child's consent is its guardian's to sign. */
import { consentOf, displayValue, fieldsOf, missingScopes, needsGuardian, problem, scopesInForce, scopesToShare, type CompiledPack, type Problem, type RecordType } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { recordModel, type Session } from '../model';
import { consentsOf, personsOf, type Consented } from '../people/consents';
import { Refused } from '../write';
import type { Committed, Together } from './committed';

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

interface Given { readonly consents: ReadonlyMap<string, Consented>; /** local date */ readonly day: string }
/** What is asked of consents of some persons. */
interface Question { readonly deps: Deps; readonly committed: Committed; readonly persons: readonly { readonly id: string }[]; /** absent: their consents change, nothing is asked of them */ readonly answer?: (given: Given) => Problem[] }

/** Of one county and one release: whom it is about touched once, their consents read once. */
async function answersOf(session: Session, questions: readonly Question[]): Promise<ReadonlyMap<Question, Problem[]>> {
  const [first] = questions;
  if (!first) return new Map();
  const { deps, committed: { countyId, pack } } = first;
  const idsOf = (some: readonly Question[]): string[] => [...new Set(some.flatMap(({ persons }) => persons.map(({ id }) => id)))];
  await touch(deps, countyId, idsOf(questions), session);
  const asking = questions.filter(({ answer }) => answer);
  if (asking.length === 0) return new Map();
  const { calendar } = await deps.org.snapshot(countyId);
  const given: Given = { day: calendar.dateOf(deps.clock.now()), consents: await consentsOf(deps, { countyId, pack, session }, idsOf(asking)) };
  return new Map(asking.map((one) => [one, one.answer?.(given) ?? []]));
}

async function held(session: Session, about: readonly unknown[]): Promise<readonly (readonly Problem[])[]> {
  const questions = about as readonly Question[];
  const answers = new Map<Question, readonly Problem[]>();
  for (const countyId of new Set(questions.map(({ committed }) => committed.countyId))) {
    const here = questions.filter(({ committed }) => committed.countyId === countyId);
    for (const pack of new Set(here.map(({ committed }) => committed.pack))) for (const [one, problems] of await answersOf(session, here.filter(({ committed }) => committed.pack === pack))) answers.set(one, problems);
  }
  return questions.map((one) => answers.get(one) ?? []);
}

type Persons = ReturnType<typeof personsOf>;
/** Of whom something that is asked is missing. */
const lacking = (pack: CompiledPack, persons: Persons, asked: Pick<RecordType, 'needsConsent'>) => ({ consents, day }: Given): Problem[] => persons.flatMap(({ id, path }): Problem[] => {
  const missing = missingScopes(asked, scopesInForce(consents.get(id)?.consents ?? [], consents.get(id)?.birthDate, day));
  return missing.length === 0 ? [] : [problem('consent.missing', path, { scopes: scopeTitles(pack, missing) })];
});

function needed(deps: Deps, committed: Committed): Question | undefined {
  const { pack, record, rowBefore } = committed;
  const type = pack.records[record.type];
  const before = new Set(rowBefore?.links ?? []);
  const fresh = (type?.needsConsent ?? []).length === 0 ? [] : personsOf(pack, record).filter(({ id, key }) => id !== record.id && !before.has(key));
  return type && fresh.length > 0 ? { deps, committed, persons: fresh, answer: lacking(pack, fresh, type) } : undefined;
}

/** 转介: whom it is about has agreed that another unit hears of it, when it is offered and still when it is accepted. */
export function sharingAlso(deps: Deps, committed: Committed): Also | undefined {
  const { countyId, pack, record, events } = committed;
  const isShared = events.some((event) => event.type === 'RecordOffered' || (event.type === 'RecordActed' && event.why === 'accept'));
  if (!isShared || !pack.records[record.type]?.transfer?.accept?.consents) return undefined;
  return async (session) => {
    const { calendar } = await deps.org.snapshot(countyId);
    const needsConsent = scopesToShare({ pack }, record, { now: deps.clock.now(), calendar, params: pack.params });
    if (needsConsent.length === 0) return;
    const persons = personsOf(pack, record);
    const [problems = []] = await held(session, [{ deps, committed, persons, answer: lacking(pack, persons, { needsConsent: [...needsConsent] }) } satisfies Question]);
    if (problems.length > 0) throw new Refused(problems);
  };
}

function signed(deps: Deps, committed: Committed): Question | undefined {
  const { pack, record, events } = committed;
  const consent = consentOf(pack, record);
  if (!consent || consent.person === '') return undefined;
  const isWritten = events.some(({ type }) => type === 'RecordCreated' || type === 'RecordChanged');
  const persons = [{ id: consent.person }];
  if (!isWritten || consent.isVoid || consent.byGuardian) return { deps, committed, persons };
  const answer = ({ consents }: Given): Problem[] =>
    (needsGuardian(consents.get(consent.person)?.birthDate, consent.signedAt) ? [problem('consent.guardian-signs', `/${pack.records[record.type]?.consent?.signer ?? ''}`)] : []);
  return { deps, committed, persons, answer };
}

export function consentsTogether(deps: Deps, committed: Committed): Together | undefined {
  const question = committed.pack.records[committed.record.type]?.consent ? signed(deps, committed) : needed(deps, committed);
  return question && { all: held, about: question };
}
