import { derivedFields, displayValue, fieldsOf, LEVELS, offersOn, type Actor, type Json, type RecordCtx } from '@liandong/core/run';
import { isOfferOnly } from '../../access/index';
import { loadRow } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { showRecord, timelineOf, type SeenRecord } from '../works/index';
import type { RecordDetail, RecordMay } from './contract';
import { linkedLists } from './links';
import { offerOf } from './offer-view';

export const actorOf = ({ userId, name, grants }: Caller): Actor => ({ userId, name, grants });

/** What he may do with it now: under the release that a command would be decided under. */
async function mayOf(deps: Deps, caller: Caller, seen: SeenRecord): Promise<RecordMay> {
  const { row, sight, snapshot, now, of } = seen;
  // of a work it was loaded under the work's release
  const loaded = of ? await loadRow(deps, row) : seen;
  if (!loaded) return { release: row.release, actions: [], correct: [], void: false, transfer: false, answer: false, recall: false };
  const { program, record } = loaded;
  const { pack } = program;
  const ctx: RecordCtx = { now, actor: actorOf(caller), newId: (key) => key, org: snapshot.view, calendar: snapshot.calendar, params: pack.params, performers: row.performers, level: sight.level };
  const { actions, correct, ...may } = offersOn(program, record, ctx);
  const states = pack.records[row.type]?.states ?? [];
  const inSight = Object.values(fieldsOf(pack, row.type)).filter(({ level }) => LEVELS.indexOf(level) <= LEVELS.indexOf(sight.level)).map(({ id }) => id);
  return {
    ...may, release: pack.sha, correct: correct === undefined ? [] : inSight.filter((id) => correct === 'all' || correct.includes(id)),
    actions: actions.map(({ id, title, form, reason = 'optional', to }) => {
      const toTitle = states.find((state) => state.id === to)?.title;
      return { id, title, reason, ...(form === undefined ? {} : { form }), ...(toTitle === undefined ? {} : { toTitle }) };
    }),
  };
}

function derivedOf({ row, program: { pack }, sight }: SeenRecord): RecordDetail['derived'] {
  if (isOfferOnly(sight)) return [];
  const fields = Object.values(derivedFields(pack, row.type)).filter(({ level }) => LEVELS.indexOf(level) <= LEVELS.indexOf(sight.level));
  return fields.flatMap((field) => {
    const value = displayValue(field, row.derived?.[field.id] as Json | undefined, pack);
    return value === '' ? [] : [{ id: field.id, title: field.title, value }];
  });
}

const ownerOf = ({ record, snapshot, sight }: SeenRecord): Pick<RecordDetail, 'owner'> => {
  const id = record.owner ?? record.createdBy;
  const name = isOfferOnly(sight) ? undefined : snapshot.person(id)?.name;
  return name === undefined ? {} : { owner: { id, name } };
};

/** One record with all that its page needs. */
export async function detailOf(deps: Deps, caller: Caller, seen: SeenRecord): Promise<RecordDetail> {
  const { of } = seen;
  // nothing is answered before the view is noted: that is waited for as well
  const [record, timeline, may, linked, offer] = await Promise.all([showRecord(deps, caller, seen, 'record', seen.now), of ? timelineOf(deps, of) : [], mayOf(deps, caller, seen), linkedLists(deps, caller, seen), offerOf(deps, seen)]);
  return { record, timeline, derived: derivedOf(seen), may, linked, ...offer, ...ownerOf(seen), ...(of && !isOfferOnly(seen.sight) ? { workId: of.instance._id } : {}) };
}
