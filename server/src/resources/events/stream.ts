import type { Request, Response } from 'express';
import type { Changes } from '../../platform/deps';
import { refuse } from '../../platform/http/refusal';
import { gathered } from './gathered';

const BEAT_MS = 20_000;
/** then the browser comes again by itself, and its session is asked for again */
const LONGEST_MS = 10 * 60_000;
const LISTS = { wait: 150, rest: 150 };
/** a dashboard is many numbers: it is not read more often than it can be looked at */
const NUMBERS = { wait: 150, rest: 1000 };

const MOST_OF_ONE = 20;
const open = new Map<string, number>();
/** Take a place among a person's open streams; answers the way to give it back. */
function takePlace(key: string): () => void {
  const count = open.get(key) ?? 0;
  if (count >= MOST_OF_ONE) refuse('events.too-many');
  open.set(key, count + 1);
  return () => {
    const left = (open.get(key) ?? 1) - 1;
    if (left > 0) open.set(key, left);
    else open.delete(key);
  };
}

interface Reader { readonly countyId: string; readonly userId: string; readonly sessionId: string; /** of which units he may see figures; absent: of none */ readonly covers: ((orgId: string) => boolean) | undefined }

/** Server-sent events without data: `changed` for a person's lists, `numbers` for figures in his reach. Whoever's session ends hears no more. */
export function stream(changes: Changes, { countyId, userId, sessionId, covers }: Reader, req: Request, res: Response): void {
  const leave = takePlace(`${countyId}/${userId}`);
  res.status(200).set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  res.flushHeaders();
  res.write('retry: 3000\n\n');
  const send = (event: string) => () => void res.write(`event: ${event}\ndata: {}\n\n`);
  const [lists, told] = [gathered(send('changed'), LISTS), gathered(send('numbers'), NUMBERS)];
  const unsubscribe = changes.subscribe({ countyId, userId, sessionId, lists, ...(covers ? { numbers: { covers, told } } : {}), ended: () => over() });
  const beat = setInterval(() => res.write(': \n\n'), BEAT_MS);
  const longest = setTimeout(() => over(), LONGEST_MS);
  let isOver = false;
  const over = (): void => {
    if (isOver) return;
    isOver = true;
    leave();
    unsubscribe();
    lists.stop();
    told.stop();
    clearInterval(beat);
    clearTimeout(longest);
    res.end();
  };
  res.on('close', over);
}
