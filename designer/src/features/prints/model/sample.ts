/** A record that could be somebody's, for looking at a print. */
import type { Instant, JsonObject, PrintedRecord, Said } from '@liandong/core/run';
import { t } from '../text';
import type { PrintWorld } from './world';

export function sampleRecord(world: PrintWorld, data: JsonObject, now: Instant): PrintedRecord {
  const states = world.record?.states ?? [];
  return { no: t('sample.no'), title: t('sample.title'), stateTitle: states.find(({ kind }) => kind === 'done')?.title ?? states[0]?.title ?? '', orgName: t('sample.unit'), createdAt: now, occurredAt: now, data, masked: [] };
}
export const sampleSaid = (world: PrintWorld, now: Instant): Record<string, Said[]> =>
  Object.fromEntries(world.steps.map(({ id, hasOutcomes }) => [id, [{ by: t('sample.person'), at: now, ...(hasOutcomes ? { outcome: t('sample.outcome'), opinion: t('sample.opinion') } : {}) }]]));
