import { fieldsOf, isSealed, onceAType, type CompiledPack, type Json, type JsonObject, type Work, type WorkEvent } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { refuse } from '../../platform/http/refusal';
import type { SubjectDoc } from '../model';
import { type Amounts, amountsIn, looksStored, storedAmounts } from './amounts';
import { hasComment, sealComment } from './comments';
import { linkedSubject, subjectField, subjectFor, type MadeSubjects, type Subject } from './subject';
import { sealedText, sealValue, type Place } from './value';

export interface Sealed {
  /** the same events, with L3/L4 values and comments as ciphertext and money in fen: what is stored, chained and reduced */
  readonly events: readonly WorkEvent[];
  readonly subjectId: string;
  /** the subject's document, when it is new */
  readonly fresh?: SubjectDoc;
}

/** What of a record type is sealed, and what of it is money. */
interface Shape { readonly fields: ReadonlySet<string>; readonly amounts: Amounts }
const shapeOf = onceAType<Shape>((pack, type) => {
  const known = Object.values(fieldsOf(pack, type));
  return { fields: new Set(known.filter(isSealed).map(({ id }) => id)), amounts: amountsIn(known) };
});
function shapeIn(packs: readonly CompiledPack[], type: string): Shape {
  const [first, ...others] = packs.map((pack) => shapeOf(pack, type));
  if (!first || others.length === 0) return first ?? { fields: new Set(), amounts: new Map() };
  const all = [first, ...others];
  return { fields: new Set(all.flatMap(({ fields }) => [...fields])), amounts: new Map(all.flatMap(({ amounts }) => [...amounts])) };
}

interface Sealing { readonly fields: ReadonlySet<string>; readonly place: Place; readonly subject: Subject }

/** `null` (the answer was taken out) says nothing about anybody and stays. */
function sealData(data: JsonObject, { fields, place, subject }: Sealing): JsonObject {
  const seal = ([field, value]: [string, Json]): [string, Json] => [field, fields.has(field) && value !== null ? sealValue(value, field, place, subject) : value];
  return Object.fromEntries(Object.entries(data).map(seal));
}

const dataOf = (event: WorkEvent): JsonObject => (event.type === 'RecordCreated' ? event.record.data : event.type === 'RecordChanged' ? event.patch : {});

/** The event with other data in it. */
function withData(event: WorkEvent, change: (data: JsonObject) => JsonObject): WorkEvent {
  if (event.type === 'RecordCreated') return { ...event, record: { ...event.record, data: change(event.record.data) } };
  return event.type === 'RecordChanged' ? { ...event, patch: change(event.patch) } : event;
}
const inFen = (events: readonly WorkEvent[], amounts: Amounts): readonly WorkEvent[] => (amounts.size === 0 ? events : events.map((event) => withData(event, (data) => storedAmounts(data, amounts))));

/** Nobody can send in what looks like a sealed value or stored money, in whatever field: it would be opened. */
function refuseMarks(events: readonly WorkEvent[]): void {
  for (const event of events) for (const [field, value] of Object.entries(dataOf(event))) if (sealedText(value) || looksStored(value)) refuse('work.value-reserved', `/${field}`, { field });
}

/** Does it say anything that is sealed, or by which the person is known? */
const concerns = (event: WorkEvent, fields: ReadonlySet<string>): boolean => hasComment(event) || Object.keys(dataOf(event)).some((field) => fields.has(field));

const lastChange = (events: readonly WorkEvent[]): WorkEvent | undefined => events.filter((event) => event.type === 'RecordChanged').at(-1);

/**
 * Seal what a decision wrote. When the person a record is about changes (an identity was corrected), all his sealed values are sealed
 * anew under his own key, in the same event: the old key then opens nothing of the record as it stands.
 */
export async function sealEvents(deps: Deps, countyId: string, packs: readonly CompiledPack[], after: Pick<Work, 'record'>, decided: readonly WorkEvent[], subjectBefore: string | undefined, now: string, made?: MadeSubjects): Promise<Sealed> {
  const { record } = after;
  const { fields, amounts } = shapeIn(packs, record.type);
  const place: Place = { countyId, recordId: record.id };
  refuseMarks(decided);
  const events = inFen(decided, amounts);
  const type = packs[0]?.records[record.type];
  const whose = [...(type?.subject?.identity ?? []), ...(subjectField(type) === undefined ? [] : [subjectField(type) ?? ''])];
  if (fields.size === 0 && !events.some(hasComment)) return { subjectId: (await linkedSubject(deps, countyId, type, record.data)) ?? record.id, events };
  if (!events.some((event) => concerns(event, new Set([...fields, ...whose])))) return { subjectId: subjectBefore ?? record.id, events };
  const subject = await subjectFor(deps, { countyId, recordId: record.id, type, data: record.data, now, made });
  const sealing: Sealing = { fields, place, subject };
  const moved = subjectBefore !== undefined && subjectBefore !== subject.subjectId;
  const change = lastChange(events);
  const everything = storedAmounts(Object.fromEntries(Object.entries(record.data).filter(([field]) => fields.has(field))), amounts);
  return {
    subjectId: subject.subjectId,
    ...(subject.fresh ? { fresh: subject.fresh } : {}),
    events: events.map((event): WorkEvent => {
      const isData = event.type === 'RecordCreated' || event.type === 'RecordChanged';
      return isData ? withData(event, (data) => sealData(moved && event === change ? { ...everything, ...data } : data, sealing)) : sealComment(event, sealing);
    }),
  };
}
