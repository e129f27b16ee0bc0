import { CodeList, DashboardDef, IndicatorDef, LedgerDef, NoticeDef, PlanDef, RecordType, ReportDef } from '@liandong/core/run';
import type { ObjectSchema } from '../../schema-form';

/** Folder of the pack → the schema its files follow. */
export const KINDS: Readonly<Record<string, ObjectSchema>> = { records: RecordType, codes: CodeList, indicators: IndicatorDef, reports: ReportDef, plans: PlanDef, ledgers: LedgerDef, dashboards: DashboardDef, notices: NoticeDef };
