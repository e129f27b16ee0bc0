import type { LedgerDef, PostingRule } from '../../ledger/format';
import { CORE_TEXT } from '../../text/index';
import { pathOf } from '../files';
import type { CompiledPack } from '../program';
import { byId, compare, list, type PackChange, plain, word } from './change';

const title = (entry: { readonly title: string }): string => entry.title;
type Account = LedgerDef['accounts'][number];

/** 账: what it is of, its accounts and its rules one by one. */
export function diffLedgers(before: CompiledPack, after: CompiledPack): PackChange[] {
  const role = (id: string): string => after.manifest.roles.find((one) => one.id === id)?.title ?? id;
  const [old, now] = [before.ledgers ?? {}, after.ledgers ?? {}];
  const whole = compare(old, now, {
    item: (id) => pathOf('ledger', id), title,
    aspects: {
      name: title, kind: (def) => word(CORE_TEXT.ledger.kind, def.kind), unit: (def) => def.unit ?? '', dimensions: (def) => list(def.dimensions.map(title)), who: (def) => list((def.roles ?? []).map(role)),
      rows: (def) => (def.statement ? list([def.statement.by, ...def.statement.accounts]) : ''),
    },
  });
  const each = Object.values(now).flatMap((def) => {
    const was = old[def.id];
    if (!was) return [];
    const dims = (ids: readonly string[]): string => list(ids.map((id) => def.dimensions.find((one) => one.id === id)?.title ?? id));
    const ofAccount = { name: title, kind: (account: Account) => word(CORE_TEXT.ledger.account, account.kind), dimensions: (account: Account) => dims(account.dimensions) };
    const ofRule = {
      name: title, kind: (rule: PostingRule) => word(CORE_TEXT.ledger.posting, rule.kind), process: ({ on }: PostingRule) => list([after.processes[on.process]?.title ?? on.process, after.processes[on.process]?.nodes[on.node]?.title ?? on.node]),
      outcomes: ({ on }: PostingRule) => on.outcome ?? '', expression: (rule: PostingRule) => rule.when ?? '', numbering: (rule: PostingRule) => rule.voucher ?? '', rows: (rule: PostingRule) => rule.rows ?? '',
      value: (rule: PostingRule) => plain(rule.lines), way: (rule: PostingRule) => list([rule.of ?? '', rule.again ?? ''].filter((text) => text !== '')),
    };
    return [
      ...compare(byId(was.accounts), byId(def.accounts), { item: (id) => `${pathOf('ledger', def.id)}#account/${id}`, title: (account) => `${def.title} · ${account.title}`, aspects: ofAccount }),
      ...compare(byId(was.postings), byId(def.postings), { item: (id) => `${pathOf('ledger', def.id)}#posting/${id}`, title: (rule) => `${def.title} · ${rule.title}`, aspects: ofRule }),
    ];
  });
  return [...whole, ...each];
}
