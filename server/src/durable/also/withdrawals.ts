/**
 * A consent that was given, put right or taken back: what is open about the person will be looked at, at once and when it runs out. 撤回: whoever holds a
 * step of what needs what he took back is told in the same moment, and no such step is done any more (`stopped.ts`).
 */
import { consentOf, type Consent, type JsonObject } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { addMessages } from '../../resources/inbox/index';
import { recordOf } from '../docs';
import { instanceModel, recordModel, type RecordRowDoc, type Session } from '../model';
import { aliasesOf } from '../people/aliases';
import { consentMarkModel, type ConsentMarkDoc } from '../people/model';
import { worksNeeding, type Needing } from '../people/needing';
import { toldOfConsent } from '../people/told-of-consent';
import { openPart } from '../sealing/index';
import type { Committed, Together } from './committed';
import { scopeTitles } from './consents';

interface Changed { readonly deps: Deps; readonly committed: Committed; readonly consent: Consent; /** whose it is, and whose it was before it was put right */ readonly persons: readonly string[] }

async function needingOf(deps: Deps, { countyId, pack }: Committed, person: string, session: Session): Promise<Needing[]> {
  const ids = (await aliasesOf(deps, countyId, [person], session)).get(person) ?? [];
  const row = await recordModel(deps.db).findOne({ countyId, _id: person }).session(session).select({ type: 1 }).lean<Pick<RecordRowDoc, 'type'>>();
  return row ? worksNeeding(deps, { countyId, pack, personType: row.type, ids, session }) : [];
}

/** Written, not only read: a step that is done at the same moment notices it. */
const touch = ({ db }: Deps, countyId: string, works: readonly string[], session: Session): Promise<unknown> =>
  instanceModel(db).updateMany({ countyId, _id: { $in: [...works] } }, { $inc: { touched: 1 } }, { session });

async function tell(deps: Deps, { countyId, pack, entry }: Committed, { scopes }: Consent, needing: readonly Needing[], session: Session): Promise<void> {
  const concerned = needing.filter(({ record: { type } }) => pack.records[type]?.needsConsent?.some((scope) => scopes.includes(scope)));
  if (concerned.length === 0) return;
  const { view: org } = await deps.org.snapshot(countyId);
  await addMessages(deps.db, toldOfConsent({ countyId, pack, org, id: entry._id, kind: 'consent-withdrawn', at: entry.at, scopes: scopeTitles(pack, scopes) }, concerned), session);
}

/** What was in force before: works that need it stand still from this moment on. */
async function stopped({ deps, committed, consent, persons }: Changed, session: Session): Promise<ReadonlyMap<string, readonly string[]>> {
  const { countyId, events } = committed;
  const found = new Map<string, readonly string[]>();
  for (const person of persons) {
    const needing = await needingOf(deps, committed, person, session);
    const works = needing.map(({ work }) => work._id);
    if (works.length > 0) await touch(deps, countyId, works, session);
    if (consent.isVoid && person === consent.person && events.some(({ type }) => type === 'RecordStateSet')) await tell(deps, committed, consent, needing, session);
    found.set(person, works);
  }
  return found;
}

function marksOf({ committed: { countyId, record: { packId }, entry }, consent, persons }: Changed, day: string, works: ReadonlyMap<string, readonly string[]>): ConsentMarkDoc[] {
  const base = { countyId, packId, at: entry.at };
  const now = persons.map((person, index): ConsentMarkDoc => {
    const standing = works.get(person) ?? [];
    return { ...base, _id: index === 0 ? entry._id : `${entry._id}/${index}`, person, from: day, ...(standing.length > 0 ? { works: standing } : {}) };
  });
  const { expiresAt, isVoid, person } = consent;
  return isVoid || expiresAt === undefined || expiresAt <= day ? now : [...now, { ...base, _id: `${entry._id}@${expiresAt}`, person, from: expiresAt, ends: true }];
}

async function marked(session: Session, about: readonly unknown[]): Promise<readonly []> {
  const changes = about as readonly Changed[];
  const marks: ConsentMarkDoc[] = [];
  for (const change of changes) {
    const { deps, committed: { countyId, rowBefore } } = change;
    const { calendar } = await deps.org.snapshot(countyId);
    marks.push(...marksOf(change, calendar.dateOf(deps.clock.now()), rowBefore ? await stopped(change, session) : new Map()));
  }
  const [first] = changes;
  if (first) await consentMarkModel(first.deps.db).insertMany(marks, { session });
  return [];
}

export function withdrawalsTogether(deps: Deps, committed: Committed): Together | undefined {
  const { pack, record, rowBefore } = committed;
  const consent = consentOf(pack, record);
  if (!consent) return undefined;
  const before = rowBefore && consentOf(pack, recordOf(rowBefore, openPart(rowBefore.data) as JsonObject));
  const persons = [...new Set([consent.person, before?.person ?? ''])].filter((person) => person !== '');
  return persons.length === 0 ? undefined : { all: marked, about: { deps, committed, consent, persons } satisfies Changed };
}
