/** 流程 in the pack: forms, roles, fields, states and variables that its steps name. */
import { isSealed } from '../../access/index';
import type { FieldSpec } from '../../form/types';
import { modeOf } from '../../form/index';
import type { ProcessModel, ProcessNode } from '../../process/types';
import { feelVariables } from '../../expression/index';
import type { Problem } from '../../shared/problem';
import { lintCalls, servicesOf } from './calls';
import { about, isThere, knownFields, type LintInput, roleOf } from './input';
import { unknownOfProcess, unknownParams } from './variables';

type At = ReturnType<typeof about>;
const nameOf = (node: ProcessNode): { readonly node: string } => ({ node: node.title || node.id });

/** Nobody holds a role at a unit of another tier than it is for: such a step would wait for ever. */
function lintRoles(input: LintInput, model: ProcessModel, node: ProcessNode, at: At): Problem[] {
  const rule = node.task?.assignment;
  if (!rule) return [];
  const own = new Set(servicesOf(input.pack, model.id).flatMap((service) => service.tiers));
  // the initiator or a person needs no role; that somebody is named is checked with the process alone
  const first = rule.role === '' ? [] : [{ role: rule.role, at: rule.at }];
  return [...first, ...rule.fallback].flatMap((option) => {
    const role = roleOf(input.pack, option.role);
    const place = `/${node.id}`;
    if (!role) return [at('process.role-unknown', place, { ...nameOf(node), role: option.role })];
    if (option.at !== undefined && option.at !== role.tier) return [at('process.role-tier', place, { ...nameOf(node), tier: option.at, role: role.title, own: role.tier })];
    // a unit that the form names may be of any tier
    if (option.at === undefined && rule.unit === undefined && own.size > 0 && !own.has(role.tier)) return [at('process.role-own-unit', place, { ...nameOf(node), role: role.title, tier: role.tier })];
    return [];
  });
}

function lintForm(input: LintInput, model: ProcessModel, node: ProcessNode, at: At): Problem[] {
  const id = node.task?.form;
  const place = `/${node.id}`;
  if (!node.task || id === undefined) return [];
  const form = input.pack.forms[id];
  if (!form) return isThere(input, 'form', id) ? [] : [at('process.form-unknown', place, { ...nameOf(node), form: id })];
  const other = servicesOf(input.pack, model.id).some((service) => service.record !== form.record);
  const unknown = Object.keys(node.task.access ?? {}).filter((field) => field !== '*' && !Object.hasOwn(form.fields, field));
  return [
    ...(other ? [at('process.form-record', place, { ...nameOf(node), form: form.title })] : []),
    ...unknown.map((field) => at('process.access-unknown', place, { ...nameOf(node), field })),
    ...rulesOverHidden(node, form.fields, form.rules).map(([rule, field]) => at('process.rule-hidden', place, { ...nameOf(node), rule, field }, 'warning')),
  ];
}

/** A rule about an editable field that reads one the step keeps away: the performer's page cannot know what the host decides. */
function rulesOverHidden(node: ProcessNode, fields: Readonly<Record<string, FieldSpec>>, rules: readonly { id: string; target: string; expression: string }[]): [string, string][] {
  const isHidden = (id: string): boolean => Object.hasOwn(fields, id) && modeOf(node.task?.access, id) === 'hide';
  return rules
    .filter((rule) => modeOf(node.task?.access, rule.target) === 'edit')
    .flatMap((rule) => feelVariables(rule.expression).filter(isHidden).map((id): [string, string] => [rule.id, fields[id]?.title ?? id]));
}

function lintRecord(input: LintInput, model: ProcessModel, node: ProcessNode, at: At): Problem[] {
  const place = `/${node.id}`;
  return servicesOf(input.pack, model.id).flatMap((service) => {
    const type = input.pack.records[service.record];
    const state = node.recordState;
    const wrong = type && state !== undefined && !type.states.some((entry) => entry.id === state) ? [at('process.state-unknown', place, { ...nameOf(node), state })] : [];
    const forms = Object.values(input.pack.forms).filter((form) => form.record === service.record);
    const facts = (node.task?.facts ?? []).filter((field) => !forms.some((form) => Object.hasOwn(form.fields, field)));
    return [...wrong, ...facts.map((field) => at('process.fact-unknown', place, { ...nameOf(node), field }))];
  });
}

interface Expression { readonly node: ProcessNode; readonly path: string; readonly text: string }

function expressionsOf(model: ProcessModel): Expression[] {
  const conditions = Object.values(model.flows).flatMap((flow) => {
    const node = model.nodes[flow.from];
    return node && flow.condition !== undefined ? [{ node, path: `/${flow.id}`, text: flow.condition }] : [];
  });
  const scripts = Object.values(model.nodes).flatMap((node) => (typeof node.props.expression === 'string' ? [{ node, path: `/${node.id}`, text: node.props.expression }] : []));
  return [...conditions, ...scripts];
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** What activities bring: results, mappings, members and what they collect. */
function variablesOf(model: ProcessModel): Set<string> {
  const names = Object.values(model.nodes).flatMap(({ props, inputs, outputs, loop }) => [
    props.resultVariable, ...[...(inputs ?? []), ...(outputs ?? [])].map(({ target }) => target), ...(loop?.kind === 'multi' ? [loop.element, loop.outputCollection, 'loopCounter'] : []),
  ]);
  return new Set(names.filter(isText));
}

function lintExpressions(input: LintInput, model: ProcessModel, at: At): Problem[] {
  const results = variablesOf(model);
  const outcomes = new Set(Object.values(model.nodes).flatMap((node) => (node.task?.outcomes ?? []).map((outcome) => outcome.id)));
  const types = [...new Set(servicesOf(input.pack, model.id).map((service) => service.record))];
  return expressionsOf(model).flatMap(({ node, path, text }) => [
    ...unknownOfProcess(input, types, results, text).map((name) => at('process.variable', path, { ...nameOf(node), name })),
    ...unknownParams(input, text).map((name) => at('pack.param-missing', path, { name })),
    ...[...text.matchAll(/(?<![\w.])outcome\s*!?=\s*"([^"]*)"/g)].map(([, outcome]) => outcome ?? '').filter((outcome) => !outcomes.has(outcome)).map((outcome) => at('process.outcome-compare', path, { outcome })),
  ]);
}

/** What a script reads of values that are sealed at rest: by name, through `record`, or as the whole record. */
function sealedIn(input: LintInput, types: readonly string[], text: string): string[] {
  const sealed = types.flatMap((type) => Object.values(knownFields(input, type) ?? {})).filter(isSealed);
  const read = new Set([...feelVariables(text), ...[...text.matchAll(/\brecord\s*\.\s*([\p{L}_][\p{L}\p{N}_]*)/gu)].map(([, name]) => name ?? '')]);
  const isWhole = /(?<![\p{L}\p{N}_.])record(?!\s*\.|[\p{L}\p{N}_])/u.test(text);
  return [...new Set(sealed.filter((field) => isWhole || read.has(field.id)).map((field) => field.title))];
}

/** Expressions whose values lie open in the state: results, mappings, correlation keys, members. */
const keptOf = ({ props, inputs, outputs, events, loop }: ProcessNode): string[] =>
  [props.expression, ...[...(inputs ?? []), ...(outputs ?? [])].map(({ source }) => source), ...(events ?? []).map((event) => event.props.key), loop?.kind === 'multi' ? loop.collection : undefined].filter(isText);

/** Variables of a process lie open in its state and history: nothing may carry a sealed value there. */
const lintKept = (input: LintInput, model: ProcessModel, at: At): Problem[] => {
  const types = [...new Set(servicesOf(input.pack, model.id).map((service) => service.record))];
  return Object.values(model.nodes).flatMap((node) => {
    const sealed = new Set(keptOf(node).flatMap((text) => sealedIn(input, types, text)));
    return [...sealed].map((field) => at('process.sealed-variable', `/${node.id}`, { ...nameOf(node), field }));
  });
};

export const lintProcesses = (input: LintInput): Problem[] =>
  Object.values(input.pack.processes).flatMap((model) => {
    const at = about('process', model.id);
    const idle = servicesOf(input.pack, model.id).length === 0 ? [at('process.unused', '', {}, 'warning')] : [];
    const nodes = Object.values(model.nodes).flatMap((node) => [...lintRoles(input, model, node, at), ...lintForm(input, model, node, at), ...lintRecord(input, model, node, at)]);
    return [...idle, ...nodes, ...lintExpressions(input, model, at), ...lintKept(input, model, at), ...lintCalls(input, model)];
  });
