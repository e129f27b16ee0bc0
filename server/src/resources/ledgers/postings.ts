import { rangeOf, type LedgerDef } from '@liandong/core/run';
import { ledgerPostingModel, type LedgerPostingDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { type Book, inBook, unitIds } from './book';
import type { PostingRow } from './contract';
import { wordsFor, type Say } from './words';

interface Asked { readonly account?: string | undefined; readonly period?: string | undefined; readonly voucher?: string | undefined; readonly cursor?: string | undefined; readonly limit?: number | undefined }

const titleIn = (items: LedgerDef['accounts'] | LedgerDef['postings'], id: string): string => items.find((item) => item.id === id)?.title ?? id;

function rowOf({ def, pack, org }: Book, say: Say, doc: LedgerPostingDoc): PostingRow {
  const { _id: id, at, day, kind, voucher, byName, recordId, workId, no } = doc;
  const nameOf = (orgId: string): string => org.view.unit(orgId)?.name ?? orgId;
  return {
    id, at, day, kind, voucher, byName, recordId, workId, ...(no === undefined ? {} : { no }), rule: titleIn(def.postings, doc.rule), step: pack.processes[doc.process]?.nodes[doc.node]?.title ?? '', orgName: nameOf(doc.orgId),
    lines: doc.lines.map(({ account, side, amount, orgId, dims }) => ({ accountTitle: titleIn(def.accounts, account), side, amount, orgName: nameOf(orgId), dims: say(dims) })),
  };
}

/** Newest first; several of one moment by their names. */
export async function postingsPage(deps: Deps, caller: Caller, book: Book, asked: Asked): Promise<{ items: PostingRow[]; next?: string }> {
  const { account, period = 'all', voucher, cursor } = asked;
  const [day, at, id] = readCursor(cursor, 3) ?? [];
  const range = rangeOf(period);
  const after = { $or: [{ day: { $lt: day ?? '' } }, { day: day ?? '', at: { $lt: at ?? '' } }, { day: day ?? '', at: at ?? '', _id: { $lt: id ?? '' } }] };
  const filter = {
    ...inBook(book), orgIds: { $in: unitIds(book) }, ...(voucher === undefined ? {} : { voucher }), ...(range ? { day: { $gte: range.from, $lt: range.to } } : {}),
    ...(account === undefined ? {} : { 'lines.account': account }), ...(id === undefined ? {} : after),
  };
  const limit = limitOf(asked);
  const docs = await ledgerPostingModel(deps.db).find(filter).sort({ day: -1, at: -1, _id: -1 }).limit(limit + 1).lean<LedgerPostingDoc[]>();
  const say = await wordsFor(deps, caller, book, docs.flatMap(({ lines }) => lines.map(({ dims }) => dims)));
  return pageFrom(docs, limit, (doc) => cursorOf(doc.day, doc.at, doc._id), docs.map((doc) => rowOf(book, say, doc)));
}
