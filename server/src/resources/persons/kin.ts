/** Who stands beside a person: his guardians and wards, his households and who lives there with him; since when and until when. */
import { linksIn, type CompiledPack, type JsonObject, type Link } from '@liandong/core/run';
import { findRecords, openRecords, type RecordRowDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { recordRows } from '../records/index';
import type { Kin } from './contract';

interface Found { readonly id: string; readonly link: string; readonly since?: string | undefined; readonly until?: string | undefined }
type Kinds = 'guardians' | 'wards' | 'households' | 'housemates';
interface Asked { readonly pack: CompiledPack; readonly type: string; readonly data: JsonObject; readonly ids: readonly string[]; /** records that point to him */ readonly rows: readonly RecordRowDoc[]; readonly day: string }

const isNow = ({ since, until }: Found, day: string): boolean => (since === undefined || since <= day) && (until === undefined || day <= until);
const foundOf = (id: string, { def, since, until }: Link): Found => ({ id, link: def.inverse, since, until });

/** Ids beside him, with the reason. */
async function besides(deps: Deps, countyId: string, { pack, type, data, ids, rows }: Asked): Promise<Readonly<Record<Kinds, Found[]>>> {
  const guardian = pack.records[type]?.person?.guardian;
  const plain = await openRecords(deps, countyId, rows);
  const links = rows.flatMap((row, index) => linksIn(pack, { type: row.type, data: plain[index] ?? {} }).map((link) => ({ row, link, isHim: ids.includes(link.id) })));
  const homes = links.filter(({ row }) => pack.records[row.type]?.kind === 'household');
  const own = homes.filter(({ isHim }) => isHim);
  return {
    guardians: linksIn(pack, { type, data }).filter(({ def }) => def.field === guardian).map((link) => foundOf(link.id, link)),
    wards: links.filter(({ row, link, isHim }) => isHim && row.type === type && link.def.field === guardian).map(({ row, link }) => foundOf(row._id, link)),
    households: own.map(({ row, link }) => foundOf(row._id, link)),
    housemates: homes.filter(({ row, isHim }) => !isHim && own.some((one) => one.row._id === row._id)).map(({ link }) => foundOf(link.id, link)),
  };
}

/** As far as the caller reaches them: whom he does not is not there. */
export async function kinOf(deps: Deps, caller: Caller, asked: Asked): Promise<Readonly<Record<Kinds, Kin[]>>> {
  const all = await besides(deps, caller.countyId, asked);
  const rows = await findRecords(deps, caller.countyId, [...new Set(Object.values(all).flat().map(({ id }) => id))]);
  const shown = new Map((await recordRows(deps, caller, rows)).map((row) => [row.id, row]));
  const kin = (found: readonly Found[]): Kin[] => found.flatMap((one): Kin[] => {
    const record = shown.get(one.id);
    const { link, since, until } = one;
    return record ? [{ record, link, isNow: isNow(one, asked.day), ...(since === undefined ? {} : { since }), ...(until === undefined ? {} : { until }) }] : [];
  });
  return { guardians: kin(all.guardians), wards: kin(all.wards), households: kin(all.households), housemates: kin(all.housemates) };
}
