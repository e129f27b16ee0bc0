/** The table of docs/approvals.md, held: every action in every place, and where it does not apply, that it does not. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../support/packs';
import type { Case } from './case';
import { PLACES } from './diagram';
import { FINDING } from './finding';
import { GOING_BACK } from './going-back';
import { HANDING_ON } from './handing-on';
import { SIGNING } from './signing';
import { TELLING } from './telling';

const CASES: readonly Case[] = [...SIGNING, ...GOING_BACK, ...HANDING_ON, ...TELLING, ...FINDING];

/** Rows of the table below a heading, cell by cell. */
function tableOf(heading: string): string[][] {
  const text = readFileSync(join(root, 'docs/approvals.md'), 'utf8');
  const [, after = ''] = text.split(`\n## ${heading}\n`);
  const rows = (after.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim()));
}
const idOf = (cell: string | undefined): string => /`([a-z-]+)`/.exec(cell ?? '')?.[1] ?? '';

describe('docs/approvals.md', () => {
  const places = tableOf('Where');
  it('says of every action what it does, and where', () => {
    const actions = tableOf('What').map(([first]) => idOf(first));
    expect(actions.length).toBeGreaterThan(25);
    expect(places.map(([first]) => idOf(first))).toEqual(actions);
    expect(new Set(CASES.map((one) => one.action))).toEqual(new Set(actions));
    for (const row of tableOf('What')) expect({ action: idOf(row[0]), cells: row.filter((cell) => cell === '').length }).toEqual({ action: idOf(row[0]), cells: 0 });
  });

  it.each(places.map((row) => [idOf(row[0]), row] as const))('%s has a case in every place', (action, row) => {
    const said = row.slice(1).map((cell) => cell === 'yes');
    const tried = PLACES.map((place) => CASES.filter((one) => one.action === action && one.place === place));
    expect(tried.map((found) => found.length)).toEqual(PLACES.map(() => 1));
    expect(tried.map(([found]) => found?.applies)).toEqual(said);
    for (const cell of row.slice(1)) expect(cell).toMatch(/^(yes|no: .+)$/);
  });
});

describe.each(PLACES)('in the place %s', (place) => {
  it.each(CASES.filter((one) => one.place === place).map((one) => [one.action, one] as const))('%s', (_action, one) => one.run());
});
