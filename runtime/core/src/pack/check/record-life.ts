/** 记录类型: who may do what with a record outside a process, with which form, in which state. */
import { checkFeel } from '../../expression/index';
import type { RecordType } from '../../record/format';
import type { Problem } from '../../shared/problem';
import type { Level } from '../format';
import { about, isThere, knownFields, roleOf, type LintInput } from './input';
import { twiceIn } from './names';
import { unknownOfRecord, unknownParams } from './variables';

type At = ReturnType<typeof about>;
interface Where { readonly input: LintInput; readonly type: RecordType; readonly at: At }

const rolesIn = ({ input, at }: Where, roles: readonly string[] | undefined, path: string): Problem[] =>
  (roles ?? []).filter((id) => !roleOf(input.pack, id)).map((id) => at('record.role-unknown', path, { id }));

function formIn({ input, type, at }: Where, form: string | undefined, path: string): Problem[] {
  if (form === undefined) return [];
  if (!isThere(input, 'form', form)) return [at('record.form-unknown', path, { id: form })];
  const known = input.pack.forms[form];
  return known && known.record !== type.id ? [at('record.form-of-other', path, { form: known.title })] : [];
}

const statesIn = ({ type, at }: Where, states: readonly string[] | undefined, path: string): Problem[] =>
  (states ?? []).filter((id) => !type.states.some((state) => state.id === id)).map((state) => at('record.state-unknown', path, { state }));

const feelIn = ({ input, type, at }: Where, when: string, what: string, path: string): Problem[] => [
  ...checkFeel(when).map((found) => at(found.code, path, found.params)),
  ...unknownOfRecord(input, type.id, when).filter((name) => name !== 'params').map((name) => at('record.variable', path, { name, what })),
  ...unknownParams(input, when).map((name) => at('pack.param-missing', path, { name })),
];

function actionsIn(where: Where): Problem[] {
  const { type, at } = where;
  const actions = type.actions ?? [];
  return [
    ...twiceIn(actions.map(({ id }) => id)).map((id) => at('record.action-twice', '/actions', { id })),
    ...actions.flatMap((action, index) => {
      const path = `/actions/${index}`;
      return [
        ...statesIn(where, [...action.from, ...(action.to === undefined ? [] : [action.to])], path), ...rolesIn(where, action.roles, `${path}/roles`),
        ...formIn(where, action.form, `${path}/form`), ...(action.when === undefined ? [] : feelIn(where, action.when, action.title, `${path}/when`)),
      ];
    }),
  ];
}

const fieldsIn = ({ input, type, at }: Where, ids: readonly string[] | undefined, path: string): Problem[] => {
  const fields = knownFields(input, type.id);
  return fields ? (ids ?? []).filter((id) => !Object.hasOwn(fields, id)).map((field) => at('record.field-unknown', path, { field })) : [];
};

function voidIn(where: Where): Problem[] {
  const { type, at } = where;
  if (!type.void) return [];
  const state = type.states.find(({ id }) => id === type.void?.state);
  return [...rolesIn(where, type.void.roles, '/void/roles'), ...(state ? [] : statesIn(where, [type.void.state], '/void/state')), ...(state && state.kind !== 'void' ? [at('record.void-kind', '/void/state', { state: state.title })] : [])];
}

const CONFIDENTIAL: Level = 'L4';

/** 转介: what the other unit sees before it has accepted, who answers there, and what is asked of whom it is about. */
function acceptIn(where: Where): Problem[] {
  const { input, type, at } = where;
  const accept = type.transfer?.accept;
  if (!accept) return [];
  const fields = knownFields(input, type.id) ?? {};
  const all = Object.values(fields);
  const { unless } = accept;
  return [
    ...rolesIn(where, accept.roles, '/transfer/accept/roles'), ...fieldsIn(where, accept.shows, '/transfer/accept/shows'),
    ...accept.shows.filter((id) => Object.hasOwn(fields, id) && fields[id]?.level === CONFIDENTIAL).map((id) => at('record.shows-confidential', '/transfer/accept/shows', { field: fields[id]?.title ?? id })),
    ...(all.some(({ level }) => level === CONFIDENTIAL) && !type.grant ? [at('record.accept-grant', '/transfer/accept', { record: type.title })] : []),
    ...(unless !== undefined && !accept.consents ? [at('record.accept-unless', '/transfer/accept/unless')] : []),
    ...(unless === undefined ? [] : feelIn(where, unless, type.title, '/transfer/accept/unless')),
  ];
}

export function lintLife(input: LintInput, type: RecordType): Problem[] {
  const where: Where = { input, type, at: about('record', type.id) };
  return [
    ...rolesIn(where, type.create?.roles, '/create/roles'), ...formIn(where, type.create?.form, '/create/form'),
    ...actionsIn(where), ...voidIn(where),
    ...rolesIn(where, type.correct?.roles, '/correct/roles'), ...fieldsIn(where, type.correct?.fields, '/correct/fields'), ...statesIn(where, type.correct?.states, '/correct/states'),
    ...rolesIn(where, type.transfer?.roles, '/transfer/roles'), ...acceptIn(where), ...rolesIn(where, type.export?.roles, '/export/roles'), ...rolesIn(where, type.grant?.roles, '/grant/roles'), ...rolesIn(where, type.retention?.roles, '/retention/roles'),
    ...rolesIn(where, type.retention?.destroy?.roles, '/retention/destroy/roles'), ...rolesIn(where, type.retention?.destroy?.confirm, '/retention/destroy/confirm'), ...fieldsIn(where, type.versioned, '/versioned'),
  ];
}
