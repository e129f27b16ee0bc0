/** A county with a programme for cases and aid whose two large forms nobody has made yet. */
import type { TestServer } from '@liandong/server/testing';
import { packFiles } from '../../support/packs';
import { aSite } from '../../support/site';

/** and no sheet of paper for them */
const TO_BUILD = ['forms/caseIntake.json', 'forms/aidApply.json', 'prints/aidSheet.json'];

export async function intakeCounty(now: string): Promise<TestServer> {
  const site = await aSite([], now, () => ({
    countyId: 'county', name: '城固县', units: [{ id: 'county', tier: 'county', name: '城固县民政局' }, { id: 'st', tier: 'station', name: '二里镇社工站', parent: 'county' }],
    users: { designer: ['policy@county'], worker: ['worker@st'], head: ['head@st'] }, names: { designer: '郑策', worker: '周社工', head: '张站长' }, packs: [packFiles('intake', 'tests/packs')],
  }));
  const client = await site.signIn('designer');
  const draft = (await client.call('GET /packs/intake/draft')).body as { rev: number };
  const gone = await client.call('PATCH /packs/intake/draft', { body: { files: Object.fromEntries(TO_BUILD.map((path) => [path, null])) }, ifMatch: String(draft.rev) });
  if (gone.status !== 200) throw new Error(gone.text);
  return site;
}
