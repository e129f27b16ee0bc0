/**
 * 意见: what people write beside a decision speaks of the person as freely as a record does, so it lies sealed in events, states and open
 * steps. A sealed one is a text that begins with the mark; every comment is sealed when it is written, so nobody can write one that is not.
 */
import type { TaskState, WorkEvent } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { dataKeys, type Subject } from './subject';
import { openText, sealText, type Place } from './value';

const FIELD = 'comment';
interface Sealing { readonly place: Place; readonly subject: Subject }

export const hasComment = (event: WorkEvent): boolean => ('comment' in event && Boolean(event.comment)) || (event.type === 'TaskCreated' && Boolean(event.task.returned?.comment));

/** The event with its comment as ciphertext; an empty one stays. */
export function sealComment(event: WorkEvent, { place, subject }: Sealing): WorkEvent {
  const seal = (text: string): string => (text === '' ? '' : sealText(text, FIELD, place, subject));
  if (event.type === 'TaskCreated' && event.task.returned) return { ...event, task: { ...event.task, returned: { ...event.task.returned, comment: seal(event.task.returned.comment) } } };
  return 'comment' in event && event.comment !== undefined ? { ...event, comment: seal(event.comment) } : event;
}

interface Written { readonly recordId: string; readonly text: string }

/** Comments in plain, in their order, with one look-up of keys; '' where the key was destroyed. */
export async function openComments(deps: Deps, countyId: string, written: readonly Written[]): Promise<string[]> {
  const parts = written.map(({ text }) => openText(text));
  const keys = await dataKeys(deps, countyId, parts.flatMap((part) => part?.subjectId ?? []));
  return written.map(({ recordId, text }, index) => {
    const part = parts[index];
    const key = keys.get(part?.subjectId ?? '');
    if (!part) return text;
    return key ? part.open(FIELD, { countyId, recordId }, key) : '';
  });
}

/** Open steps with the comment they came back with in plain. */
export async function openTasks(deps: Deps, countyId: string, docs: readonly { readonly recordId: string; readonly task: TaskState }[]): Promise<TaskState[]> {
  const comments = await openComments(deps, countyId, docs.map(({ recordId, task }) => ({ recordId, text: task.returned?.comment ?? '' })));
  return docs.map(({ task }, index) => (task.returned ? { ...task, returned: { ...task.returned, comment: comments[index] ?? '' } } : task));
}
