import { useLayoutEffect, useRef, useState } from 'react';
import { filesOf, refJson, type FileRef } from '../model/files';
import type { WidgetProps } from '../widgets/widget';

export type UploadState = { readonly kind: 'idle' } | { readonly kind: 'busy'; readonly done: number; readonly of: number } | { readonly kind: 'failed'; readonly count: number; readonly reason: 'store' | 'most' | 'type' | 'size' | 'picture' };

export interface Prepared {
  readonly blob: Blob;
  readonly name: string;
}

/** Why a file cannot be taken; thrown by a widget's `prepare`. */
export class Unusable extends Error {
  constructor(readonly reason: 'type' | 'size' | 'picture') {
    super(reason);
  }
}

const reasonOf = (error: unknown): 'store' | 'type' | 'size' | 'picture' => (error instanceof Unusable ? error.reason : 'store');

/**
 * Files of a field, added one after the other; each is in the answer as soon as the store has it. What fails is counted and said,
 * the others stay.
 */
export function useUploads(props: WidgetProps, prepare: (file: File) => Promise<Prepared>) {
  const files = filesOf(props.value);
  const latest = useRef<readonly FileRef[]>(files);
  const [state, setState] = useState<UploadState>({ kind: 'idle' });
  useLayoutEffect(() => {
    latest.current = filesOf(props.value);
  }, [props.value]);

  const isList = props.field.property.type === 'array' || props.field.property.type === undefined;
  const most = isList ? (typeof props.field.property.maxItems === 'number' ? props.field.property.maxItems : 9) : 1;
  const put = (next: readonly FileRef[]): void => {
    latest.current = next;
    const last = next[next.length - 1];
    props.onChange(last === undefined ? undefined : isList ? next.map(refJson) : refJson(last));
  };
  const add = async (chosen: readonly File[]): Promise<void> => {
    const { files: store } = props.host;
    if (!store || chosen.length === 0) return;
    const failed: unknown[] = [];
    const room = isList ? most - latest.current.length : 1;
    const taken = chosen.slice(0, room);
    for (const [index, file] of taken.entries()) {
      setState({ kind: 'busy', done: index, of: taken.length });
      try {
        const ready = await prepare(file);
        const ref = await store.upload(ready.blob, ready.name);
        put(isList ? [...latest.current, ref] : [ref]);
      } catch (error) {
        failed.push(error);
      }
    }
    const left = chosen.length - taken.length;
    const told: UploadState = left > 0 ? { kind: 'failed', count: left, reason: 'most' } : { kind: 'idle' };
    setState(failed.length === 0 ? told : { kind: 'failed', count: failed.length, reason: reasonOf(failed[0]) });
    props.onBlur();
  };
  const remove = (fileId: string): void => put(latest.current.filter((file) => file.fileId !== fileId));
  return { files, state, add, remove, most, isList, full: isList && files.length >= most };
}
