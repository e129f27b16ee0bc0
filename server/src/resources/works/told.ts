/** What the entries of a work tell one reader: its events, with the comments in plain that he may read. */
import { LEVELS, type WorkEvent } from '@liandong/core/run';
import { isOfferOnly } from '../../access/index';
import { listHistory, openComments } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Seen } from './see';

export type EventOf<T extends WorkEvent['type']> = Extract<WorkEvent, { type: T }>;
export interface Told {
  /** of an offer none; the comments in plain: who may read them is `readsComments` to say */
  readonly events: readonly { readonly at: string; readonly event: WorkEvent }[];
  /** as people are called today; of who has left, the name that he signed with */
  name(userId: string): string;
}

/** Comments speak of the person as freely as a record does: they are not for who sees no more than is public. */
export const readsComments = ({ sight }: Seen): boolean => LEVELS.indexOf(sight.level) > 0;

const commentOf = (event: WorkEvent): string => ('comment' in event ? (event.comment ?? '') : '');

/** Read once for all that is shown of it. */
export async function toldOf(deps: Deps, seen: Seen): Promise<Told> {
  const { sight, instance, snapshot } = seen;
  const entries = isOfferOnly(sight) ? [] : await listHistory(deps, instance.countyId, instance._id);
  const signed = new Map(entries.map((entry) => [entry.by, entry.byName]));
  const events = entries.flatMap((entry) => entry.events.map((event) => ({ at: entry.at, event })));
  const comments = await openComments(deps, instance.countyId, events.map(({ event }) => ({ recordId: instance.recordId, text: commentOf(event) })));
  return {
    events: events.map(({ at, event }, index) => ({ at, event: 'comment' in event && event.comment !== undefined ? { ...event, comment: comments[index] ?? '' } : event })),
    // timers and effects have no name: the app says who "the system" is
    name: (userId) => (userId === 'system' ? '' : (snapshot.person(userId)?.name ?? signed.get(userId) ?? '')),
  };
}

export const eventsOf = <T extends WorkEvent['type']>({ events }: Told, type: T): EventOf<T>[] => events.flatMap(({ event }) => (event.type === type ? [event as EventOf<T>] : []));
