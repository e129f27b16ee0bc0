/**
 * What changes between two releases, in plain Chinese, item by item. Called by publishing and by the impact page.
 * Must not judge: whether a change is allowed is the publisher's question.
 */
import type { CompiledPack } from '../program';

export interface PackChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** `form:wishRegister`, `field:wishRegister/content`, `process:…`, … */
  readonly item: string;
  readonly title: string;
  /** one zh-CN sentence */
  readonly detail?: string;
}

export function diffPacks(_before: CompiledPack | undefined, _after: CompiledPack): PackChange[] {
  return [];
}
