import type { PlanDef } from '../../plan/index';
import { CORE_TEXT } from '../../text/index';
import { pathOf } from '../files';
import type { CompiledPack } from '../program';
import { compare, list, type PackChange } from './change';

const title = (entry: { readonly title: string }): string => entry.title;
const given = (...texts: readonly (string | undefined)[]): string => texts.filter((text) => text !== undefined && text !== '').join(' ');
const grace = (days: number | undefined): string => (days === undefined ? '' : `+${days}`);

/** 计划: who, how often, what counts, who is told. */
export function diffPlans(before: CompiledPack, after: CompiledPack): PackChange[] {
  const type = (id: string): string => after.records[id]?.title ?? id;
  const role = (id: string): string => after.manifest.roles.find((one) => one.id === id)?.title ?? id;
  return compare(before.plans ?? {}, after.plans ?? {}, {
    item: (id) => pathOf('plan', id), title,
    aspects: {
      name: title, record: ({ record }: PlanDef) => type(record), where: ({ where }) => where ?? '', time: ({ from }) => from ?? '',
      rhythm: ({ rhythm }) => list(rhythm.map((one) => given(one.title, one.when, one.every, one.days?.join(CORE_TEXT.plan.and), grace(one.grace)))),
      done: ({ done }) => given(type(done.record), done.link, done.where, done.time), process: ({ service }) => (service === undefined ? '' : (after.services[service]?.title ?? service)),
      who: ({ escalate = [] }) => list(escalate.map((step) => given(`${step.days}`, list(step.roles.map(role)), step.when))),
    },
  });
}
