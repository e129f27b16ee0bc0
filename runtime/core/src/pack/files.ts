/** Which files a pack has, and the JSON Schema of each kind. */
import type { TSchema } from '@sinclair/typebox';
import { PrintDef } from '../print/format';
import { ScenarioDef } from '../scenario/format';
import { DashboardDef } from '../dashboard/format';
import { IndicatorDef, ReportDef } from '../indicator/format';
import { LedgerDef } from '../ledger/format';
import { PlanDef } from '../plan/format';
import { RecordType } from '../record/format';
import { CodeList, FormDef, NoticeDef, PackManifest, QuestionDef, ServiceList, TransformDef } from './format';

export type FileKind = 'manifest' | 'services' | 'code' | 'record' | 'form' | 'question' | 'process' | 'decision' | 'indicator' | 'report' | 'plan' | 'ledger' | 'dashboard' | 'notice' | 'print' | 'transform' | 'scenario' | 'readme';

interface KindSpec {
  /** path; `*` stands for the item's id */
  readonly path: string;
  /** absent: not a JSON file */
  readonly schema?: TSchema;
}

export const FILE_KINDS: Readonly<Record<FileKind, KindSpec>> = {
  manifest: { path: 'pack.json', schema: PackManifest },
  services: { path: 'services.json', schema: ServiceList },
  code: { path: 'codes/*.json', schema: CodeList },
  record: { path: 'records/*.json', schema: RecordType },
  form: { path: 'forms/*.json', schema: FormDef },
  question: { path: 'questions/*.json', schema: QuestionDef },
  process: { path: 'processes/*.bpmn' },
  decision: { path: 'decisions/*.dmn' },
  indicator: { path: 'indicators/*.json', schema: IndicatorDef },
  report: { path: 'reports/*.json', schema: ReportDef },
  plan: { path: 'plans/*.json', schema: PlanDef },
  ledger: { path: 'ledgers/*.json', schema: LedgerDef },
  dashboard: { path: 'dashboards/*.json', schema: DashboardDef },
  notice: { path: 'notices/*.json', schema: NoticeDef },
  print: { path: 'prints/*.json', schema: PrintDef },
  transform: { path: 'transforms/*.json', schema: TransformDef },
  scenario: { path: 'scenarios/*.json', schema: ScenarioDef },
  readme: { path: 'README.md' },
};

const KINDS = Object.keys(FILE_KINDS) as FileKind[];

/** Path pattern of a kind of file → its JSON Schema: what editors complete from. */
export const FILE_SCHEMAS: Readonly<Record<string, TSchema>> = Object.fromEntries(
  KINDS.flatMap((kind) => {
    const { path, schema } = FILE_KINDS[kind];
    return schema ? [[path, schema] as const] : [];
  }),
);

export interface FilePlace {
  readonly kind: FileKind;
  /** the item's id = file name without ending; '' for files that are the only one of their kind */
  readonly id: string;
}

/** What a path is in a pack; undefined = no pack has such a file. */
export function placeOf(path: string): FilePlace | undefined {
  for (const kind of KINDS) {
    const [before = '', after] = FILE_KINDS[kind].path.split('*');
    if (after === undefined) {
      if (path === before) return { kind, id: '' };
    } else if (path.startsWith(before) && path.endsWith(after)) {
      const id = path.slice(before.length, path.length - after.length);
      if (id !== '' && !id.includes('/')) return { kind, id };
    }
  }
  return undefined;
}

/** The file of an item. */
export const pathOf = (kind: FileKind, id: string): string => FILE_KINDS[kind].path.replace('*', id);
