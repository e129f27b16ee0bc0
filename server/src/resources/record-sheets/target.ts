import { accessOf, fieldsOf, modeOf, openingStep, type CompiledForm, type FieldAccess, type FieldSpec, type Program, type RecordType, type ServiceItem } from '@liandong/core/run';
import { FIXED, isWritten, planOf, type RecordPlan } from '@liandong/sheets/records';
import { Refusal, refuse } from '../../platform/http/refusal';
import { tryStarts } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';

export interface Where { readonly packId: string; readonly serviceId: string; readonly orgId: string }
/** A service that is started by rows of a sheet, at one unit. */
export interface Target extends Where {
  readonly program: Program;
  readonly service: ServiceItem;
  readonly type: RecordType;
  /** of the start form, as far as the person who starts fills them in and a cell can hold them; tables without calculated columns */
  readonly fields: readonly FieldSpec[];
  /** worked out anew: what a sheet says of them is of no account; `field` or `table/column` */
  readonly computed: ReadonlySet<string>;
  /** every column that a file may have */
  readonly plan: RecordPlan;
}

function computedIn({ rules, fields }: CompiledForm): Set<string> {
  const derived = Object.values(fields).flatMap((field) => [field, ...Object.values(field.columns ?? {}).map((column) => ({ ...column, id: `${field.id}/${column.id}` }))]).filter(({ derive }) => derive !== undefined);
  return new Set([...rules.filter(({ effect }) => effect === 'calculate').map(({ target }) => target), ...derived.map(({ id }) => id)]);
}

function askedIn(form: CompiledForm, access: FieldAccess, computed: ReadonlySet<string>): FieldSpec[] {
  const columns = (table: FieldSpec): FieldSpec => (table.columns ? { ...table, columns: Object.fromEntries(Object.entries(table.columns).filter(([id]) => !computed.has(`${table.id}/${id}`))) } : table);
  return Object.values(form.fields).filter(({ id }) => modeOf(access, id) === 'edit' && !computed.has(id)).map(columns);
}

/** Refused like a start by hand where he may not start it; and where it cannot be told in a sheet at all. */
export async function targetFor(deps: Deps, caller: Caller, where: Where, now: string): Promise<Target> {
  const { countyId, userId, name, grants } = caller;
  const { packId, serviceId, orgId } = where;
  const sha = (await deps.packs.inUseAt(countyId, packId, orgId, now)) ?? refuse('work.not-in-use', '/query/packId');
  const program = (await deps.packs.program(countyId, sha)) ?? refuse('work.not-in-use', '/query/packId');
  const [tried = []] = await tryStarts(deps, { countyId, actor: { userId, name, grants }, program, serviceId, orgId, rows: [{}], id: 'try' });
  const barred = tried.filter(({ code }) => code.startsWith('work.'));
  if (barred.length > 0) throw new Refusal(barred);
  const { pack } = program;
  const service = pack.services[serviceId] ?? refuse('work.service-unknown', '/query/serviceId', { service: serviceId });
  const [form, type, process] = [pack.forms[service.form], pack.records[service.record], pack.processes[service.process]];
  if (!form || !type || !process) return refuse('work.service-broken', '', { service: service.title });
  const computed = computedIn(form);
  const asked = askedIn(form, accessOf(openingStep(process, service.form)), computed);
  const missing = asked.find((field) => field.required && !isWritten(field));
  if (missing) refuse('sheet.not-by-sheet', '', { title: missing.title, service: service.title });
  return { ...where, program, service, type, computed, fields: asked.filter(isWritten), plan: planOf(pack, type.title, Object.values(fieldsOf(pack, type.id)), FIXED) };
}
