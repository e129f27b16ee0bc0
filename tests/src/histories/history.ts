/** A recorded history: what an engine of some format decided, with all that is needed to decide it again. No engine runs here. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Instant, JsonObject, PackFiles, ProcessCommand, ProcessState, RecordDoc, ScenarioDef, StartInput, StartWork, WorkEvent } from '@liandong/core/run';
import { root } from '../support/packs';

export type Command = ProcessCommand | ({ readonly type: 'StartProcess'; readonly id: string } & StartInput) | ({ readonly type: 'StartWork' } & StartWork);

/** One accepted command: what it led to, and how things stood then. */
export interface Entry {
  readonly work: string;
  readonly at: Instant;
  readonly by: string;
  readonly command: Command;
  /** what conditions read, where no pack says it */
  readonly data?: JsonObject;
  readonly events: readonly WorkEvent[];
  readonly state: ProcessState;
  /** of a pack: the record as it stood then */
  readonly record?: RecordDoc;
}
export interface History {
  readonly name: string;
  /** of the state as it was recorded */
  readonly format: number;
  /** a file of `models`, or absent: the pack that was recorded with the format */
  readonly model?: string;
  readonly org: ScenarioDef['org'];
  readonly people: ScenarioDef['people'];
  readonly entries: readonly Entry[];
}

const folder = join(root, 'tests/histories');
export const folderOf = (format: number): string => join(folder, `format-${format}`);

/** Every format that was ever recorded. */
export const formats = (): number[] =>
  readdirSync(folder).flatMap((name) => (name.startsWith('format-') ? [Number(name.slice('format-'.length))] : [])).sort((a, b) => a - b);

export const modelNames = (): string[] => readdirSync(join(folder, 'models')).map((name) => name.replace('.bpmn', '')).sort();
export const modelSource = (name: string): string => readFileSync(join(folder, 'models', `${name}.bpmn`), 'utf8');

/** Small files are kept as they are, to be read by people; the others are packed. */
const MOST_PLAIN = 16_000;
const pathOf = (format: number, name: string): string => join(folderOf(format), `${name}.json`);
const read = (path: string): unknown => JSON.parse(existsSync(path) ? readFileSync(path, 'utf8') : gunzipSync(readFileSync(`${path}.gz`)).toString('utf8'));
function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  if (text.length > MOST_PLAIN) writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
  else writeFileSync(path, text);
}

export const readPack = (format: number): PackFiles => read(pathOf(format, 'pack')) as PackFiles;
export const writePack = (format: number, files: PackFiles): void => write(pathOf(format, 'pack'), JSON.stringify(files));

/** Collection name → its documents as extended JSON. */
export const readDatabase = (format: number): Readonly<Record<string, readonly object[]>> => read(pathOf(format, 'database')) as Readonly<Record<string, readonly object[]>>;
export const writeDatabase = (format: number, text: string): void => write(pathOf(format, 'database'), text);

export const historyNames = (format: number): string[] => readdirSync(join(folderOf(format), 'plays')).map((file) => file.replace(/\.json(\.gz)?$/, '')).sort();
export const readHistory = (format: number, name: string): History => read(pathOf(format, `plays/${name}`)) as History;

/** One entry a line. */
export function writeHistory({ entries, ...head }: History): void {
  const text = `${JSON.stringify(head).slice(0, -1)},"entries":[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]}\n`;
  write(pathOf(head.format, `plays/${head.name}`), text);
}
