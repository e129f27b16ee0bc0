/** Answers for trying a form, kept in this browser for each form: the preview and the tests of rules fill in the same ones. */
import type { JsonObject } from '@liandong/core/run';
import { useCallback, useSyncExternalStore } from 'react';

const known = new Map<string, JsonObject>();
const listeners = new Set<() => void>();
const NONE: JsonObject = {};

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

function read(key: string): JsonObject {
  const before = known.get(key);
  if (before) return before;
  let value: JsonObject = NONE;
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (isObject(stored)) value = stored;
  } catch {
    // what is no answers is none
  }
  known.set(key, value);
  return value;
}

function write(key: string, value: JsonObject): void {
  known.set(key, value);
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // full or forbidden: kept as long as the page is open
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

const keyOf = (packId: string, formId: string): string => `liandong.test-answers.${packId}.${formId}`;
export const testAnswers = (packId: string, formId: string): JsonObject => read(keyOf(packId, formId));

export function useTestAnswers(packId: string, formId: string): readonly [JsonObject, (answers: JsonObject) => void] {
  const key = keyOf(packId, formId);
  const answers = useSyncExternalStore(subscribe, () => read(key));
  return [answers, useCallback((next: JsonObject) => write(key, next), [key])];
}
