/** A pack around the processes of a case: a record type without fields, one service a process, everybody may do everything. */
import type { Program, ProcessModel, ServiceItem } from '@liandong/core/run';
import { ROLE } from './memory-host';

const RECORD = 'matter';
const FORM = 'nothing';

/** The durable host asks for a program; this one is never stored. */
export function aProgram(models: readonly ProcessModel[]): Program {
  const service = (process: string): [string, ServiceItem] => [process, { id: process, title: process, tiers: ['county'], record: RECORD, form: FORM, process, startRoles: [ROLE] }];
  return {
    checks: {},
    pack: {
      format: 1, sha: 'case', params: {}, codes: {}, decisions: {}, indicators: {}, reports: {}, notices: {},
      manifest: { format: 1, id: 'case', version: '1.0.0', title: 'case', roles: [{ id: ROLE, title: ROLE, tier: 'county', reach: 'county', maxLevel: 'L0', rights: [] }] },
      services: Object.fromEntries(models.map(({ id }) => service(id))),
      records: { [RECORD]: { id: RECORD, title: RECORD, numbering: '{seq6}', titleField: 'none', states: [{ id: 'open', title: 'open', kind: 'open' }], initialState: 'open', columns: ['none'] } },
      forms: { [FORM]: { id: FORM, title: FORM, record: RECORD, schema: { type: 'object', properties: {} }, uiSchema: {}, sections: [], rules: [], fields: {} } },
      processes: Object.fromEntries(models.map((model) => [model.id, model])),
    },
  };
}
