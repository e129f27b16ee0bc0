/** Whom an instance names beside the holders of its open tasks: delegators, signers to come, who asked or is asked, whose step waits to come back. */
import type { Multi, ProcessState, TaskState } from '../types';
import { signerOf } from './signing';

const keptBy = ({ after = [], delegations = [] }: Pick<TaskState, 'after' | 'delegations'>): readonly string[] => [...after, ...delegations];
const toCome = (multi: Multi | undefined): readonly string[] => (multi?.items ?? []).slice(multi?.next ?? 0).flatMap((item) => signerOf(item) ?? []);

export const namedIn = ({ tasks, scopes, tokens, asks = {} }: ProcessState): readonly string[] => [...new Set([
  ...Object.values(tasks).flatMap(keptBy),
  ...Object.values(scopes).flatMap(({ multi }) => toCome(multi)),
  ...Object.values(tokens).flatMap(({ parked }) => (parked ? [parked.by, ...keptBy(parked.keeps)] : [])),
  ...Object.values(asks).flatMap(({ by, to }) => [by, to]),
])];
