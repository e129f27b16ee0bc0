import { type CompiledPack, fieldsOf, identityIn, isSensitive, type KnownAnswer, knownAnswers, type KnownSource } from '@liandong/core/run';
import { recordTitle, shownData, sightOf, type Sight } from '../../access/index';
import { knownSubject, noteView, openRecords, recordsAbout, type RecordRowDoc } from '../../durable/index';
import { closedIn, shownRows } from '../../closed/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { packsOf } from '../packs/index';
import { scopesOf } from '../records/index';
import type { KnownApi, KnownView } from './contract';

/** The newest that one looks at: what is older has hardly an answer that is not in these. */
const MOST = 30;

interface Seen { readonly row: RecordRowDoc; readonly pack: CompiledPack; readonly sight: Sight; readonly source: KnownSource }

/** A record about the person, cut to what the caller sees of it in full; undefined: it does not exist for him. */
function seenIn(caller: Caller, row: RecordRowDoc, data: KnownSource['data'], pack: CompiledPack | undefined, closed: readonly string[] = []): Seen[] {
  const sight = pack && sightOf(caller, [], { record: row, tasks: [], visits: [], told: [], pack });
  if (!pack || !sight) return [];
  const fields = fieldsOf(pack, row.type);
  const shown = shownData(fields, data, { ...sight, closed });
  const inFull = Object.fromEntries(Object.entries(shown.data).filter(([id]) => !shown.masked.includes(id)));
  return [{ row, pack, sight, source: { recordId: row._id, fields, data: inFull, at: row.createdAt } }];
}

function viewOf({ row, pack, source }: Seen, { sourceField, ...answer }: KnownAnswer): KnownView {
  const form = Object.values(pack.forms).find((one) => one.record === row.type && Object.hasOwn(one.fields, sourceField));
  const service = Object.values(pack.services).find((one) => one.record === row.type);
  return { ...answer, recordTitle: row.no ?? recordTitle(pack, row, source.fields, source.data), formTitle: form?.title ?? '', serviceTitle: service?.title ?? pack.records[row.type]?.title ?? row.type };
}

/** Before he sees them: of which records sensitive answers are shown. */
async function note(deps: Deps, caller: Caller, seen: Seen, answers: readonly KnownAnswer[], now: string): Promise<void> {
  const levels = [...new Set(answers.flatMap(({ sourceField }) => seen.source.fields[sourceField] ?? []).filter(isSensitive).map(({ level }) => level))].sort();
  if (levels.length > 0) await noteView(deps, { countyId: caller.countyId, recordId: seen.row._id, by: caller.userId, byName: caller.name, at: now, levels, where: 'known' });
}

async function known(deps: Deps, { caller, body, now }: Call<KnownApi['POST /known']>): Promise<{ known: KnownView[] }> {
  const { countyId } = caller;
  const pack = (await deps.packs.pack(countyId, body.release)) ?? refuse('release.unknown', '', { sha: body.release.slice(0, 12) });
  const form = pack.forms[body.formId] ?? refuse('form.unknown', '/body/formId', { form: body.formId });
  const identity = identityIn(pack, form.id, body.data as KnownSource['data']);
  const subjectId = identity && (await knownSubject(deps, countyId, pack.records[form.record], identity));
  if (subjectId === undefined) return { known: [] };
  const rows = (await recordsAbout(deps, countyId, subjectId, scopesOf(caller), MOST)).filter(({ _id }) => _id !== body.recordId);
  const [data, packs] = await Promise.all([openRecords(deps, countyId, rows), packsOf(deps, countyId, rows)]);
  const closed = await closedIn(deps, caller, shownRows(rows, packs));
  const seen = rows.flatMap((row, index) => seenIn(caller, row, data[index] ?? {}, packs.get(row.release), closed.get(row._id)));
  const answers = knownAnswers(pack, form.id, seen.map(({ source }) => source), now);
  const views: KnownView[] = [];
  for (const one of seen) {
    const own = answers.filter(({ recordId }) => recordId === one.row._id);
    await note(deps, caller, one, own, now);
    views.push(...own.map((answer) => viewOf(one, answer)));
  }
  return { known: views };
}

export const knownHandlers = (deps: Deps): Handlers<KnownApi> => ({ 'POST /known': (call) => known(deps, call) });
