import { accessOf, fieldsOf, modeOf, openingStep, type CompiledForm, type FieldAccess, type FieldSpec, type Program, type RecordType } from '@liandong/core/run';
import { FIXED, isWritten, planOf, type RecordPlan } from '@liandong/sheets/records';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { Refusal, refuse } from '../../platform/http/refusal';
import { programToStart } from '../packs/index';
import { tryRows } from './rows';

/** What rows of a sheet become, and where: works of a service, or records of a type that are made without a process. `release`: of one that was begun with; else the one in use. */
export interface Where { readonly packId: string; readonly orgId: string; readonly kind: 'service' | 'record'; readonly id: string; readonly release?: string }
/** As it stands in an address. */
export function whereOf({ packId, orgId, serviceId, type }: { readonly packId: string; readonly orgId: string; readonly serviceId?: string | undefined; readonly type?: string | undefined }): Where {
  if ((serviceId === undefined) === (type === undefined)) refuse('sheet.no-target');
  return { packId, orgId, ...(serviceId === undefined ? { kind: 'record', id: type ?? '' } : { kind: 'service', id: serviceId }) };
}

export interface Target extends Where {
  readonly program: Program;
  /** of the service, or of the type */
  readonly title: string;
  readonly type: RecordType;
  /** of the form that is filled first, as far as the person who does it fills them in and a cell can hold them; tables without calculated columns */
  readonly fields: readonly FieldSpec[];
  /** worked out anew: what a sheet says of them is of no account; `field` or `table/column` */
  readonly computed: ReadonlySet<string>;
  /** every column that a file may have */
  readonly plan: RecordPlan;
}

function computedIn({ rules, fields }: CompiledForm): Set<string> {
  const columns = Object.values(fields).flatMap((field) => Object.values(field.columns ?? {}).filter(({ derive }) => derive !== undefined).map(({ id }) => `${field.id}/${id}`));
  return new Set([...rules.filter(({ effect }) => effect === 'calculate').map(({ target }) => target), ...columns]);
}

function askedIn(form: CompiledForm, access: FieldAccess, computed: ReadonlySet<string>): FieldSpec[] {
  const columns = (table: FieldSpec): FieldSpec => (table.columns ? { ...table, columns: Object.fromEntries(Object.entries(table.columns).filter(([id]) => !computed.has(`${table.id}/${id}`))) } : table);
  return Object.values(form.fields).filter(({ id }) => modeOf(access, id) === 'edit' && !computed.has(id)).map(columns);
}

interface Opening { readonly title: string; /** absent: none is made here */ readonly form: CompiledForm | undefined; readonly type: RecordType; readonly access: FieldAccess }
const EVERYTHING: FieldAccess = {};

/** What is filled in first: the form of the service's opening step, or the one with which records of the type are made. */
function openingOf({ pack }: Program, { kind, id }: Where): Opening {
  if (kind === 'record') {
    const type = pack.records[id] ?? refuse('record.type-unknown', '/query/type', { type: id });
    const form = pack.forms[type.create?.form ?? ''];
    if (!form && !type.correct) return refuse('record.not-made-here', '/query/type', { record: type.title });
    return { title: type.title, form, type, access: EVERYTHING };
  }
  const service = pack.services[id] ?? refuse('work.service-unknown', '/query/serviceId', { service: id });
  const [form, type, process] = [pack.forms[service.form], pack.records[service.record], pack.processes[service.process]];
  if (!form || !type || !process) return refuse('work.service-broken', '', { service: service.title });
  return { title: service.title, form, type, access: accessOf(openingStep(process, service.form)) };
}

/** Why it may not be done at all, whatever is filled in. */
const isBar = ({ code }: { readonly code: string }): boolean => code.startsWith('work.') || code === 'record.may-not' || code === 'record.unit-unknown';

/** Records that nobody makes by hand may still be put right: whether he may shows row by row. */
async function refuseBarred(deps: Deps, caller: Caller, what: Where & { readonly program: Program }): Promise<void> {
  const type = what.kind === 'record' ? what.program.pack.records[what.id] : undefined;
  if (type?.correct && !type.create) return;
  const [tried = []] = await tryRows(deps, caller, what, [{}]);
  const barred = tried.filter(isBar);
  if (barred.length > 0) throw new Refusal(barred);
}

/** Refused like doing it by hand where he may not; and where it cannot be told in a sheet at all. */
export async function targetFor(deps: Deps, caller: Caller, where: Where, now: string): Promise<Target> {
  const program = await programToStart(deps, { ...where, countyId: caller.countyId }, { now, place: '/query' });
  await refuseBarred(deps, caller, { ...where, program });
  const { title, form, type, access } = openingOf(program, where);
  const computed = form ? computedIn(form) : new Set<string>();
  const asked = form ? askedIn(form, access, computed) : [];
  const missing = asked.find((field) => field.required && !isWritten(field));
  if (missing) refuse('sheet.not-by-sheet', '', { title: missing.title, service: title });
  return { ...where, program, title, type, computed, fields: asked.filter(isWritten), plan: planOf(program.pack, type.title, Object.values(fieldsOf(program.pack, type.id)), FIXED) };
}
