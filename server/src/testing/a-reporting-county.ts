/** A county whose units report the month of October: what tests of reports begin with. Whenever the clock moves, everybody signs in anew. */
import type { PackFiles } from '@liandong/core/run';
import { definitionsJob, figuresJob } from '../resources/figures/index';
import { draftReports } from '../resources/report-objects/index';
import type { Client } from './a-client';
import type { TestServer, UnitSeed } from './a-server';

const OCTOBER = '2026-10-15T01:00:00.000Z';
/** 1 November, one minute past midnight in China */
const NOVEMBER = '2026-10-31T16:01:00.000Z';

export type View = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any -- answers are looked into
export interface Answer { readonly status: number; readonly body: View }
interface Reporting<Who extends string> {
  /** `ROLE@unit`; a role alone is of the whole county */
  readonly users: Readonly<Record<Who, string>>;
  readonly units?: readonly UnitSeed[];
  readonly files: PackFiles;
  readonly october: (county: ReportingCounty<Who>) => Promise<void>;
}
let counties = 0;

export class ReportingCounty<Who extends string> {
  people = {} as Record<Who, Client>;

  private constructor(readonly server: TestServer, readonly countyId: string, private readonly names: readonly Who[]) {}

  /** Another county on the same server, after its October: the reports stand as drafts. */
  static async begin<Who extends string>(server: TestServer, { users, units, files, october }: Reporting<Who>): Promise<ReportingCounty<Who>> {
    counties += 1;
    const names = Object.keys(users) as Who[];
    const county = new ReportingCounty(server, `r${counties}`, names);
    const grants = names.map((name): [string, string[]] => [county.login(name), [users[name].includes('@') ? users[name] : `${users[name]}@${county.countyId}`]]);
    server.clock.set(OCTOBER);
    await server.seedCounty({ countyId: county.countyId, users: Object.fromEntries(grants), packs: [files], ...(units ? { units } : {}) });
    await county.moveTo(OCTOBER);
    await october(county);
    await county.settle();
    await county.moveTo(NOVEMBER);
    await draftReports(server.deps);
    return county;
  }

  login(who: string): string { return `${who}${this.countyId}`; }

  async moveTo(at: string): Promise<void> {
    this.server.clock.set(at);
    this.people = Object.fromEntries(await Promise.all(this.names.map(async (name) => [name, await this.server.signIn(this.login(name))]))) as Record<Who, Client>;
  }

  async settle(): Promise<void> {
    await definitionsJob.runOnce(this.server.deps);
    while ((await figuresJob.runOnce(this.server.deps)) > 0);
  }

  async start(who: Who, orgId: string, name: string, more: object = {}): Promise<string> {
    const { status, body } = await this.people[who].call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId, data: { alias: name, name, ...more } } });
    if (status !== 201) throw new Error(`start of ${name}: ${status} ${JSON.stringify(body)}`);
    return body.id as string;
  }

  ask(who: Who, id: string, path = ''): Promise<Answer> { return this.people[who].call(`GET /report-objects/${id}${path}` as never) as never; }

  async look(who: Who, id: string): Promise<View> { return (await this.ask(who, id)).body; }

  /** On what one sees of it now, unless `base` says otherwise. */
  async send(who: Who, id: string, body: object, base?: number): Promise<Answer> {
    const seen = base ?? (await this.look(who, id)).rev ?? 0;
    return this.people[who].call(`POST /report-objects/${id}/commands` as never, { body: { base: seen, ...body } } as never) as never;
  }
}

export const codeOf = ({ status, body }: Answer): [number, string | undefined] => [status, body.code];
