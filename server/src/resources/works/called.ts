/** 调用的流程: to people they are one matter with the work that called them. */
import { loadWork, worksOnRecord } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { TimelineEntry } from './contract';
import { asOfNow, type Seen } from './see';

/** The processes that a work has called, in the order of their start, in the same eyes. */
export async function calledWorks(deps: Deps, seen: Seen): Promise<Seen[]> {
  const { instance, row } = seen;
  if (instance.calls === undefined || row.workId !== instance._id) return [];
  const works = await worksOnRecord(deps, instance.countyId, row._id);
  const loaded = await Promise.all(works.filter((work) => work._id !== instance._id).map((work) => loadWork(deps, instance.countyId, work._id)));
  return loaded.flatMap((work) => (work ? [{ ...seen, ...asOfNow(work, seen.snapshot, seen.now) }] : []));
}

const isOwn = ({ kind }: TimelineEntry): boolean => kind === 'started' || kind === 'ended';

/** One timeline of all: of called processes their steps, not that they began and ended. */
export function together([own = [], ...called]: readonly (readonly TimelineEntry[])[]): TimelineEntry[] {
  if (called.length === 0) return [...own];
  const all = [...own, ...called.flatMap((part) => part.filter((entry) => !isOwn(entry)))];
  const [done, waiting] = [all.filter((entry) => entry.kind !== 'waiting'), all.filter((entry) => entry.kind === 'waiting')];
  // stable: what is of one moment stays as it was told
  return [...done.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)), ...waiting];
}
