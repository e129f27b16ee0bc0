import { readDecisions } from '@liandong/core/compile';
import { type DecisionModel, evaluateDecision, inputsOf, type Json, type JsonObject, type PackManifest, problemText } from '@liandong/core/run';
import { useMemo, useState } from 'react';
import type { Literal } from '../../../dmn';
import { typedValue } from '../model/words';
import { kindOfType, type Readable } from '../model/readables';
import type { EditedDecision } from '../use-decision';

export interface Asked { readonly name: string; readonly spoken: Pick<Readable, 'title' | 'kind' | 'options'> }
export type Answers = Readonly<Record<string, string | readonly string[]>>;
export interface Tried {
  readonly asked: readonly Asked[];
  readonly answers: Answers;
  readonly usesParams: boolean;
  readonly value?: Json;
  /** rules of the decision's own table that held, from 1 */
  readonly hits: readonly number[];
  readonly problems: readonly string[];
  /** the file can be read and every expression in it too */
  readonly isReady: boolean;
  answer(name: string, value: string | readonly string[]): void;
  reset(): void;
}

const jsonOf = ({ kind, text }: Literal): Json => (kind === 'number' ? Number(text) : kind === 'boolean' ? text === 'true' : text);
function given({ spoken }: Asked, answer: string | readonly string[] | undefined): Json {
  if (typeof answer === 'object') return answer.length === 0 ? null : [...answer];
  const literal = answer === undefined || answer === '' ? undefined : typedValue(answer, spoken);
  return literal ? jsonOf(literal) : null;
}

function useModel({ file, draft }: EditedDecision): DecisionModel | undefined {
  const texts = Object.entries(draft.files).filter(([path]) => /^decisions\/.+\.dmn$/.test(path));
  const key = JSON.stringify(texts);
  return useMemo(() => {
    const sources = Object.fromEntries((JSON.parse(key) as [string, string][]).map(([path, text]) => [path.slice('decisions/'.length, -'.dmn'.length), text]));
    return readDecisions(sources)[file]?.model;
  }, [key, file]);
}

/** What the decision as it stands would say of these values: asked of the engine itself. */
export function useTry(edited: EditedDecision): Tried {
  const { decision: { id }, readables, draft } = edited;
  const model = useModel(edited);
  const [answers, setAnswers] = useState<Answers>({});
  const [now] = useState(() => new Date().toISOString());
  const params = draft.json<PackManifest>('pack.json')?.parameters?.values as JsonObject | undefined;
  return useMemo((): Tried => {
    const inputs = model ? inputsOf(model, id) : [];
    const asked = inputs.filter(({ name }) => name !== 'params').map(({ name, type = '' }): Asked => {
      const known = readables.find((one) => one.id === name);
      return { name, spoken: { title: known?.title ?? name, kind: known?.kind ?? kindOfType(type), options: known?.options ?? [] } };
    });
    const decided = model && evaluateDecision(model, id, { ...Object.fromEntries(asked.map((one) => [one.name, given(one, answers[one.name])])), params: params ?? {} }, { now: now as never });
    return {
      asked, answers, usesParams: inputs.some(({ name }) => name === 'params'), isReady: decided !== undefined, hits: decided?.ok ? (decided.hits.find(({ at }) => at === `/${id}`)?.rules ?? []) : [],
      problems: decided?.ok === false ? [...new Set(decided.problems.map(problemText))] : [], ...(decided?.ok ? { value: decided.value } : {}),
      answer: (name, value) => setAnswers((before) => ({ ...before, [name]: value })), reset: () => setAnswers({}),
    };
  }, [model, id, readables, answers, params, now]);
}
