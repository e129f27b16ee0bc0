import { problem, voidStates, type Problem, type RecordType } from '@liandong/core/run';
import { writeCommand } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { recordModel, type RecordRowDoc, type Session } from '../model';
import { rootsOf } from '../people/aliases';
import type { Committed, Together } from './committed';

interface Claim { readonly deps: Deps; readonly countyId: string; readonly packId: string; readonly type: RecordType; readonly recordId: string; readonly key: string }
type Other = Pick<RecordRowDoc, '_id' | 'orgId' | 'match'>;
/** More records under one number than anybody has. */
const MOST_EACH = 20;

const isIdKey = (key: string): boolean => key.startsWith('i:');
const placeOf = ({ countyId, packId, type }: Claim): string => [countyId, packId, type.id].join('/');

/** Two who enter the same number at the same moment write one counter, so that the second sees the first. */
async function queue(session: Session, claims: readonly Claim[]): Promise<void> {
  const [first] = claims;
  if (!first) return;
  const updates = claims.map((claim) => ({ q: { _id: `${placeOf(claim)}/${claim.key}` }, u: { $inc: { seq: 1 }, $setOnInsert: { countyId: claim.countyId } }, upsert: true }));
  await writeCommand(first.deps.db, { update: 'counters', updates }, session);
}

/** Of claims of one type in one county. */
async function taken(session: Session, claims: readonly Claim[]): Promise<readonly (readonly Problem[])[]> {
  const [first] = claims;
  if (!first) return [];
  const { deps, countyId, packId, type } = first;
  const filter = { countyId, packId, type: type.id, match: { $in: claims.map(({ key }) => key) }, state: { $nin: voidStates(type) } };
  const found = await recordModel(deps.db).find(filter).session(session).select({ orgId: 1, match: 1 }).limit(claims.length * MOST_EACH).lean<Other[]>();
  const others = claims.map(({ key, recordId }) => found.filter(({ _id, match }) => _id !== recordId && match?.includes(key)));
  const doubtful = claims.flatMap(({ recordId }, index) => (others[index]?.length ? [recordId, ...(others[index] ?? []).map(({ _id }) => _id)] : []));
  const roots = doubtful.length === 0 ? new Map<string, string>() : await rootsOf(deps, countyId, doubtful, session);
  const { view } = await deps.org.snapshot(countyId);
  return claims.map(({ recordId }, index) => {
    const other = others[index]?.find(({ _id }) => roots.get(_id) !== roots.get(recordId));
    return other ? [problem('person.id-known', `/${type.person?.idNo ?? ''}`, { org: view.unit(other.orgId)?.name ?? '' })] : [];
  });
}

async function held(session: Session, about: readonly unknown[]): Promise<readonly (readonly Problem[])[]> {
  const claims = about as readonly Claim[];
  await queue(session, claims);
  const answers = new Map<Claim, readonly Problem[]>();
  for (const place of new Set(claims.map(placeOf))) {
    const here = claims.filter((claim) => placeOf(claim) === place);
    for (const [index, problems] of (await taken(session, here)).entries()) answers.set(here[index] as Claim, problems);
  }
  return claims.map((claim) => answers.get(claim) ?? []);
}

/** One id number is one person's: whoever is entered with that of another one is sent there. Found by its blind index. */
export function idNumberTogether(deps: Deps, { countyId, pack, record, row, rowBefore }: Committed): Together | undefined {
  const type = pack.records[record.type];
  const key = row.match?.find(isIdKey);
  if (!type?.person || key === undefined || rowBefore?.match?.includes(key) || voidStates(type).includes(record.state)) return undefined;
  return { all: held, about: { deps, countyId, packId: record.packId, type, recordId: record.id, key } satisfies Claim };
}
