/**
 * What stands and falls with a commit besides what the durable host writes itself: one maker a concern, one line here. What it returns runs
 * in the commit's transaction, after its writes; it may run again, and others' commits may share the transaction. It throws Refused when
 * the command may not be, Conflict when somebody else was first. What can be asked for many commits at once is `togetherOf`.
 */
import type { Deps } from '../../platform/deps';
import type { Also, AlsoMaker, Committed, Together, TogetherMaker } from './committed';
import { consentsTogether, sharingAlso } from './consents';
import { idNumberTogether } from './id-numbers';
import { linksTogether } from './links';
import { mergesAlso } from './merges';
import { stoppedTogether } from './stopped';
import { subjectsAlso } from './subjects';
import { transfersAlso } from './transfers';
import { withdrawalsTogether } from './withdrawals';

const MAKERS: readonly AlsoMaker[] = [sharingAlso, mergesAlso, subjectsAlso, transfersAlso];
const TOGETHER_MAKERS: readonly TogetherMaker[] = [idNumberTogether, linksTogether, consentsTogether, withdrawalsTogether, stoppedTogether];

export const togetherOf = (deps: Deps, committed: Committed): readonly Together[] => TOGETHER_MAKERS.flatMap((make) => make(deps, committed) ?? []);

export function alsoOf(deps: Deps, committed: Committed): Also | undefined {
  const all = MAKERS.flatMap((make) => make(deps, committed) ?? []);
  if (all.length === 0) return undefined;
  return async (session) => {
    for (const also of all) await also(session);
  };
}
