/** 账 in memory: a step posts as on a durable host, or is refused as there. */
import { bookAskOf, Books, decideBooks, type Deciding, type EarlierOf, shownAmount } from '../ledger/index';
import type { CompiledPack } from '../pack/program';
import type { Problem } from '../shared/problem';
import type { BalanceAsked } from './host';

export class MemoryBooks {
  private readonly shelf: ReadonlyMap<string, Books>;
  private readonly postings: EarlierOf[] = [];

  constructor(private readonly pack: CompiledPack, today: string) {
    this.shelf = new Map(Object.keys(pack.ledgers ?? {}).map((id) => [id, new Books([], today)]));
  }

  /** What is wrong with what the decision would post; then nothing is posted. */
  post(deciding: Deciding): readonly Problem[] {
    const ask = bookAskOf(deciding);
    if (!ask) return [];
    if ('problems' in ask) return ask.problems;
    const decided = decideBooks(ask, { shelf: this.shelf, earlier: this.postings, vouchers: new Set() });
    if (!decided.ok) return decided.problems;
    for (const { turn: _turn, voucher, ...posting } of decided.postings) {
      const id = `posting-${this.postings.length + 1}`;
      this.postings.push({ ...posting, id, voucher: voucher === '' ? id : voucher, workId: ask.workId, recordId: ask.recordId });
    }
    return [];
  }

  /** As people say it: yuan, hours, pieces. */
  balance({ ledger, account, orgId, dimensions = {} }: BalanceAsked): number | null {
    const [def, books] = [this.pack.ledgers?.[ledger], this.shelf.get(ledger)];
    return def && books ? shownAmount(def.kind, books.sum({ account, orgId, dims: dimensions })) : null;
  }
}
