/** What needs a consent stands still while it is not in force, and goes on when it is given again: nobody has to think of it. */
import { missingScopes, scopesInForce, SYSTEM, type CompiledPack, type JsonObject, type RecordType } from '@liandong/core/run';
import { aliasesOf, applyCommand, consentMarkModel, consentsOf, findRecord, openPart, personsOf, scopeTitles, worksNeeding, type CommandBody, type ConsentMarkDoc, type Needing } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { words } from '../../text/index';
import { packForFigures } from '../packs/index';

const A_ROUND = 100;

/** What is to be done with one work; undefined: it stands as it should. What a person suspended is a person's to resume. */
function changeOf(pack: CompiledPack, { suspended }: Needing['work']['state'], missing: readonly string[]): CommandBody | undefined {
  if (missing.length > 0) return suspended ? undefined : { type: 'SuspendInstance', comment: words('consent.stopped', { scopes: scopeTitles(pack, missing) }) };
  return suspended?.by === SYSTEM.userId ? { type: 'ResumeInstance', comment: words('consent.goesOn') } : undefined;
}

/** Of each record what is missing of anybody whom it is about: one who agrees does not speak for another. */
async function missingIn(deps: Deps, { countyId, pack }: { readonly countyId: string; readonly pack: CompiledPack }, all: readonly Needing[]): Promise<(record: Needing['record']) => string[]> {
  const about = new Map(all.map(({ record: { _id: id, type, data } }) => [id, personsOf(pack, { id, type, data: openPart(data) as JsonObject }).map((one) => one.id)]));
  const [given, { calendar }] = await Promise.all([consentsOf(deps, { countyId, pack }, [...new Set([...about.values()].flat())]), deps.org.snapshot(countyId)]);
  const day = calendar.dateOf(deps.clock.now());
  const missingOf = (type: RecordType, person: string): readonly string[] => missingScopes(type, scopesInForce(given.get(person)?.consents ?? [], given.get(person)?.birthDate, day));
  return ({ _id, type: id }) => {
    const type = pack.records[id];
    return type ? [...new Set((about.get(_id) ?? []).flatMap((person) => missingOf(type, person)))] : [];
  };
}

async function lookAt(deps: Deps, { _id, countyId, packId, person }: ConsentMarkDoc): Promise<void> {
  const [pack, row, aliases] = await Promise.all([packForFigures(deps, countyId, packId), findRecord(deps, countyId, person), aliasesOf(deps, countyId, [person])]);
  if (pack && row) {
    const needing = await worksNeeding(deps, { countyId, pack, personType: row.type, ids: aliases.get(person) ?? [person] });
    const missing = await missingIn(deps, { countyId, pack }, needing);
    for (const { work, record } of needing) {
      const command = changeOf(pack, work.state, missing(record));
      const applied = command && (await applyCommand(deps, { countyId, actor: SYSTEM, commandId: `consent:${_id}/${work._id}`, workId: work._id, command }));
      if (applied?.ok === false) deps.log.warn({ workId: work._id, code: applied.problems[0]?.code }, 'consent: the work was not changed');
    }
  }
  // last: a crash before it looks again, and what was done once is not done twice
  await consentMarkModel(deps.db).deleteOne({ _id, countyId });
}

export const consentStopsJob: Job = {
  name: 'consent-stops',
  everyMs: 1000,
  runOnce: async (deps) => {
    let done = 0;
    for (const countyId of await deps.org.countyIds()) {
      const marks = await consentMarkModel(deps.db).find({ countyId }).sort({ at: 1, _id: 1 }).limit(A_ROUND).lean<ConsentMarkDoc[]>();
      for (const mark of marks) await lookAt(deps, mark);
      done += marks.length;
    }
    return done;
  },
};
