/** A county of eight people with a fund: applied for, checked, countersigned by a committee and then by two leaders one after the other. */
import type { TestServer } from '@liandong/server/testing';
import { packFiles } from '../support/packs';
import { aSite } from '../support/site';

export const NAMES = { tom: '唐明', che: '车会', an: '安宁', bo: '鲍平', ci: '池月', lin: '林芳', cao: '曹远', off: '欧阳静' } as const;
export type Name = keyof typeof NAMES;

/** The fund of the approvals' own tests: here all of the committee have to agree, and whoever leads the county signs. */
function fund(): Record<string, string> {
  const files: Record<string, string> = { ...packFiles('fund', 'tests/packs') };
  const model = 'processes/grant.bpmn';
  files[model] = (files[model] ?? '').replace('rule="vote" onRefusal="counted"', 'rule="all"').replace(/(isSequential="true">)<bpmn:extensionElements>.*?<\/bpmn:extensionElements>/, '$1');
  return files;
}

export const fundCounty = (now: string): Promise<TestServer> =>
  aSite([], now, () => ({
    countyId: 'county', name: '城固县', units: [{ id: 'county', tier: 'county', name: '城固县民政局' }, { id: 'st', tier: 'station', name: '二里镇社工站' }],
    users: { tom: ['team@st'], che: ['checker@st'], an: ['committee@st'], bo: ['committee@st'], ci: ['committee@st'], lin: ['leader@county'], cao: ['leader@county'], off: ['office@county'] },
    names: NAMES, packs: [fund()],
  }));

/** Somebody applies; the id of the work. */
export async function apply(site: TestServer, purpose: string): Promise<string> {
  const client = await site.signIn('tom');
  const { status, body, text } = await client.call('POST /works', { body: { packId: 'fund', serviceId: 'apply', orgId: 'st', data: { purpose, amount: 300 } } });
  if (status !== 201) throw new Error(text);
  return body.id as string;
}
