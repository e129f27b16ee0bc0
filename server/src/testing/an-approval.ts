/** An application that is checked by one, signed by several and closed by the office, with a county of people to play it over HTTP. No assertions here. */
import type { PackFiles } from '@liandong/core/run';
import { packFiles } from '../durable/testing/a-pack';
import { jobs } from '../jobs';
import type { Client, Got } from './a-client';
import { aServer, type TestServer } from './a-server';

const step = (id: string, assignment: string, more: string, loop = ''): string =>
  `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements><zeebe:formDefinition formId="${id === 'write' ? 'apply' : 'review'}"/>${assignment}${more}</bpmn:extensionElements>${loop}</bpmn:userTask>`;
const OUTCOMES = '<liandong:outcome id="pass" title="pass"/><liandong:outcome id="reject" title="reject"/>';
const nodes = (inTurn: boolean): string => [
  '<bpmn:startEvent id="begin"/>',
  step('write', '<liandong:assignment role="AIDE"/>', ''),
  step('check', '<liandong:assignment role="WORKER" at="station" except="initiator"/>', `${OUTCOMES}<liandong:return to="write"/><liandong:reject to="initiator"/>`),
  step('board', '<liandong:assignment role="HEAD" at="station"/>', `${OUTCOMES}<liandong:return to="*"/><liandong:reject to="end"/><liandong:sign rule="all"/>`, `<bpmn:multiInstanceLoopCharacteristics isSequential="${inTurn}"/>`),
  step('close', '<liandong:assignment role="OFFICE" at="county"/>', '<liandong:return to="*"/>'),
  '<bpmn:endEvent id="done" name="done"><bpmn:extensionElements><liandong:record state="done"/></bpmn:extensionElements></bpmn:endEvent>',
].join('');
const WAY = ['begin', 'write', 'check', 'board', 'close', 'done'];
const FLOWS = WAY.slice(1).map((to, index) => `<bpmn:sequenceFlow id="f${index}" sourceRef="${WAY[index]}" targetRef="${to}"/>`).join('');

const approvalFiles = (inTurn: boolean): PackFiles => ({
  ...packFiles(),
  'processes/flow.bpmn': `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:liandong="https://liandong.org/schema/bpmn/1.0" id="d" targetNamespace="t">
<bpmn:process id="flow" name="flow" isExecutable="true">${nodes(inTurn)}${FLOWS}</bpmn:process></bpmn:definitions>`,
});

const USERS = {
  aide: ['AIDE@east1'], worker: ['WORKER@east'], head: ['HEAD@east'], head2: ['HEAD@east'], office: ['OFFICE@c1'], office2: ['OFFICE@c1'],
  west: ['WORKER@west'], westhead: ['HEAD@west'], helper: ['VOLUNTEER@west'],
};
export type Name = keyof typeof USERS;
export const NOW = '2026-11-24T01:00:00.000Z';

interface Task { readonly id: string; readonly node: string; readonly assignee?: string; readonly may: readonly string[] }
export interface WorkAnswer { readonly id: string; readonly status: string; readonly record: { readonly id: string; readonly state: string }; readonly tasks: readonly Task[]; readonly may: readonly string[] }

export class Approval {
  private constructor(readonly server: TestServer, private readonly clients: Readonly<Record<Name, Client>>, readonly ids: Readonly<Record<Name, string>>) {}

  /** `inTurn`: the heads sign one after the other. `more`: further files of the pack */
  static async begin({ inTurn = false, more = {} }: { readonly inTurn?: boolean; readonly more?: PackFiles } = {}): Promise<Approval> {
    const server = await aServer({ now: NOW });
    await server.seedCounty({ users: USERS, packs: [{ ...approvalFiles(inTurn), ...more }] });
    const signedIn = await Promise.all((Object.keys(USERS) as Name[]).map(async (name) => {
      const client = await server.signIn(name);
      return [name, client, String((await client.call('GET /session')).body.userId)] as const;
    }));
    return new Approval(server, Object.fromEntries(signedIn.map(([name, client]) => [name, client])) as never, Object.fromEntries(signedIn.map(([name, , id]) => [name, id])) as never);
  }

  as(name: Name, route: string, sent: Parameters<Client['call']>[1] = {}): Promise<Got> {
    return this.clients[name].call(route, sent);
  }

  async start(): Promise<WorkAnswer> {
    return (await this.as('aide', 'POST /works', { body: { packId: 'sample', serviceId: 'help', orgId: 'east1', data: { alias: 'a small wish', name: 'Li Ming', idNo: '610722194501012383', story: 'in confidence' } } })).body;
  }

  command(name: Name, workId: string, body: object, key?: string): Promise<Got> {
    return this.as(name, `POST /works/${workId}/commands`, { body, ...(key ? { key } : {}) });
  }

  /** The problem's code, or what it has come to. */
  async tries(name: Name, workId: string, body: object): Promise<string> {
    const got = await this.command(name, workId, body);
    return got.status === 200 ? 'ok' : got.body.code;
  }

  async work(name: Name, workId: string): Promise<Got['body']> {
    return (await this.as(name, `GET /works/${workId}`)).body;
  }

  /** The open step of this name (that this person has). */
  async task(workId: string, node: string, holder?: Name): Promise<string> {
    const tasks: Task[] = (await this.work('office', workId)).tasks;
    return tasks.find((task) => task.node === node && (holder === undefined || task.assignee === `name of ${holder}`))?.id ?? '';
  }

  async detail(name: Name, taskId: string): Promise<Got['body']> {
    return (await this.as(name, `GET /tasks/${taskId}`)).body;
  }

  async pass(name: Name, workId: string, node: string, outcome = 'pass'): Promise<string> {
    const taskId = await this.task(workId, node, node === 'board' ? name : undefined);
    return this.tries(name, workId, { type: 'CompleteTask', taskId, ...(node === 'write' || node === 'close' ? {} : { outcome }), data: node === 'write' ? { alias: 'a small wish', name: 'Li Ming' } : {} });
  }

  /** A work that waits for the signatures of both heads. */
  async atBoard(): Promise<WorkAnswer> {
    const work = await this.start();
    await this.pass('worker', work.id, 'check');
    return work;
  }

  async todo(name: Name, workId: string): Promise<string[]> {
    const { body } = await this.as(name, 'GET /tasks', { query: { box: 'todo' } });
    return body.items.filter((row: { workId: string }) => row.workId === workId).map((row: { node: string }) => row.node);
  }

  async timeline(name: Name, workId: string): Promise<string[]> {
    const { timeline } = await this.work(name, workId);
    return timeline.map(({ kind, by = '', to = '', comment = '' }: Record<string, string>) => [kind, by, to, comment].filter(Boolean).join(' ').replaceAll('name of ', ''));
  }

  /** What somebody was told of a work, by kind: the clock stands still, so there is no other order. */
  async told(name: Name, workId: string): Promise<string[]> {
    for (const job of jobs) await job.runOnce(this.server.deps);
    const { body } = await this.as(name, 'GET /inbox');
    return body.items.filter((item: { workId?: string }) => item.workId === workId).map((item: { kind: string; params: { by?: string } }) => `${item.kind} ${item.params.by ?? ''}`.trim().replaceAll('name of ', '')).sort();
  }
}
