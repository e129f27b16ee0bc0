import type { LoopSpec } from '../diagram/loop';

/** What every question about a loop gets. */
export interface LoopProps { readonly loop: LoopSpec; readonly disabled: boolean; readonly onChange: (next: Partial<LoopSpec>) => void }
