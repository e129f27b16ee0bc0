import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Json } from '@liandong/core/run';
import type { Value } from '../../model/types';
import { insertRow, moveRow, removeRow, setCell, type Rows } from './rows';

export interface RowActions {
  set(key: number, column: string, value: Value): void;
  /** gives the row a name that stays with it */
  add(at?: number, row?: Json): number;
  remove(key: number): { readonly row: Json; readonly at: number } | undefined;
  move(key: number, by: number): void;
  /** other rows altogether */
  put(rows: Rows): void;
}

let last = 0;
const nextKey = (): number => (last += 1);
const asMany = (keys: readonly number[], count: number): readonly number[] => (keys.length === count ? keys : [...keys.slice(0, count), ...Array.from({ length: Math.max(0, count - keys.length) }, nextKey)]);

/** Rows with names that stay when they move, and actions that stay the same and see what is there now: an upload may end long after its row was drawn. */
export function useRows(rows: Rows, onChange: (value: Value) => void): { readonly keys: readonly number[]; readonly actions: RowActions } {
  const [named, setNamed] = useState<readonly number[]>(() => asMany([], rows.length));
  const keys = asMany(named, rows.length);
  if (keys !== named) setNamed(keys);
  const latest = useRef({ rows, keys, onChange });
  useLayoutEffect(() => {
    latest.current = { rows, keys, onChange };
  });
  const actions = useMemo((): RowActions => {
    const to = (next: Rows, keysNow: readonly number[]): void => {
      latest.current = { ...latest.current, rows: next, keys: keysNow };
      setNamed(keysNow);
      latest.current.onChange([...next]);
    };
    return {
      set: (key, column, value) => {
        const { rows: now, keys: names } = latest.current;
        const at = names.indexOf(key);
        if (at >= 0) to(setCell(now, at, column, value), names);
      },
      add: (at, row = {}) => {
        const { rows: now, keys: names } = latest.current;
        const key = nextKey();
        to(insertRow(now, at ?? now.length, row), insertRow(names, at ?? now.length, key));
        return key;
      },
      remove: (key) => {
        const { rows: now, keys: names } = latest.current;
        const at = names.indexOf(key);
        const row = now[at];
        if (row === undefined) return undefined;
        to(removeRow(now, at), removeRow(names, at));
        return { row, at };
      },
      move: (key, by) => {
        const { rows: now, keys: names } = latest.current;
        const at = names.indexOf(key);
        to(moveRow(now, at, at + by), moveRow(names, at, at + by));
      },
      put: (next) => to(next, asMany(latest.current.keys, next.length)),
    };
  }, []);
  return { keys, actions };
}
