/** A page of a register, and all of it one batch after the other. */
import { LEVELS } from '@liandong/core/run';
import { noteViews, timeOfSeat, type RecordRowDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { pageFrom } from '../../platform/page/index';
import { recordRows, type RecordRow } from '../records/index';
import type { RegisterQuery } from './contract';
import { findRows, searchOf } from './find';
import { openRegister, type Register } from './register';
import { waysOf } from './where';
import { isBySeat, lookForRows } from './within-reason';

const written = (cursor: readonly unknown[]): string => Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');
function readAfter(cursor: string | undefined): readonly unknown[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const found: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(found) && (found.length === 2 || found.length === 1)) return found;
  } catch {
    // not one of ours: refused below
  }
  return refuse('request.cursor', '/cursor');
}

/** Whoever finds somebody by a sensitive value learns it of him: that is a view, noted before it is shown. */
async function note(deps: Deps, register: Register, rows: readonly RecordRowDoc[]): Promise<void> {
  const sensitive = waysOf(deps, register).flat().filter((way) => way.sensitive === true);
  const found = rows.flatMap((row) => {
    const levels = [...new Set(sensitive.filter(({ words }) => words.every((word) => row.search?.includes(word))).map(({ level }) => level))];
    return levels.length > 0 ? [{ row, levels: levels.sort((a, b) => LEVELS.indexOf(a) - LEVELS.indexOf(b)) }] : [];
  });
  const { countyId, userId: by, name: byName } = register.caller;
  if (found.length > 0) await noteViews(deps, countyId, found.map(({ row, levels }) => ({ countyId, recordId: row._id, by, byName, at: deps.clock.now(), levels, where: 'register' })));
}

const DEFAULT_LIMIT = 30;
/** `lookedTo`: more may lie beyond what was made then; so far was looked. */
interface RegisterPage { readonly items: RecordRow[]; readonly next?: string; readonly lookedTo?: string }
interface PageQuery extends RegisterQuery { readonly columns?: readonly string[]; readonly cursor?: string; readonly limit?: number }

function checkColumns({ fields }: Register, columns: readonly string[] | undefined): void {
  const unknown = columns?.find((id) => !fields.has(id));
  if (unknown !== undefined) refuse('register.column', '/columns', { field: unknown });
}

export async function registerPage(deps: Deps, caller: Caller, { columns, cursor, limit = DEFAULT_LIMIT, ...query }: PageQuery): Promise<RegisterPage> {
  const register = await openRegister(deps, caller, query);
  checkColumns(register, columns);
  const after = readAfter(cursor);
  const search = await searchOf(deps, register, { sort: query.sort, page: after ?? null });
  const { rows, upTo } = isBySeat(search) ? await lookForRows(deps, search, { limit: limit + 1, after }) : { rows: await findRows(deps, search, limit + 1, after) };
  const here = rows.slice(0, limit);
  await note(deps, register, here);
  const page = pageFrom(rows, limit, (row) => written(search.order.cursor(row)), await recordRows(deps, caller, here, { ids: columns, org: register.org }));
  return upTo === undefined ? page : { ...page, next: written([upTo]), lookedTo: timeOfSeat(upTo) };
}

const BATCH = 500;
/** Everything that it holds for the caller, in the order of its pages; a found sensitive value is noted as it is on a page. */
export async function* readRegister(deps: Deps, caller: Caller, query: RegisterQuery): AsyncGenerator<RecordRowDoc, void, undefined> {
  const register = await openRegister(deps, caller, query);
  const search = await searchOf(deps, register, { sort: query.sort });
  let after: readonly unknown[] | undefined;
  for (;;) {
    const rows = await findRows(deps, search, BATCH, after);
    await note(deps, register, rows);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = search.order.cursor(last);
  }
}
