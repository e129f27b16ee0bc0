/** What needs a consent stands still while it is not in force, and goes on when it is given again: nobody has to think of it. */
import { SYSTEM, type CompiledPack, type JsonObject } from '@liandong/core/run';
import { aliasesOf, applyCommand, consentMarkModel, findRecord, missingIn, openPart, scopeTitles, toldOfConsent, worksNeeding, type CommandBody, type ConsentMarkDoc, type Needing } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { words } from '../../text/index';
import { addMessages } from '../inbox/index';
import { packForFigures } from '../packs/index';

const A_ROUND = 100;

/** What is to be done with one work; undefined: it stands as it should. What a person suspended is a person's to resume. */
function changeOf(pack: CompiledPack, { suspended }: Needing['work']['state'], missing: readonly string[]): CommandBody | undefined {
  if (missing.length > 0) return suspended ? undefined : { type: 'SuspendInstance', comment: words('consent.stopped', { scopes: scopeTitles(pack, missing) }) };
  return suspended?.by === SYSTEM.userId ? { type: 'ResumeInstance', comment: words('consent.goesOn') } : undefined;
}

interface Looked { readonly pack: CompiledPack; readonly needing: readonly Needing[]; readonly missingOf: (one: Needing) => readonly string[] }

async function look(deps: Deps, { countyId, packId, person }: ConsentMarkDoc): Promise<Looked | undefined> {
  const [pack, row, aliases] = await Promise.all([packForFigures(deps, countyId, packId), findRecord(deps, countyId, person), aliasesOf(deps, countyId, [person])]);
  if (!pack || !row) return undefined;
  const needing = await worksNeeding(deps, { countyId, pack, personType: row.type, ids: aliases.get(person) ?? [person] });
  const missing = await missingIn(deps, { countyId, pack }, needing.map(({ record: { _id: id, type, data } }) => ({ id, type, data: openPart(data) as JsonObject })));
  return { pack, needing, missingOf: ({ record: { _id } }) => missing.get(_id) ?? [] };
}

/** It ran out: nobody did it, so nobody was told. What a withdrawal tells is told in its own moment. */
async function tellExpired(deps: Deps, { _id: id, countyId, ends }: ConsentMarkDoc, { pack, needing, missingOf }: Looked): Promise<void> {
  if (!ends) return;
  const { view: org } = await deps.org.snapshot(countyId);
  const at = deps.clock.now();
  const messages = needing.filter(({ work: { state: { suspended } } }) => !suspended || suspended.by === SYSTEM.userId).flatMap((one) => {
    const missing = missingOf(one);
    return missing.length === 0 ? [] : toldOfConsent({ countyId, pack, org, id, kind: 'consent-expired', at, scopes: scopeTitles(pack, missing) }, [one]);
  });
  await addMessages(deps.db, messages);
}

async function lookAt(deps: Deps, mark: ConsentMarkDoc): Promise<void> {
  const { _id, countyId } = mark;
  const looked = await look(deps, mark);
  if (looked) {
    await tellExpired(deps, mark, looked);
    for (const one of looked.needing) {
      const { work } = one;
      const command = changeOf(looked.pack, work.state, looked.missingOf(one));
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
      const today = (await deps.org.snapshot(countyId)).calendar.dateOf(deps.clock.now());
      // those whose day has not come wait; also those without a day are looked at
      const marks = await consentMarkModel(deps.db).find({ countyId, from: { $not: { $gt: today } } }).sort({ from: 1, at: 1, _id: 1 }).limit(A_ROUND).lean<ConsentMarkDoc[]>();
      for (const mark of marks) await lookAt(deps, mark);
      done += marks.length;
    }
    return done;
  },
};
