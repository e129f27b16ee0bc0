/** Walking one chain after the other: pure bookkeeping, the same for history and views. */

export interface AuditProblem {
  /** a key of the texts under `audit` */
  readonly what: string;
  /** work, record or anchor */
  readonly chain: string;
  readonly seq: number;
}
export interface Link { readonly seq: number; readonly prev: string; readonly hash: string }
export interface Head { readonly seq: number; readonly hash: string }

/** The first thing wrong with the next entry of a chain; undefined: it fits. */
export function wrongLink(link: Link, computed: string, before: Head): Omit<AuditProblem, 'chain'> | undefined {
  const expected = before.seq + 1;
  if (link.seq !== expected) return { what: 'missing', seq: expected };
  if (link.hash !== computed) return { what: 'altered', seq: link.seq };
  // the entry itself is sound, so the one before it is not the one it was chained to
  if (link.prev !== before.hash) return { what: 'altered', seq: Math.max(1, link.seq - 1) };
  return undefined;
}

/** Does the chain end where its head says? */
export function wrongEnd(last: Head, head: Head | undefined): Omit<AuditProblem, 'chain'> | undefined {
  if (!head) return { what: 'orphan', seq: last.seq };
  if (head.seq > last.seq) return { what: 'truncated', seq: last.seq + 1 };
  if (head.seq < last.seq) return { what: 'snapshot', seq: head.seq };
  return head.hash === last.hash ? undefined : { what: 'altered', seq: last.seq };
}
