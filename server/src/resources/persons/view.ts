/** 一人一档: one person under all his records, over all services, as far as the caller reaches. */
import { ageOn, fieldsOf, linksIn, missingScopes, scopesInForce, type CompiledPack, type JsonObject } from '@liandong/core/run';
import { consentsOf, findRecords, openPart, recordsOfPerson, type Consented, type RecordRowDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call } from '../../platform/http/handler';
import { recordRows, scopesOf, type RecordRow } from '../records/index';
import { showRecord } from '../works/index';
import { apartFrom, type Apart } from './apart';
import { askAgainView, consentViews } from './consents';
import type { PersonsApi, PersonView } from './contract';
import { kinOf } from './kin';
import { mayMerge, personSeen } from './seen';

const MOST = 200;

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

/** As far as the caller reaches them. */
const apartShown = (apart: readonly Apart[], shown: ReadonlyMap<string, RecordRow>): PersonView['apart'] => apart.flatMap(({ other, ...told }) => { const record = shown.get(other); return record ? [{ record, ...told }] : []; });

export async function personView(deps: Deps, { caller, params }: Call<PersonsApi['GET /persons/{recordId}']>): Promise<PersonView> {
  const { countyId } = caller;
  const { seen, ids } = await personSeen(deps, caller, params.recordId);
  const { row, record, snapshot, sight, now, program: { pack } } = seen;
  const day = snapshot.calendar.dateOf(now);
  const own = await findRecords(deps, countyId, ids);
  const found = await recordsOfPerson(deps, { countyId, pack, type: row.type, ids, subjects: own.map(({ subjectId }) => subjectId), scopes: scopesOf(caller) }, MOST + 1);
  const rows = found.slice(0, MOST);
  const apart = await apartFrom(deps, countyId, row._id);
  const [view, given, shownAll, kin] = await Promise.all([
    showRecord(deps, caller, seen, 'person', now), consentsOf(deps, { countyId, pack }, [row._id]), recordRows(deps, caller, [...rows, ...own, ...(await findRecords(deps, countyId, apart.map(({ other }) => other)))]), kinOf(deps, caller, { pack, type: row.type, data: record.data, ids, rows, day }),
  ]);
  const consented = given.get(row._id) ?? { birthDate: undefined, consents: [] };
  const shown = new Map(shownAll.map((one) => [one.id, one]));
  const fields = fieldsOf(pack, row.type);
  const age = ageOn(consented.birthDate, day);
  const due = askAgainView(pack, consented, day);
  const isElsewhere = ({ type, _id }: RecordRowDoc): boolean => pack.records[type]?.kind === 'household' || pack.records[type]?.kind === 'consent' || kin.wards.some((ward) => ward.record.id === _id);
  return {
    record: view, ...kin, ...(age === undefined ? {} : { age }), ...(due ? { askAgain: due } : {}), mayMerge: mayMerge(caller, seen), apart: apartShown(apart, shown),
    merged: own.filter(({ _id }) => _id !== row._id).flatMap((one) => { const known = shown.get(one._id); return known ? [{ id: one._id, title: known.title, version: one.version, ...(one.no === undefined ? {} : { no: one.no }) }] : []; }),
    consents: consentViews(pack, consented, rows, day), closed: (sight.closed ?? []).filter((id) => Object.hasOwn(record.data, id)).map((id) => fields[id]?.title ?? id),
    records: recordsShown({ pack, ids, given: consented, day }, rows.filter((one) => !isElsewhere(one)), shown), more: found.length > MOST,
  };
}
