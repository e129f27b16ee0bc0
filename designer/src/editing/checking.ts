import type { CompiledPack, Problem } from '@liandong/core/run';
import { worded } from './findings';
import type { DraftStore } from './store';

interface Checked {
  readonly round: number;
  readonly pack?: CompiledPack;
  readonly findings: readonly Problem[];
}
const AFTER_EDIT_MS = 250;

/** Keeps pack and findings of the draft up to date; an answer that was overtaken by an edit is dropped. */
export function startChecking(store: DraftStore): () => void {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' });
  let round = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = (): void => {
    round += 1;
    worker.postMessage({ round, files: store.getState().files });
  };
  worker.onmessage = (event: MessageEvent<Checked>) => {
    const { pack, findings } = event.data;
    if (event.data.round === round) store.checked({ ...(pack ? { pack } : {}), findings: findings.map(worded) });
  };
  const stop = store.subscribe((state, before) => {
    if (state.files === before.files) return;
    clearTimeout(timer);
    timer = setTimeout(ask, AFTER_EDIT_MS);
  });
  ask();
  return () => {
    clearTimeout(timer);
    stop();
    worker.terminate();
  };
}
