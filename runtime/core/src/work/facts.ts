import { evaluateDecision, modelOf } from '../decision/index';
import type { Program } from '../pack/program';
import type { Facts } from '../process/types';
import type { Ctx } from '../shared/ctx';
import type { JsonObject } from '../shared/json';
import { problem } from '../shared/problem';

/** What the engine may read and ask while it decides on this record. */
export const factsOf = ({ pack }: Program, record: JsonObject, ctx: Ctx): Facts => ({
  record,
  params: pack.params,
  decide: (decision, context) => {
    const model = modelOf(pack.decisions, decision);
    if (!model) return { ok: false, problems: [problem('decision.unknown', '', { id: decision })] };
    return evaluateDecision(model, decision, context as JsonObject, { now: ctx.now, dateOf: ctx.calendar.dateOf });
  },
});
