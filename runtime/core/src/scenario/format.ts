/** `scenarios/*.json`: a test of the pack as data. Given units and people, a list of moves with what must be true after each, then figures. */
import { type Static, Type } from '@sinclair/typebox';
import { ApprovalMove } from './approval';
import { Id, Title, TierSchema } from '../pack/format';
import { INSTANT_PATTERN } from '../shared/json';

const strict = { additionalProperties: false } as const;
/** units, people and works of a scenario: any short name, also a division code */
const Ref = Type.String({ minLength: 1, maxLength: 64 });
const Comment = Type.String({ maxLength: 1000 });
const Data = Type.Record(Type.String(), Type.Unknown());
const InstantText = Type.String({ pattern: INSTANT_PATTERN });

/** 账上余额: of an account of a unit, of all lots with these dimensions; in yuan, hours or pieces. */
const BalanceExpected = Type.Object({ ledger: Id, account: Id, orgId: Ref, dimensions: Type.Optional(Type.Record(Type.String({ maxLength: 64 }), Type.String({ maxLength: 120 }))), amount: Type.Number() }, strict);

export const Expectation = Type.Object({
  /** the move is refused with this code */
  refused: Type.Optional(Type.String()),
  /** nodes of the open human steps, sorted */
  open: Type.Optional(Type.Array(Type.String())),
  status: Type.Optional(Type.String()),
  endNode: Type.Optional(Type.String()),
  recordState: Type.Optional(Type.String()),
  /** fields that must have these values; null = no value */
  record: Type.Optional(Data),
  /** node → who may take the step now, sorted */
  candidates: Type.Optional(Type.Record(Type.String(), Type.Array(Type.String()))),
  /** what there is in the books then */
  balances: Type.Optional(Type.Array(BalanceExpected, { minItems: 1 })),
  /** types of the effects the move asked for, in order */
  effects: Type.Optional(Type.Array(Type.String())),
}, strict);

export const ScenarioStep = Type.Object({
  by: Type.Optional(Ref),
  /** the work concerned, as named by the start's `as`; default: the last one started */
  work: Type.Optional(Ref),
  as: Type.Optional(Ref),
  start: Type.Optional(Type.Object({ service: Id, orgId: Ref, data: Data, occurredAt: Type.Optional(InstantText) }, strict)),
  complete: Type.Optional(Type.Object({ node: Type.String(), outcome: Type.Optional(Type.String()), comment: Type.Optional(Comment), data: Type.Optional(Data) }, strict)),
  return: Type.Optional(Type.Object({ node: Type.String(), to: Type.String(), comment: Comment, fields: Type.Optional(Type.Array(Type.String())), /** straight back when it is done again */ resume: Type.Optional(Type.Boolean()) }, strict)),
  claim: Type.Optional(Type.Object({ node: Type.String() }, strict)),
  release: Type.Optional(Type.Object({ node: Type.String() }, strict)),
  reassign: Type.Optional(Type.Object({ node: Type.String(), userId: Ref, comment: Comment }, strict)),
  /** any other action of approvals */
  act: Type.Optional(ApprovalMove),
  withdraw: Type.Optional(Type.Object({ comment: Comment }, strict)),
  terminate: Type.Optional(Type.Object({ comment: Comment }, strict)),
  /** from outside: for whoever waits for it, or, at a unit, for the start event of its name; `as` names the work that it begins */
  message: Type.Optional(Type.Object({ name: Type.String(), key: Type.Optional(Type.Unknown()), vars: Type.Optional(Data), orgId: Type.Optional(Ref) }, strict)),
  signal: Type.Optional(Type.Object({ name: Type.String(), vars: Type.Optional(Data), orgId: Type.Optional(Ref) }, strict)),
  /** the clock moves on; timers that fall due fire in order. ISO 8601 duration or working days */
  wait: Type.Optional(Type.String()),
  note: Type.Optional(Type.String({ maxLength: 400 })),
  expect: Type.Optional(Expectation),
}, strict);

export const ScenarioDef = Type.Object({
  id: Id, title: Title,
  org: Type.Array(Type.Object({ id: Ref, parentId: Type.Union([Ref, Type.Null()]), tier: TierSchema, name: Type.String({ minLength: 1, maxLength: 60 }) }, strict), { minItems: 1 }),
  people: Type.Array(Type.Object({ id: Ref, name: Type.String({ minLength: 1, maxLength: 60 }), grants: Type.Array(Type.Object({ role: Id, orgId: Ref }, strict)) }, strict)),
  /** who acts for whom from one time until another */
  standIns: Type.Optional(Type.Array(Type.Object({ for: Ref, by: Ref, from: InstantText, until: InstantText }, strict))),
  /** when it begins */
  at: InstantText,
  steps: Type.Array(ScenarioStep),
  then: Type.Optional(Type.Object({
    figures: Type.Optional(Type.Array(Type.Object({ indicator: Id, orgId: Ref, period: Type.String(), value: Type.Union([Type.Number(), Type.Null()]) }, strict))),
  }, strict)),
}, strict);

export type Expectation = Static<typeof Expectation>;
export type ScenarioStep = Static<typeof ScenarioStep>;
export type ScenarioDef = Static<typeof ScenarioDef>;

/** The moves a step can name: exactly one of them stands in it. */
export const ACTIONS = ['start', 'complete', 'return', 'claim', 'release', 'reassign', 'act', 'withdraw', 'terminate', 'message', 'signal', 'wait'] as const;
export type Action = (typeof ACTIONS)[number];
export const actionsOf = (step: ScenarioStep): Action[] => ACTIONS.filter((action) => step[action] !== undefined);
