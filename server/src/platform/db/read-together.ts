import type { Connection, Model } from 'mongoose';
import { Batch } from './batch';
import { aggregateNow, findNow } from './native';
import { perConnection } from './per-connection';

/** Documents of a collection by the values of fields. */
interface Place {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- documents differ; what a place finds is typed by whoever made it
  readonly model: Model<any>;
  readonly fields: readonly string[];
  readonly projection?: object;
  /** of the index that finds them, when it has more than these fields */
  readonly index?: object;
  /** so many documents for one question fit in a trip; more are fetched the long way */
  readonly most: number;
}
interface Question { readonly place: Place; readonly values: readonly string[] }
type Doc = Readonly<Record<string, unknown>>;

const keyOf = (values: readonly unknown[]): string => JSON.stringify(values);
/** One value is asked for as such: by its id alone a document is found without a plan. */
function filterOf({ fields }: Place, questions: readonly Question[]): object {
  const wanted = (index: number): unknown => {
    const all = [...new Set(questions.map(({ values }) => values[index]))];
    return all.length === 1 ? all[0] : { $in: all };
  };
  return Object.fromEntries(fields.map((field, index) => [field, wanted(index)]));
}

/** One place alone needs no pipeline. */
async function ask(place: Place, questions: readonly Question[]): Promise<Doc[]> {
  const { model, fields, projection, most, index = Object.fromEntries(fields.map((field) => [field, 1])) } = place;
  const hint = fields[0] === '_id' ? {} : { hint: index };
  return findNow<Doc>(model, filterOf(place, questions), questions.length * most, { ...(projection ? { projection } : {}), ...hint });
}

interface Told { readonly part: number; readonly doc: Doc }
/** Several collections in one trip, which costs little more than one of them would. */
async function askTogether(db: Connection, parts: readonly (readonly [Place, readonly Question[]])[], most: number): Promise<Doc[][]> {
  const stages = parts.map(([place, questions], part) => ({
    coll: place.model.collection.collectionName,
    pipeline: [{ $match: filterOf(place, questions) }, ...(place.projection ? [{ $project: place.projection }] : []), { $replaceWith: { part: { $literal: part }, doc: '$$ROOT' } }],
  }));
  const [first, ...others] = stages;
  if (!first) return [];
  const told = await aggregateNow<Told>(db, first.coll, [...first.pipeline, ...others.map((stage) => ({ $unionWith: stage }))], most);
  return parts.map((_, part) => told.filter((entry) => entry.part === part).map(({ doc }) => doc));
}

async function answers(db: Connection, questions: readonly Question[]): Promise<(readonly Doc[])[]> {
  const byPlace = new Map<Place, Question[]>();
  for (const question of questions) byPlace.set(question.place, [...(byPlace.get(question.place) ?? []), question]);
  const parts = [...byPlace];
  const [only] = parts;
  const docs = parts.length === 1 && only ? [await ask(...only)] : await askTogether(db, parts, questions.reduce((sum, { place }) => sum + place.most, 0));
  const found = new Map<Place, Map<string, Doc[]>>();
  for (const [part, [place]] of parts.entries()) {
    const byKey = new Map<string, Doc[]>();
    for (const doc of docs[part] ?? []) {
      const key = keyOf(place.fields.map((field) => doc[field]));
      const same = byKey.get(key);
      if (same) same.push(doc);
      else byKey.set(key, [doc]);
    }
    found.set(place, byKey);
  }
  return questions.map(({ place, values }) => found.get(place)?.get(keyOf(values)) ?? []);
}

const LIMITS = { most: 64, atOnce: 2 } as const;
const MANY = 200;
const hubOf = perConnection((db) => new Batch<Question, readonly Doc[]>((questions) => answers(db, questions), LIMITS));

/**
 * Look one document up by fields that are unique together (there is an index of them in this order). Whoever asks at the same moment, for
 * documents of whatever collection, shares a trip. The answer is as fresh as a query of one's own: it begins after the question.
 * @example const county = readTogether(countyModel(db), ['_id']); await county('c1')
 */
export function readTogether<T extends object>(model: Model<T>, fields: readonly (keyof T & string)[], projection?: object): (...values: readonly string[]) => Promise<T | undefined> {
  const place: Place = { model, fields, most: 1, ...(projection ? { projection } : {}) };
  const hub = hubOf(model.db as unknown as Connection);
  return async (...values) => (await hub.add({ place, values }))[0] as T | undefined;
}

/** As `readTogether`, for fields that several documents share; in no order. `index`: the one that begins with these fields. */
export function readAllTogether<T extends object>(model: Model<T>, fields: readonly (keyof T & string)[], index: object, projection?: object): (...values: readonly string[]) => Promise<readonly T[]> {
  const place: Place = { model, fields, index, most: MANY, ...(projection ? { projection } : {}) };
  const hub = hubOf(model.db as unknown as Connection);
  return (...values) => hub.add({ place, values }) as Promise<readonly T[]>;
}
