import { CORE_TEXT } from '../../text/index';
import type { ProcessModel, ProcessNode, SequenceFlow } from '../../process/types';
import { pathOf } from '../files';
import type { CompiledPack } from '../program';
import { type Comparison, compare, list, type PackChange, plain, word } from './change';

interface Sides<T> { readonly before: T; readonly after: T }

/** What a step looks like to its people; ids of roles, forms and steps become titles, also of those that are gone. */
function stepAspects(packs: Sides<CompiledPack>, models: Sides<ProcessModel>): Comparison<ProcessNode>['aspects'] {
  const roles = [...packs.after.manifest.roles, ...packs.before.manifest.roles];
  const role = (id: string): string => roles.find((entry) => entry.id === id)?.title ?? id;
  const who = (id: string, at?: string): string => (at === undefined ? role(id) : `${role(id)}（${word(CORE_TEXT.tier, at)}）`);
  const form = (id: string): string => (packs.after.forms[id] ?? packs.before.forms[id])?.title ?? id;
  const title = (id: string): string => (models.after.nodes[id] ?? models.before.nodes[id])?.title ?? id;
  const outcomes = (task: ProcessNode['task'], isMeant: (comment?: string) => boolean): string => list((task?.outcomes ?? []).filter((outcome) => isMeant(outcome.comment)).map((outcome) => outcome.title));
  return {
    name: (node) => node.title,
    element: (node) => word(CORE_TEXT.element, node.type),
    form: ({ task }) => (task?.form === undefined ? '' : form(task.form)),
    who: ({ task }) => (task?.assignment ? list([who(task.assignment.role, task.assignment.at), ...task.assignment.fallback.map((entry) => who(entry.role, entry.at))]) : ''),
    except: ({ task }) => list((task?.assignment?.except ?? []).map((what) => (what === 'initiator' ? CORE_TEXT.diff.initiator : title(what)))),
    due: ({ task }) => task?.due ?? '',
    outcomes: ({ task }) => outcomes(task, () => true),
    comment: ({ task }) => outcomes(task, (comment) => comment === 'required'),
    returns: ({ task }) => list((task?.returns ?? []).map(title)),
    access: ({ task }) => list(Object.entries(task?.access ?? {}).map(([field, mode]) => `${field} ${word(CORE_TEXT.mode, mode)}`)),
    facts: ({ task }) => list(task?.facts ?? []),
    state: (node) => node.recordState ?? '',
    duration: (node) => plain(node.props.duration),
    settings: ({ props: { duration: _duration, default: _default, ...rest } }) => (Object.keys(rest).length === 0 ? '' : plain(rest)),
  };
}

/** Whether a flow is its gateway's default is told at the flow. */
interface FlowOf { readonly flow: SequenceFlow; readonly way: string; readonly standard: boolean }

const flowsOf = (model: ProcessModel): Record<string, FlowOf> =>
  Object.fromEntries(Object.values(model.flows).map((flow) => [
    flow.id,
    { flow, way: `${model.nodes[flow.from]?.title ?? ''} → ${model.nodes[flow.to]?.title ?? ''}`, standard: model.nodes[flow.from]?.props.default === flow.id },
  ]));

const FLOW: Comparison<FlowOf>['aspects'] = {
  way: ({ way }) => way,
  expression: ({ flow }) => flow.condition ?? '',
  standard: ({ standard }) => (standard ? CORE_TEXT.value.yes : CORE_TEXT.value.no),
};

function diffProcess(packs: Sides<CompiledPack>, models: Sides<ProcessModel>): PackChange[] {
  const { before, after } = models;
  const item = (id: string): string => `${pathOf('process', after.id)}#${id}`;
  const titleOf = (node: ProcessNode): string => `${after.title} · ${node.title || word(CORE_TEXT.element, node.type)}`;
  return [
    ...compare(before.nodes, after.nodes, { item, title: titleOf, aspects: stepAspects(packs, models) }),
    ...compare(flowsOf(before), flowsOf(after), { item, title: ({ way }) => `${after.title} · ${way}`, aspects: FLOW }),
  ];
}

export function diffProcesses(before: CompiledPack, after: CompiledPack): PackChange[] {
  const whole = compare(before.processes, after.processes, { item: (id) => pathOf('process', id), title: (model) => model.title, aspects: { name: (model) => model.title } });
  const each = Object.values(after.processes).flatMap((model) => {
    const old = before.processes[model.id];
    return old ? diffProcess({ before, after }, { before: old, after: model }) : [];
  });
  return [...whole, ...each];
}
