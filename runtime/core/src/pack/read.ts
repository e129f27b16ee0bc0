/** From files to parsed items: sizes, places, JSON, shape, ids. What is broken is left out and said; nothing here throws. */
import type { Json } from '../shared/json';
import { problem, type Problem } from '../shared/problem';
import type { PrintDef } from '../print/format';
import type { ScenarioDef } from '../scenario/format';
import { checkSchema } from './check-schema';
import { FILE_KINDS, type FileKind, placeOf } from './files';
import type { DashboardDef } from '../dashboard/format';
import type { IndicatorDef, ReportDef } from '../indicator/format';
import type { LedgerDef } from '../ledger/format';
import type { PlanDef } from '../plan/format';
import type { RecordType } from '../record/format';
import type { CodeList, FormDef, NoticeDef, PackManifest, QuestionDef, ServiceList, TransformDef } from './format';
import { isReserved, mapOf } from '../shared/names';
import { parseJson } from './parse-json';
import type { PackFiles } from './program';

const MAX_FILES = 500;
const MAX_FILE = 2_000_000;
const MAX_ALL = 20_000_000;

interface Kinds {
  readonly manifest: PackManifest;
  readonly services: ServiceList;
  readonly code: CodeList;
  readonly record: RecordType;
  readonly form: FormDef;
  readonly question: QuestionDef;
  readonly indicator: IndicatorDef;
  readonly report: ReportDef;
  readonly plan: PlanDef;
  readonly ledger: LedgerDef;
  readonly dashboard: DashboardDef;
  readonly notice: NoticeDef;
  readonly print: PrintDef;
  readonly transform: TransformDef;
  readonly scenario: ScenarioDef;
  /** BPMN text */
  readonly process: string;
  /** DMN text */
  readonly decision: string;
  readonly readme: string;
}

/** Parsed items by kind and id (`''` for single files): only what has the right shape. */
export type Source = { readonly [K in FileKind]: Readonly<Record<string, Kinds[K]>> };

const at = (item: string, found: Problem): Problem => ({ ...found, item });

function readItem(path: string, kind: FileKind, id: string, text: string): { value?: Json; findings: Problem[] } {
  const { schema } = FILE_KINDS[kind];
  if (!schema) return { value: text, findings: [] };
  const parsed = parseJson(text);
  if ('problem' in parsed) return { findings: [parsed.problem] };
  const findings = checkSchema(schema, parsed.value);
  if (findings.length > 0) return { findings };
  const inside = (parsed.value as { id?: string }).id;
  if (id !== '' && inside !== id) return { findings: [problem('pack.id-differs', '/id', { id: inside ?? '', file: path })] };
  return { value: parsed.value, findings: [] };
}

function sizes(files: PackFiles): Problem[] {
  const paths = Object.keys(files);
  const found: Problem[] = [];
  if (paths.length > MAX_FILES) found.push(problem('pack.too-many-files', '', { limit: MAX_FILES }));
  if (paths.reduce((sum, path) => sum + (files[path]?.length ?? 0), 0) > MAX_ALL) found.push(problem('pack.too-large', '', { limit: MAX_ALL }));
  for (const path of paths) if ((files[path]?.length ?? 0) > MAX_FILE) found.push(at(path, problem('pack.file-too-large', '', { limit: MAX_FILE })));
  return found;
}

export interface ReadPack {
  readonly source: Source;
  readonly findings: Problem[];
}

export function readPack(files: PackFiles): ReadPack {
  const source = Object.fromEntries(Object.keys(FILE_KINDS).map((kind) => [kind, mapOf<Json>([])])) as Record<FileKind, Record<string, Json>>;
  const findings = sizes(files);
  if (findings.length > 0) return { source: source as unknown as Source, findings };
  for (const path of Object.keys(files).sort()) {
    const place = placeOf(path);
    if (!place) findings.push(at(path, problem('pack.file-unknown')));
    else if (isReserved(place.id)) findings.push(at(path, problem('pack.id-reserved', '', { id: place.id })));
    else {
      const read = readItem(path, place.kind, place.id, files[path] ?? '');
      findings.push(...read.findings.map((found) => at(path, found)));
      if (read.value !== undefined) source[place.kind][place.id] = read.value;
    }
  }
  for (const kind of ['manifest', 'services'] as const) {
    const { path } = FILE_KINDS[kind];
    if (files[path] === undefined) findings.push(at(path, problem('pack.file-missing', '', { file: path })));
  }
  return { source: source as unknown as Source, findings };
}
