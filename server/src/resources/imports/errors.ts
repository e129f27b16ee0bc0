/** 错误表: the rows that were not taken, cell for cell as they came, with what is wrong: mended in place and handed in again. */
import { planOf, writeTexts, type TextLine } from '@liandong/sheets/records';
import { fieldsOf } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { refuse } from '../../platform/http/refusal';
import { noteOf } from '../record-sheets/index';
import { words } from '../../text/index';
import { openRows, type BatchRow } from './box';
import type { ImportDoc } from './model';
import { listBatches } from './store';

const MOST_BATCHES = 20;

function said({ problems = [], changes = [] }: BatchRow): string {
  const found = problems.map(noteOf).map(({ cell, title, detail }) => words('sheetTrouble.one', { place: [title, cell].filter((part) => part !== '').join(' '), detail }));
  return [...found, ...changes.map(({ title, from, to }) => words('sheetTrouble.changed', { title, from, to }))].join('\n');
}

async function faultyRows(deps: Deps, doc: ImportDoc): Promise<BatchRow[]> {
  const rows: BatchRow[] = [];
  for (let from = 0; ;) {
    const batches = await listBatches(deps.db, doc, from, MOST_BATCHES, { faults: { $gt: 0 } });
    for (const batch of batches) rows.push(...openRows(deps, batch).filter(({ data }) => data === undefined));
    const last = batches.at(-1);
    if (!last) return rows;
    from = last.n + 1;
  }
}

export async function errorSheet(deps: Deps, doc: ImportDoc): Promise<{ readonly title: string; readonly bytes: Uint8Array }> {
  const pack = (await deps.packs.pack(doc.countyId, doc.release)) ?? refuse('sheet.import.not-found');
  const type = pack.records[doc.kind === 'record' ? doc.target : (pack.services[doc.target]?.record ?? '')] ?? refuse('sheet.import.not-found');
  const rows = await faultyRows(deps, doc);
  if (rows.length === 0) refuse('sheet.no-errors');
  const used = new Set(rows.flatMap(({ cells, tables = {} }) => [...cells, ...Object.values(tables).flat(2)].map(([key]) => key)));
  const plan = planOf(pack, type.title, Object.values(fieldsOf(pack, type.id)), ['no', 'row', 'org', 'trouble']);
  const lines = rows.map((row): TextLine => ({ cells: new Map([...row.cells, ['#.trouble', said(row)]]), tables: row.tables ?? {} }));
  return { title: words('sheetTrouble.file', { title: type.title }), bytes: await writeTexts(plan, lines, used) };
}
