/**
 * A compiled pack: plain JSON, derived from source, never stored as truth. Hosts run programs; only `/compile` makes them.
 */
import type { DecisionModel } from '../decision/types';
import type { FieldSpec } from '../form/types';
import type { ProcessModel } from '../process/types';
import type { PrintDef } from '../print/format';
import type { JsonObject } from '../shared/json';
import type { DashboardDef } from '../dashboard/format';
import type { IndicatorDef, ReportDef } from '../indicator/format';
import type { LedgerDef } from '../ledger/format';
import type { PlanDef } from '../plan/format';
import type { RecordType } from '../record/format';
import type { CodeList, FormDef, NoticeDef, PackManifest, QuestionDef, ServiceItem, TransformDef } from './format';

/** Pack files by path (`pack.json`, `forms/x.json`, `processes/y.bpmn`, …), text as stored. */
export type PackFiles = Readonly<Record<string, string>>;

export interface CompiledForm extends FormDef {
  readonly fields: Readonly<Record<string, FieldSpec>>;
}

export interface CompiledPack {
  readonly format: 1;
  /** sha256 of the canonical source: names the release */
  readonly sha: string;
  readonly manifest: PackManifest;
  readonly params: JsonObject;
  readonly services: Readonly<Record<string, ServiceItem>>;
  readonly codes: Readonly<Record<string, CodeList>>;
  readonly records: Readonly<Record<string, RecordType>>;
  readonly forms: Readonly<Record<string, CompiledForm>>;
  /** 题库 and data dictionary; absent in releases compiled before there was one */
  readonly questions?: Readonly<Record<string, QuestionDef>>;
  readonly processes: Readonly<Record<string, ProcessModel>>;
  /** by file; what a process calls is a decision or service in one of them */
  readonly decisions: Readonly<Record<string, DecisionModel>>;
  readonly indicators: Readonly<Record<string, IndicatorDef>>;
  readonly reports: Readonly<Record<string, ReportDef>>;
  readonly notices: Readonly<Record<string, NoticeDef>>;
  /** absent in releases compiled before there were any */
  readonly plans?: Readonly<Record<string, PlanDef>>;
  readonly ledgers?: Readonly<Record<string, LedgerDef>>;
  readonly dashboards?: Readonly<Record<string, DashboardDef>>;
  /** how records stand on paper; absent in releases compiled before there was such a thing */
  readonly prints?: Readonly<Record<string, PrintDef>>;
  /** how data of earlier versions comes into this one; absent in releases compiled before there was such a thing */
  readonly transforms?: Readonly<Record<string, TransformDef>>;
}

/** One ajv error, as plain data. */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}
/** The schema part of a form's validation, compiled ahead of time (no eval in browsers): form id → check. */
export type SchemaChecks = Readonly<Record<string, (data: unknown) => readonly SchemaError[]>>;

export interface Program {
  readonly pack: CompiledPack;
  readonly checks: SchemaChecks;
}
