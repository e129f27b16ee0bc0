/** 计划: of records that there are, done by records that really pick them, in a rhythm that can apply, told to roles that there are. */
import { checkFeel, feelVariables } from '../../expression/index';
import type { FieldSpec } from '../../form/types';
import { nextAfter, type PlanDef } from '../../plan/index';
import { isSealed } from '../../access/index';
import type { Problem } from '../../shared/problem';
import { about, isThere, knownFields, type LintInput, roleOf } from './input';
import { unknownOfRecord } from './variables';

type At = ReturnType<typeof about>;
interface Read { readonly path: string; readonly text: string; readonly record: string }

/** Every expression of a plan, with the type of record that it reads. */
function readsOf({ record, where, from, rhythm, done, escalate = [] }: PlanDef): Read[] {
  const given = (path: string, text: string | undefined, type: string): Read[] => (text === undefined ? [] : [{ path, text, record: type }]);
  return [
    ...given('/where', where, record), ...given('/from', from, record), ...rhythm.flatMap(({ when }, index) => given(`/rhythm/${index}/when`, when, record)),
    ...given('/done/where', done.where, done.record), ...given('/done/time', done.time, done.record), ...escalate.flatMap(({ when }, index) => given(`/escalate/${index}/when`, when, record)),
  ];
}

/** What is sealed at rest is not opened to find out who is due. */
const sealedIn = (input: LintInput, { record, text }: Read): FieldSpec[] => {
  const read = new Set(feelVariables(text));
  return Object.values(knownFields(input, record) ?? {}).filter((field) => isSealed(field) && read.has(field.id));
};

const lintRead = (input: LintInput, at: At, read: Read): Problem[] => [
  ...checkFeel(read.text).map((found) => at(found.code, read.path, found.params)),
  ...unknownOfRecord(input, read.record, read.text).map((name) => at('plan.variable', read.path, { name })),
  ...sealedIn(input, read).map((field) => at('plan.sealed', read.path, { field: field.title })),
];

/** The field by which one that was done picks who was due. */
function lintLink(input: LintInput, at: At, { record, done }: PlanDef): Problem[] {
  const fields = knownFields(input, done.record);
  if (!fields) return [];
  const [id = '', column] = done.link.split('/');
  const field = column === undefined ? fields[id] : fields[id]?.columns?.[column];
  if (!field) return [at('plan.link-unknown', '/done/link', { field: done.link })];
  return field.ref?.kind === 'record' && field.ref.record === record ? [] : [at('plan.link-other', '/done/link', { field: field.title })];
}

/** Either how often, or on which days; and none behind one that always holds. */
function lintRhythm(at: At, { rhythm }: PlanDef): Problem[] {
  const always = rhythm.findIndex(({ when }) => when === undefined || when.trim() === 'true');
  return rhythm.flatMap((one, index) => [
    ...((one.every === undefined) === (one.days === undefined) ? [at('plan.rhythm-either', `/rhythm/${index}`, { n: index + 1 })] : nextAfter(one, '2026-01-01', false) === undefined ? [at('plan.rhythm-never', `/rhythm/${index}`, { n: index + 1 })] : []),
    ...(always >= 0 && index > always ? [at('plan.rhythm-behind', `/rhythm/${index}`, { n: index + 1, first: always + 1 }, 'warning')] : []),
    ...(one.when?.trim() === 'false' ? [at('plan.rhythm-never', `/rhythm/${index}/when`, { n: index + 1 }, 'warning')] : []),
  ]);
}

function lintService(input: LintInput, at: At, { service: id, done }: PlanDef): Problem[] {
  if (id === undefined) return [];
  const service = input.pack.services[id];
  if (!service) return [at('plan.service-unknown', '/service', { id })];
  return service.record === done.record ? [] : [at('plan.service-other', '/service', { title: service.title })];
}

function lintPlan(input: LintInput, plan: PlanDef): Problem[] {
  const at = about('plan', plan.id);
  const unknown = ([['/record', plan.record], ['/done/record', plan.done.record]] as const).filter(([, id]) => !isThere(input, 'record', id)).map(([path, id]) => at('plan.record-unknown', path, { id }));
  const roles = (plan.escalate ?? []).flatMap((step, index) => step.roles.filter((id) => !roleOf(input.pack, id)).map((id) => at('plan.role-unknown', `/escalate/${index}/roles`, { id })));
  const rest = [...lintRhythm(at, plan), ...lintService(input, at, plan), ...roles];
  if (unknown.length > 0) return [...unknown, ...rest];
  return [...readsOf(plan).flatMap((read) => lintRead(input, at, read)), ...lintLink(input, at, plan), ...rest];
}

export const lintPlans = (input: LintInput): Problem[] => Object.values(input.pack.plans ?? {}).flatMap((plan) => lintPlan(input, plan));
