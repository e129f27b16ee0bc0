import type { Request, Response } from 'express';
import type { Changes } from '../../platform/deps';

const BEAT_MS = 20_000;
/** then the browser comes again by itself, and its session is asked for again */
const LONGEST_MS = 10 * 60_000;
/** many commits in a moment are one change to a reader */
const GATHER_MS = 150;

/** Server-sent events: `changed`, without data, whenever the person's lists may have changed. */
export function streamChanges(changes: Changes, { countyId, userId }: { readonly countyId: string; readonly userId: string }, req: Request, res: Response): void {
  res.status(200).set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  res.flushHeaders();
  res.write('retry: 3000\n\n');
  let gathering: NodeJS.Timeout | undefined;
  const send = (): void => {
    gathering = undefined;
    res.write('event: changed\ndata: {}\n\n');
  };
  const unsubscribe = changes.subscribe(countyId, userId, () => { gathering ??= setTimeout(send, GATHER_MS); });
  const beat = setInterval(() => res.write(': \n\n'), BEAT_MS);
  const longest = setTimeout(() => res.end(), LONGEST_MS);
  req.on('close', () => {
    unsubscribe();
    clearTimeout(gathering);
    clearInterval(beat);
    clearTimeout(longest);
  });
}
