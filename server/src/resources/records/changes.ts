/** 修改记录 in the eyes of one person: every value is cut as on the record's page, and what is shown in full of a sensitive one is a view. */
import { changesIn, displayValue, fieldsOf, LEVELS, type CompiledPack, type FieldChange, type FieldSpec, type JsonObject, type RecordChange } from '@liandong/core/run';
import { isOfferOnly, named, picksShown, sensitiveLevels, shownData } from '../../access/index';
import { historyOfRecord, noteView } from '../../durable/index';
import { namesOf, type PickNames } from '../../names/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { cursorOf, limitOf, readCursor } from '../../platform/page/index';
import { seeRecord, type SeenRecord } from '../works/index';
import type { RecordChangeView, RecordsApi } from './contract';

type Fields = Readonly<Record<string, FieldSpec>>;
interface Cut { readonly change: FieldChange; readonly field: FieldSpec; readonly from: JsonObject; readonly to: JsonObject; readonly masked: boolean }

/** undefined: it is not his to know that the field is there. */
function cutOf(seen: SeenRecord, fields: Fields, change: FieldChange): Cut[] {
  const field = fields[change.field];
  if (!field) return [];
  const cut = (value: FieldChange['from']) => shownData(fields, value === undefined ? {} : { [field.id]: value }, seen.sight);
  const [from, to] = [cut(change.from), cut(change.to)];
  const masked = from.masked.length + to.masked.length > 0;
  const isHidden = !masked && Object.keys(from.data).length + Object.keys(to.data).length === 0;
  return isHidden ? [] : [{ change, field, from: from.data, to: to.data, masked }];
}

const isFull = ({ masked }: Cut): boolean => !masked;

async function noted(deps: Deps, caller: Caller, seen: SeenRecord, cuts: readonly Cut[]): Promise<void> {
  const fields = Object.fromEntries(cuts.map(({ field }) => [field.id, field]));
  const levels = sensitiveLevels(fields, { data: Object.fromEntries(cuts.filter(isFull).map(({ field }) => [field.id, true])), masked: [] });
  if (levels.length > 0) await noteView(deps, { countyId: caller.countyId, recordId: seen.row._id, by: caller.userId, byName: caller.name, at: seen.now, levels, where: 'changes' });
}

interface Words { readonly seen: SeenRecord; readonly fields: Fields; readonly names: PickNames; readonly versioned: readonly string[] }
const stepTitle = (pack: CompiledPack, node: string): string | undefined => Object.values(pack.processes).map((model) => model.nodes[node]?.title).find((title) => title !== undefined && title !== '');

function whatOf({ seen: { program: { pack }, row } }: Words, { why, action, node }: RecordChange): string | undefined {
  if (why === 'act') return pack.records[row.type]?.actions?.find(({ id }) => id === action)?.title ?? action;
  return node === undefined ? undefined : stepTitle(pack, node);
}

function movesOf({ seen: { program: { pack }, row, snapshot } }: Words, { state, orgId, owner, asked }: RecordChange): Pick<RecordChangeView, 'state' | 'org' | 'owner' | 'asked'> {
  const title = pack.records[row.type]?.states.find(({ id }) => id === state)?.title ?? state;
  return {
    ...(title === undefined ? {} : { state: title }), ...(orgId === undefined ? {} : { org: snapshot.view.unit(orgId)?.name ?? orgId }), ...(owner === undefined ? {} : { owner: snapshot.person(owner)?.name ?? '' }),
    ...(asked === undefined ? {} : { asked: snapshot.view.unit(asked)?.name ?? asked }),
  };
}

function fieldView({ seen: { program: { pack } }, fields, names, versioned }: Words, { change, field, from, to, masked }: Cut): RecordChangeView['fields'][number] {
  const text = (data: JsonObject): string => displayValue(field, named(fields, data, names)[field.id], pack);
  return { field: field.id, title: field.title, from: text(from), to: text(to), masked, ...(versioned.includes(field.id) ? { version: change.version } : {}) };
}

function viewOf(words: Words, change: RecordChange, cuts: readonly Cut[]): RecordChangeView {
  const { seen } = words;
  const what = whatOf(words, change);
  const { at, by, byName, why, comment, occurredAt } = change;
  const isRead = LEVELS.indexOf(seen.sight.level) > 0;
  return {
    at, by: by === 'system' ? '' : (seen.snapshot.person(by)?.name ?? byName), why, ...(what === undefined ? {} : { what }), ...(comment !== undefined && isRead ? { reason: comment } : {}), ...(occurredAt === undefined ? {} : { occurredAt }),
    ...movesOf(words, change), fields: cuts.map((cut) => fieldView(words, cut)),
  };
}

/** Newest first; with `field` only what changed that. */
export async function listChanges(deps: Deps, { caller, params, query }: Call<RecordsApi['GET /records/{recordId}/changes']>): Promise<{ items: RecordChangeView[]; next?: string }> {
  const seen = await seeRecord(deps, caller, params.recordId, 'record.not-found');
  if (isOfferOnly(seen.sight)) return { items: [] };
  const { pack } = seen.program;
  const fields = fieldsOf(pack, seen.row.type);
  const limit = limitOf(query);
  const all = changesIn(await historyOfRecord(deps, seen.row)).reverse().map((change) => ({ change, cuts: change.fields.flatMap((one) => (query.field === undefined || one.field === query.field ? cutOf(seen, fields, one) : [])) }));
  const meant = query.field === undefined ? all : all.filter(({ cuts }) => cuts.length > 0);
  // counted from the oldest: what is added while somebody reads does not shift the pages
  const left = Math.min(Number(readCursor(query.cursor, 1)?.[0] ?? meant.length) || 0, meant.length);
  const from = meant.length - left;
  const page = meant.slice(from, from + limit);
  const cuts = page.flatMap((one) => one.cuts);
  await noted(deps, caller, seen, cuts);
  const names = await namesOf(deps, caller, cuts.flatMap((cut) => [...picksShown(fields, cut.from), ...picksShown(fields, cut.to)]));
  const words: Words = { seen, fields, names, versioned: pack.records[seen.row.type]?.versioned ?? [] };
  const rest = left - page.length;
  return { items: page.map((one) => viewOf(words, one.change, one.cuts)), ...(rest > 0 ? { next: cursorOf(String(rest)) } : {}) };
}
