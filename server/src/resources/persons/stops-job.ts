/** What needs a consent stands still while it is not in force, and goes on when it is given again: nobody has to think of it. */
import { missingScopes, scopesInForce, SYSTEM, type CompiledPack } from '@liandong/core/run';
import { aliasesOf, applyCommand, consentMarkModel, consentsOf, findRecord, scopeTitles, worksNeeding, type CommandBody, type ConsentMarkDoc, type Needing } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { words } from '../../text/index';
import { packForFigures } from '../packs/index';

const A_ROUND = 100;

/** What is to be done with one work; undefined: it stands as it should. What a person suspended is a person's to resume. */
function changeOf(pack: CompiledPack, { work, record }: Needing, agreed: ReadonlySet<string>): CommandBody | undefined {
  const type = pack.records[record.type];
  const missing = type ? missingScopes(type, agreed) : [];
  const { suspended } = work.state;
  if (missing.length > 0) return suspended ? undefined : { type: 'SuspendInstance', comment: words('consent.stopped', { scopes: scopeTitles(pack, missing) }) };
  return suspended?.by === SYSTEM.userId ? { type: 'ResumeInstance', comment: words('consent.goesOn') } : undefined;
}

async function lookAt(deps: Deps, { _id, countyId, packId, person }: ConsentMarkDoc): Promise<void> {
  const [pack, row, aliases, { calendar }] = await Promise.all([packForFigures(deps, countyId, packId), findRecord(deps, countyId, person), aliasesOf(deps, countyId, [person]), deps.org.snapshot(countyId)]);
  if (pack && row) {
    const { consents = [], birthDate } = (await consentsOf(deps, { countyId, pack }, [person])).get(person) ?? {};
    const agreed = scopesInForce(consents, birthDate, calendar.dateOf(deps.clock.now()));
    for (const one of await worksNeeding(deps, { countyId, pack, personType: row.type, ids: aliases.get(person) ?? [person] })) {
      const command = changeOf(pack, one, agreed);
      const applied = command && (await applyCommand(deps, { countyId, actor: SYSTEM, commandId: `consent:${_id}/${one.work._id}`, workId: one.work._id, command }));
      if (applied?.ok === false) deps.log.warn({ workId: one.work._id, code: applied.problems[0]?.code }, 'consent: the work was not changed');
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
