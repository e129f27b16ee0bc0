/** Rows of records that are there and say something else now: what they put right, cell by cell, and whether it would be taken. */
import { fieldsOf, problem, type JsonObject } from '@liandong/core/run';
import type { CellProblem } from '@liandong/sheets/records';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import type { Judged } from './judged';
import { placeAt, titleOf, withIds } from './places';
import { tryRows } from './rows';
import type { Target } from './target';

/** Said when it is tried; what is written says the reason that somebody gives for all of them. */
const ANY_REASON = '?';

const changedCells = ({ changes }: Judged): ReadonlySet<string> => new Set(changes.map(({ sheet, cell }) => `${sheet} ${cell}`));

/** Values of the cells that were changed, and nothing else: what was masked, or is not in the file, stays as it is. */
function corrected(row: Judged): Judged {
  const cells = changedCells(row);
  const fixed = row.changes.filter(({ field }) => field === undefined).map(({ sheet, cell, title }): CellProblem => ({ sheet, cell, title, problem: problem('sheet.not-corrected', '', { title }) }));
  const problems = [...fixed, ...row.read.problems.filter(({ sheet, cell }) => cells.has(`${sheet} ${cell}`))];
  const data: JsonObject = Object.fromEntries(row.changes.flatMap(({ field }) => (field === undefined ? [] : [[field, row.read.data[field] ?? null]])));
  return { ...row, data, problems, kind: problems.length > 0 ? 'wrong' : 'changed' };
}

/** Changed rows of records whose type may be put right: as corrections, or with what is wrong with them. */
export async function judgeCorrections(deps: Deps, caller: Caller, target: Target, judged: readonly Judged[]): Promise<readonly Judged[]> {
  const [changed, others] = [judged.filter(({ kind }) => kind === 'changed'), judged.filter(({ kind }) => kind !== 'changed')];
  if (target.kind === 'service' || !target.type.correct || changed.length === 0) return judged;
  const fields = Object.values(fieldsOf(target.program.pack, target.type.id));
  const reads = await withIds(deps, caller, { ...target, fields }, changed.map(({ read }) => read));
  const rows = changed.map((row, index) => corrected({ ...row, read: reads[index] ?? row.read }));
  const sound = rows.filter(({ kind }) => kind === 'changed');
  const tried = await tryRows(deps, caller, { ...target, reason: ANY_REASON }, sound);
  const told = sound.map((row, index): Judged => {
    const problems = (tried[index] ?? []).map((found) => ({ ...placeAt(row.read, found.path, titleOf(found)), problem: found }));
    return problems.length > 0 ? { ...row, problems, kind: 'wrong' } : row;
  });
  return [...others, ...rows.filter(({ kind }) => kind === 'wrong'), ...told];
}
