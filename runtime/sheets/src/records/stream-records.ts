/**
 * Records as an .xlsx file while they are still being read: rows are packed as they come, only those of child tables wait (packed) for
 * their own sheets. The workbook around them is that of `writeRecords`, so that it is read back the same way.
 */
import type { CompiledPack } from '@liandong/core/run';
import { strFromU8, strToU8, unzipSync, Zip, ZipDeflate } from 'fflate';
import { letterOf } from '../workbook/drop-downs';
import type { RecordPlan, SheetColumn } from './plan';
import type { Written } from './to-cell';
import { bookAround, recordCell, rowsIn, type RecordLine } from './write-records';

/** The first row under the titles and the hidden names, as the spreadsheet counts. */
const FIRST = 3;
/** So much text goes to be packed at once; characters. */
const PUSH = 60_000;
const LEVEL = 4;

const escaped = (text: string): string => text.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

function cellXml(ref: string, style: string, value: Written): string {
  if (value === '') return '';
  return typeof value === 'number' ? `<c r="${ref}"${style}><v>${value}</v></c>` : `<c r="${ref}"${style} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** One sheet's part of the file: what stands before the rows, the looks of its columns, what stands behind. */
class SheetPart {
  private readonly file: ZipDeflate;
  private readonly styles: readonly string[];
  private readonly after: string;
  private waiting: string;
  private row = FIRST;

  constructor(zip: Zip, name: string, xml: string, private readonly columns: readonly SheetColumn[]) {
    const from = xml.indexOf(`<row r="${FIRST}"`);
    const to = xml.indexOf('</row>', from) + '</row>'.length;
    const sample = xml.slice(from, to);
    this.styles = columns.map((_column, index) => / s="\d+"/.exec(new RegExp(`<c r="${letterOf(index)}${FIRST}"[^>]*>`).exec(sample)?.[0] ?? '')?.[0] ?? '');
    this.waiting = xml.slice(0, from);
    this.after = xml.slice(to);
    this.file = new ZipDeflate(name, { level: LEVEL });
    zip.add(this.file);
  }

  add(values: readonly Written[]): void {
    const cells = values.map((value, index) => cellXml(`${letterOf(index)}${this.row}`, this.styles[index] ?? '', value)).join('');
    this.waiting += `<row r="${this.row}">${cells}</row>`;
    this.row += 1;
    if (this.waiting.length > PUSH) this.push(false);
  }

  line(pack: CompiledPack, line: RecordLine): void { this.add(this.columns.map((column) => recordCell(pack, column, line))); }

  end(): void {
    this.waiting += this.after;
    this.push(true);
  }

  private push(isLast: boolean): void {
    this.file.push(strToU8(this.waiting), isLast);
    this.waiting = '';
  }
}

const sheetName = (index: number): string => `xl/worksheets/sheet${index + 1}.xml`;

/** @example for await (const bytes of streamRecords(pack, plan, lines)) response.write(bytes); */
export async function* streamRecords(pack: CompiledPack, plan: RecordPlan, lines: AsyncIterable<RecordLine>): AsyncGenerator<Uint8Array> {
  const around = unzipSync(await bookAround(plan));
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => { if (error) throw error; ready.push(bytes); });
  const own = new Set([plan, ...plan.tables].map((_sheet, index) => sheetName(index)));
  for (const [name, content] of Object.entries(around)) {
    if (own.has(name)) continue;
    const file = new ZipDeflate(name, { level: LEVEL });
    zip.add(file);
    file.push(content, true);
  }
  const [main, ...tables] = [plan, ...plan.tables].map(({ columns }, index) => new SheetPart(zip, sheetName(index), strFromU8(around[sheetName(index)] ?? new Uint8Array()), columns));
  let row = 0;
  for await (const line of lines) {
    row += 1;
    const numbered = { ...line, fixed: { ...line.fixed, row: String(row) } };
    main?.line(pack, numbered);
    plan.tables.forEach(({ spec }, index) => { for (const data of rowsIn(line.data[spec.id])) tables[index]?.line(pack, { fixed: numbered.fixed, data }); });
    if (ready.length === 0) continue;
    yield* ready;
    ready = [];
  }
  for (const part of [main, ...tables]) part?.end();
  zip.end();
  yield* ready;
}
