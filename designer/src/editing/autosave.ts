import { type DraftStore, isPending, pendingChanges, type ServerDraft } from './store';
import type { Changes } from './history';

/** How a save ended when it did not go through. */
export type SaveFailure = { readonly kind: 'offline' } | { readonly kind: 'conflict' } | { readonly kind: 'refused'; readonly reason: string };

export interface DraftRemote {
  save(changes: Changes, rev: number): Promise<Pick<ServerDraft, 'rev' | 'updatedAt' | 'findings'> | SaveFailure>;
  load(): Promise<ServerDraft | undefined>;
}

/** Stores with a request under way: an edit made meanwhile changes their `save` state, so that cannot tell. */
const underWay = new WeakSet<DraftStore>();

const isFailure = (answer: object): answer is SaveFailure => 'kind' in answer;

/** One attempt to save what is not saved yet. Only one runs at a time; edits made meanwhile stay pending. */
export async function saveOnce(store: DraftStore, remote: DraftRemote): Promise<void> {
  const state = store.getState();
  if (underWay.has(store) || state.save.kind === 'conflict') return;
  if (!isPending(state)) {
    if (state.save.kind !== 'saved') store.failed({ kind: 'saved' });
    return;
  }
  const files = state.files;
  store.saving();
  underWay.add(store);
  try {
    const answer = await remote.save(pendingChanges(state), state.rev);
    if (!isFailure(answer)) store.wasSaved(files, answer);
    else if (answer.kind === 'conflict') await meet(store, remote);
    else store.failed(answer);
  } finally {
    underWay.delete(store);
  }
}

async function meet(store: DraftStore, remote: DraftRemote): Promise<void> {
  const theirs = await remote.load();
  store.failed(theirs ? { kind: 'conflict', theirs } : { kind: 'offline' });
}

const AFTER_EDIT_MS = 800;
const RETRY_MS = 5000;

/** Saves on every pause of typing, and again after a lost connection. Returns how to stop. */
export function startAutosave(store: DraftStore, remote: DraftRemote): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const run = (): void => void saveOnce(store, remote);
  const plan = (wait: number): void => {
    clearTimeout(timer);
    timer = setTimeout(run, wait);
  };
  const stop = store.subscribe((state, before) => {
    if (state.save.kind === 'offline' && before.save.kind !== 'offline') plan(RETRY_MS);
    else if (state.files !== before.files || state.save.kind === 'unsaved') plan(AFTER_EDIT_MS);
  });
  const warn = (event: BeforeUnloadEvent): void => {
    if (isPending(store.getState())) event.preventDefault();
  };
  window.addEventListener('online', run);
  window.addEventListener('beforeunload', warn);
  return () => {
    clearTimeout(timer);
    stop();
    window.removeEventListener('online', run);
    window.removeEventListener('beforeunload', warn);
    run();
  };
}
