/** 一人一档: one person under all his records, over all services, as far as the caller reaches. */
import { ageOn, fieldsOf, linksIn, missingScopes, offersOn, scopesInForce, type CompiledPack, type JsonObject, type RecordCtx } from '@liandong/core/run';
import { aliasesOf, consentsOf, findRecords, openPart, recordsOfPerson, type Consented, type RecordRowDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { recordRows, scopesOf, type RecordRow } from '../records/index';
import { seeRecord, showRecord, type SeenRecord } from '../works/index';
import { askAgainView, consentViews } from './consents';
import type { PersonsApi, PersonView } from './contract';
import { kinOf } from './kin';

const MOST = 200;

/** Nobody who only has an offer of it sees a person. */
async function personSeen(deps: Deps, caller: Caller, recordId: string): Promise<{ readonly seen: SeenRecord; readonly ids: readonly string[] }> {
  await seeRecord(deps, caller, recordId, 'record.not-found');
  const ids = (await aliasesOf(deps, caller.countyId, [recordId])).get(recordId) ?? [recordId];
  const seen = await seeRecord(deps, caller, ids[0] ?? recordId, 'record.not-found');
  if (seen.sight.only || !seen.program.pack.records[seen.row.type]?.person) refuse('record.not-found');
  return { seen, ids };
}

const mayMerge = ({ userId, name, grants }: Caller, { program, record, row, snapshot, sight, now }: SeenRecord): boolean => {
  const ctx: RecordCtx = { now, actor: { userId, name, grants }, newId: (key) => key, org: snapshot.view, calendar: snapshot.calendar, params: program.pack.params, performers: row.performers, level: sight.level };
  return offersOn(program, record, ctx).correct !== undefined;
};

const isOpen = (pack: CompiledPack, { type, state }: RecordRowDoc): boolean => pack.records[type]?.states.some(({ id, kind }) => id === state && kind === 'open') === true;

interface About { readonly pack: CompiledPack; readonly ids: readonly string[]; readonly given: Consented; readonly day: string }
const linkTitle = ({ pack, ids }: About, row: RecordRowDoc): string =>
  linksIn(pack, { type: row.type, data: openPart(row.data) as JsonObject }).find(({ id }) => ids.includes(id))?.def.inverse ?? '';

function recordsShown(about: About, rows: readonly RecordRowDoc[], shown: ReadonlyMap<string, RecordRow>): PersonView['records'] {
  const { pack, given, day } = about;
  const agreed = scopesInForce(given.consents, given.birthDate, day);
  return rows.flatMap((row) => {
    const record = shown.get(row._id);
    const type = pack.records[row.type];
    return record ? [{ record, link: linkTitle(about, row), lacksConsent: type !== undefined && isOpen(pack, row) && missingScopes(type, agreed).length > 0 }] : [];
  });
}

export async function personView(deps: Deps, { caller, params }: Call<PersonsApi['GET /persons/{recordId}']>): Promise<PersonView> {
  const { countyId } = caller;
  const { seen, ids } = await personSeen(deps, caller, params.recordId);
  const { row, record, snapshot, sight, now, program: { pack } } = seen;
  const day = snapshot.calendar.dateOf(now);
  const own = await findRecords(deps, countyId, ids);
  const found = await recordsOfPerson(deps, { countyId, pack, type: row.type, ids, subjects: own.map(({ subjectId }) => subjectId), scopes: scopesOf(caller) }, MOST + 1);
  const rows = found.slice(0, MOST);
  const [view, given, shownAll, kin] = await Promise.all([
    showRecord(deps, caller, seen, 'person', now), consentsOf(deps, { countyId, pack }, [row._id]), recordRows(deps, caller, [...rows, ...own]), kinOf(deps, caller, { pack, type: row.type, data: record.data, ids, rows, day }),
  ]);
  const consented = given.get(row._id) ?? { birthDate: undefined, consents: [] };
  const shown = new Map(shownAll.map((one) => [one.id, one]));
  const fields = fieldsOf(pack, row.type);
  const age = ageOn(consented.birthDate, day);
  const due = askAgainView(pack, consented, day);
  const isElsewhere = ({ type, _id }: RecordRowDoc): boolean => pack.records[type]?.kind === 'household' || pack.records[type]?.kind === 'consent' || kin.wards.some((ward) => ward.record.id === _id);
  return {
    record: view, ...kin, ...(age === undefined ? {} : { age }), ...(due ? { askAgain: due } : {}), mayMerge: mayMerge(caller, seen),
    merged: own.filter(({ _id }) => _id !== row._id).flatMap((one) => { const known = shown.get(one._id); return known ? [{ id: one._id, title: known.title, version: one.version, ...(one.no === undefined ? {} : { no: one.no }) }] : []; }),
    consents: consentViews(pack, consented, rows, day), closed: (sight.closed ?? []).filter((id) => Object.hasOwn(record.data, id)).map((id) => fields[id]?.title ?? id),
    records: recordsShown({ pack, ids, given: consented, day }, rows.filter((one) => !isElsewhere(one)), shown), more: found.length > MOST,
  };
}
