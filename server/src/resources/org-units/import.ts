import { problem, type OrgUnit } from '@liandong/core/run';
import { moveRecords } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import { Refusal, refuse } from '../../platform/http/refusal';
import { countyOf, listUnits, orgChange, saveCounty, saveUnits } from '../../platform/org/index';
import { missingColumns, readSheet, type SheetRow } from '../../platform/sheet/index';
import { draftsOf, merged, tierOf } from './tree';

export interface UnitsImported {
  readonly countyId: string;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
}
const COLUMNS = ['code', 'name', 'tier', 'parent', 'demo'] as const;

/** The county meant: the one named, else the file's own county row, else the only one there is. */
async function countyFor(deps: Pick<Deps, 'org'>, rows: readonly SheetRow[], named?: string): Promise<string> {
  const inFile = rows.find(({ cells }) => tierOf(cells.tier ?? '') === 'county')?.cells.code;
  if (named || inFile) return named ?? inFile ?? '';
  const ids = await deps.org.countyIds();
  if (ids.length > 1) refuse('county.several', '', { counties: ids.join(' ') });
  return ids[0] ?? refuse('county.none');
}

/** A county that is not there yet is made from its row, with a plain calendar. */
async function ensureCounty(deps: Pick<Deps, 'db'>, countyId: string, rows: readonly SheetRow[]): Promise<void> {
  if (await countyOf(deps.db, countyId)) return;
  const row = rows.find(({ cells }) => cells.code === countyId) ?? refuse('county.unknown', '', { countyId });
  await saveCounty(deps.db, { id: countyId, name: row.cells.name ?? '', timeZone: 'Asia/Shanghai', holidays: [], workdays: [] });
}

const key = ({ parentId, tier, name, demo, path }: OrgUnit): string => JSON.stringify([parentId, tier, name, demo === true, path]);

/**
 * Import units from a CSV or Excel file: all rows or none. The same file again changes nothing; units that the file does not name stay.
 * Throws a Refusal with one problem a bad row (`params.line`).
 */
export async function importUnits(deps: Pick<Deps, 'db' | 'org' | 'clock'>, fileName: string, content: Buffer, named?: string): Promise<UnitsImported> {
  const rows = await readSheet(fileName, content, COLUMNS);
  const missing = missingColumns(rows, ['code', 'name', 'tier']);
  if (rows.length === 0) refuse('import.empty', '', { file: fileName });
  if (missing.length > 0) throw new Refusal(missing.map((column) => problem('import.column', '', { column })));
  const countyId = await countyFor(deps, rows, named);
  const { drafts, problems } = draftsOf(rows, countyId);
  if (problems.length > 0) throw new Refusal(problems);
  const check = merged(await listUnits(deps.db, countyId), drafts);
  if (check.problems.length > 0) throw new Refusal(check.problems);
  await ensureCounty(deps, countyId, rows);
  return orgChange(deps.db, countyId, async (session) => {
    // read again inside the change: another import may have come in between
    const known = await listUnits(deps.db, countyId, session);
    const { units, problems: late } = merged(known, drafts);
    if (late.length > 0) throw new Refusal(late);
    const before = new Map(known.map((unit) => [unit.id, unit]));
    const changed = units.filter((unit) => { const old = before.get(unit.id); return !old || key(old) !== key(unit); });
    await saveUnits(deps.db, countyId, changed, session);
    for (const unit of changed) if (before.has(unit.id) && before.get(unit.id)?.path.join('/') !== unit.path.join('/')) await moveRecords(deps, countyId, unit, session);
    const added = changed.filter((unit) => !before.has(unit.id)).length;
    return { countyId, added, changed: changed.length - added, same: units.length - changed.length };
  });
}
