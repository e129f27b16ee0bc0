/** What a register is asked, understood: its type, what may be filtered, the filter with plain days and people. */
import { checkFilter, registerFields, resolveFilter, type Calendar, type CompiledPack, type RecordType, type RegisterField, type RegisterFilter } from '@liandong/core/run';
import { searchDefinition, type SearchField } from '../../durable/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { Refusal, refuse } from '../../platform/http/refusal';
import { packForFigures } from '../packs/index';
import type { RegisterQuery } from './contract';

export interface Register {
  readonly caller: Caller;
  readonly packId: string;
  readonly type: string;
  readonly pack: CompiledPack;
  readonly fields: ReadonlyMap<string, RegisterField>;
  readonly found: readonly SearchField[];
  /** by what the keys of its records should have been made */
  readonly keyed: string;
  readonly calendar: Calendar;
  readonly org: OrgSnapshot;
  /** the whole county in the tree of units */
  readonly root: string;
  readonly filter: RegisterFilter;
  readonly words: readonly string[];
}

const NONE: RegisterFilter = { join: 'all', items: [] };
const wordsIn = (search = ''): string[] => [...new Set(search.trim().split(/\s+/).filter((word) => word !== ''))].slice(0, 8);

function typeOf(pack: CompiledPack | undefined, type: string): RecordType | undefined {
  return pack && Object.hasOwn(pack.records, type) ? pack.records[type] : undefined;
}

/** Throws a refusal for a register that is not there and for a filter that cannot be asked of it. */
export async function openRegister(deps: Deps, caller: Caller, { packId, type, filter = NONE, search }: Omit<RegisterQuery, 'sort'>): Promise<Register> {
  const [pack, org] = await Promise.all([packForFigures(deps, caller.countyId, packId), deps.org.snapshot(caller.countyId)]);
  if (!pack || !typeOf(pack, type)) return refuse('register.unknown');
  const { calendar, units } = org;
  const fields = registerFields(pack, type);
  const problems = checkFilter(fields, filter);
  if (problems.length > 0) throw new Refusal(problems);
  const { fields: found, hash } = searchDefinition(pack, type);
  const plain = resolveFilter(filter, { today: calendar.dateOf(deps.clock.now()), userId: caller.userId });
  return { caller, packId, type, pack, fields, found, keyed: hash, calendar, org, root: units.find(({ parentId }) => parentId === null)?.id ?? '', filter: plain, words: wordsIn(search) };
}
