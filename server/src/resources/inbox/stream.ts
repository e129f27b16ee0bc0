import type { Request, Response } from 'express';
import type { Changes } from '../../platform/deps';
import { refuse } from '../../platform/http/refusal';

const BEAT_MS = 20_000;
/** then the browser comes again by itself, and its session is asked for again */
const LONGEST_MS = 10 * 60_000;
/** many commits in a moment are one change to a reader */
const GATHER_MS = 150;

const MOST_OF_ONE = 20;
const open = new Map<string, number>();
/** Take a place among a person's open streams; answers the way to give it back. */
function takePlace(key: string): () => void {
  const count = open.get(key) ?? 0;
  if (count >= MOST_OF_ONE) refuse('inbox.streams');
  open.set(key, count + 1);
  return () => {
    const left = (open.get(key) ?? 1) - 1;
    if (left > 0) open.set(key, left);
    else open.delete(key);
  };
}

/** Server-sent events: `changed`, without data, whenever the person's lists may have changed. */
export function streamChanges(changes: Changes, { countyId, userId }: { readonly countyId: string; readonly userId: string }, req: Request, res: Response): void {
  const leave = takePlace(`${countyId}/${userId}`);
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
    leave();
    unsubscribe();
    clearTimeout(gathering);
    clearInterval(beat);
    clearTimeout(longest);
  });
}
