import { useCallback, useLayoutEffect, useRef } from 'react';
import type { JsonObject } from '@liandong/core/run';
import { changedPlaces } from '../model/changed-places';
import type { ModelMaker } from '../model/form-model';
import type { FormInput, Value } from '../model/types';

interface Told {
  readonly input: FormInput;
  readonly verdict: ModelMaker['verdict'];
  readonly changed: (field: string, places: readonly string[]) => void;
  readonly onChange: ((data: JsonObject) => void) | undefined;
}

/** The answers now, also between two changes of one render, and a change function that stays the same. */
export function useAnswers(told: Told): (field: string, value: Value) => void {
  const latest = useRef(told);
  useLayoutEffect(() => {
    latest.current = told;
  });
  return useCallback((field, value) => {
    const { input, verdict, changed, onChange } = latest.current;
    const answered = { ...input.data, [field]: value ?? null };
    const said = verdict({ ...input, data: answered });
    if (!said) return;
    const data = said.own === answered ? said.state.data : { ...answered, ...said.state.data };
    latest.current = { ...latest.current, input: { ...input, data } };
    changed(field, changedPlaces(field, input.data[field], value));
    onChange?.(data);
  }, []);
}
