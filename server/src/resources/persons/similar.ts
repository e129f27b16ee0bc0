/** 查重: whom one may know of in full, and of whom only where he is known. */
import { fieldsOf, LEVELS, type CompiledPack, type JsonObject } from '@liandong/core/run';
import { reachesRow } from '../../access/index';
import { candidatesFor, findRecords, type Candidate } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { recordRows } from '../records/index';
import { apartAmong } from './apart';
import type { PersonsApi, SimilarPerson } from './contract';

/** More than so many help nobody decide. */
const MOST_SHOWN = 10;

/** Names of people are for those whose roles see them: others cannot ask who is known. */
export function refuseStranger({ reaches }: Caller): void {
  if (!reaches.some(({ maxLevel }) => LEVELS.indexOf(maxLevel) >= LEVELS.indexOf('L2'))) refuse('access.denied');
}

export async function packInUse({ packs }: Deps, countyId: string, packId: string, now: string): Promise<CompiledPack> {
  const sha = (await packs.inUse(countyId, now)).find((one) => one.packId === packId)?.sha;
  return (sha === undefined ? undefined : await packs.pack(countyId, sha)) ?? refuse('pack.unknown', '', { pack: packId });
}

export const personType = (pack: CompiledPack, type: string): void => {
  if (!Object.hasOwn(pack.records, type) || !pack.records[type]?.person) refuse('record.type-unknown', '/type', { type: type.slice(0, 64) });
};

/** Of whom one only hears that he is known somewhere: nothing that is a mere chance. */
const isTold = ({ likelihood }: Candidate): boolean => likelihood !== 'possible';

export async function similarTo(deps: Deps, { caller, body, now }: Call<PersonsApi['POST /persons/similar']>): Promise<{ items: SimilarPerson[] }> {
  refuseStranger(caller);
  const { countyId } = caller;
  const pack = await packInUse(deps, countyId, body.packId, now);
  personType(pack, body.type);
  const known = fieldsOf(pack, body.type);
  const data = Object.fromEntries(Object.entries(body.data).filter(([id]) => Object.hasOwn(known, id))) as JsonObject;
  const { recordId: own = '' } = body;
  const [alike, isApart] = await Promise.all([candidatesFor(deps, { countyId, pack, type: body.type, data, recordId: body.recordId }), apartAmong(deps, countyId, own === '' ? [] : [own])]);
  const found = alike.filter(({ recordId }) => !isApart(own, recordId)).slice(0, MOST_SHOWN * 3);
  const { view } = await deps.org.snapshot(countyId);
  const roots = new Map((await findRecords(deps, countyId, found.map(({ recordId }) => recordId))).map((row) => [row._id, row]));
  const near = found.filter(({ recordId }) => reachesRow(caller, roots.get(recordId)));
  const rows = new Map((await recordRows(deps, caller, near.flatMap(({ recordId }) => roots.get(recordId) ?? []))).map((row) => [row.id, row]));
  const items = found.flatMap((one): SimilarPerson[] => {
    const { recordId, points, likelihood, reasons } = one;
    const orgName = view.unit(roots.get(recordId)?.orgId ?? '')?.name ?? '';
    const record = rows.get(recordId);
    if (record) return [{ record, orgName, points, likelihood, reasons: [...reasons] }];
    return isTold(one) ? [{ likelihood, orgName }] : [];
  });
  return { items: items.slice(0, MOST_SHOWN) };
}
