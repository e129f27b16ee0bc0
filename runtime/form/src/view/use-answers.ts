import { useCallback, useLayoutEffect, useRef } from 'react';
import { evaluate, reevaluate, type JsonObject } from '@liandong/core/run';
import { formCtxOf } from '../model/access';
import { changedPlaces } from '../model/changed-places';
import { answersOf } from '../model/form-model';
import type { FormInput, FormModel, Value } from '../model/types';

interface Told {
  readonly input: FormInput;
  readonly model: FormModel | undefined;
  readonly changed: (field: string, places: readonly string[]) => void;
  readonly onChange: ((data: JsonObject) => void) | undefined;
}

/** The answers now, also between two changes of one render, and a change function that stays the same. */
export function useAnswers(told: Told): (field: string, value: Value) => void {
  const latest = useRef({ ...told, state: told.model?.state });
  useLayoutEffect(() => {
    latest.current = { ...told, state: told.model?.state };
  });
  return useCallback((field, value) => {
    const { input, state, changed, onChange } = latest.current;
    const form = input.program.pack.forms[input.formId];
    if (!form) return;
    const [own, ctx] = [answersOf(form, { ...input.data, [field]: value ?? null }), formCtxOf(input)];
    const after = state ? reevaluate(form, state, own, ctx) : evaluate(form, own, ctx);
    const data = { ...input.data, ...after.data };
    latest.current = { ...latest.current, input: { ...input, data }, state: after };
    changed(field, changedPlaces(field, input.data[field], value));
    onChange?.(data);
  }, []);
}
