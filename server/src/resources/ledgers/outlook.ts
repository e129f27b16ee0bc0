/** What a step would take, and what there is of it: told while the form is filled in, so that nobody is refused in the end who could have known. */
import { aroundOf, balanceKey, Books, offersOf, outlooksOf, readBy, signed, standing, takingRules, unitOf, type Balance, type LedgerDef, type LedgerWorld, type Offered, type Outlook, type PostingRule } from '@liandong/core/run';
import { ledgerBalanceModel, ledgerPostingModel, type LedgerBalanceDoc } from '../../durable/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { sentence } from '../../text/index';
import type { LedgersApi, OutlookView } from './contract';
import { standOf, type Stand } from './stand';
import { wordsFor } from './words';

const MOST_READ = 2000;
const MOST_LOTS = 12;
interface Taking { readonly def: LedgerDef; readonly rule: PostingRule }
interface Asked { readonly deps: Deps; readonly caller: Caller; readonly stand: Stand; readonly org: OrgSnapshot; readonly today: string }

const within = (dims: Balance['dims']): object => Object.fromEntries(Object.entries(dims).map(([id, value]) => [`dims.${id}`, value]));

async function balancesFor({ deps, caller, stand }: Asked, def: LedgerDef, outlooks: readonly Outlook[]): Promise<Balance[]> {
  const places = new Map(outlooks.map((outlook) => [balanceKey(aroundOf(outlook)), aroundOf(outlook)]));
  if (places.size === 0) return [];
  const either = [...places.values()].map(({ account, orgId, dims }) => ({ account, orgId, ...within(dims) }));
  const filter = { countyId: caller.countyId, packId: stand.pack.manifest.id, ledgerId: def.id, amount: { $gt: 0 }, $or: either };
  const docs = await ledgerBalanceModel(deps.db).find(filter).limit(MOST_READ).lean<LedgerBalanceDoc[]>();
  return docs.map(({ account, orgId, dims, amount, since }) => ({ account, orgId, dims, amount, since }));
}

/** What the same rule has posted about this work is taken back first when its step is done once more. */
async function givenBack({ deps, caller, stand }: Asked, { def, rule }: Taking, books: Books): Promise<void> {
  if (stand.workId === undefined || rule.again === 'add') return;
  const found = await ledgerPostingModel(deps.db).find({ countyId: caller.countyId, recordId: stand.record.id, workId: stand.workId, ledgerId: def.id, rule: rule.id }).lean();
  const live = standing(found.map(({ _id, ...posting }) => ({ ...posting, id: _id, ledger: def.id })));
  for (const line of live.flatMap(({ lines }) => lines)) if (signed(def, line) < 0) books.enter(def, { ...line, side: line.side === 'debit' ? 'credit' : 'debit' });
}

async function offersFor(asked: Asked, taking: Taking, world: LedgerWorld): Promise<Offered[]> {
  const { def, rule } = taking;
  const outlooks = outlooksOf(world, def, rule);
  const books = new Books(await balancesFor(asked, def, outlooks), asked.today);
  await givenBack(asked, taking, books);
  return offersOf(asked.stand.pack, def, outlooks, { books, today: asked.today });
}

type Shown = OutlookView['offers'][number];
const rank = ({ taken, isExpired }: Offered['lots'][number]): number => (taken > 0 ? 0 : isExpired ? 2 : 1);
/** What is taken first, then what else there is, what expires first before it; what is over last. */
const inOrder = (lots: Offered['lots'], def: LedgerDef): Offered['lots'] => {
  const day = def.dimensions.find(({ kind }) => kind === 'date')?.id ?? '';
  return [...lots].sort((a, b) => rank(a) - rank(b) || ((a.lot.dims[day] ?? a.lot.since) < (b.lot.dims[day] ?? b.lot.since) ? -1 : 1));
};

async function shown({ deps, caller, stand, org }: Asked, { def, rule }: Taking, offers: readonly Offered[]): Promise<Shown[]> {
  const { pack } = stand;
  const say = await wordsFor(deps, caller, { countyId: caller.countyId, pack, def, org, units: [] }, offers.flatMap(({ place, lots }) => [place.dims, ...lots.map(({ lot }) => lot.dims)]));
  return offers.map((offer): Shown => {
    const { place, choose, lots, row, asked, have, short } = offer;
    const columns = Object.entries(choose);
    const other = (dims: Balance['dims']): Balance['dims'] => Object.fromEntries(Object.entries(dims).filter(([id]) => place.dims[id] === undefined || Object.hasOwn(choose, id)));
    return {
      ledger: def.title, kind: def.kind, unit: unitOf(def), rule: rule.title, ruleKind: rule.kind as Shown['ruleKind'], account: def.accounts.find(({ id }) => id === place.account)?.title ?? place.account,
      ...(rule.rows === undefined ? {} : { table: rule.rows }), ...(row === undefined ? {} : { row }), ...(asked === undefined ? {} : { asked }),
      place: say(place.dims), have, ...(short ? { short: sentence(short) } : {}), isPicked: offer.pick !== undefined, isNamed: columns.some(([id]) => place.dims[id] !== undefined), more: Math.max(0, lots.length - MOST_LOTS),
      lots: inOrder(lots, def).slice(0, MOST_LOTS).map(({ lot, taken, isExpired }) => ({
        dims: say(other(lot.dims)), amount: lot.amount, taken, expired: isExpired, since: lot.since, answers: Object.fromEntries(columns.map(([id, field]) => [field, lot.dims[id] ?? ''])),
      })),
    };
  });
}

export async function outlookView(deps: Deps, { caller, body, now }: Call<LedgersApi['POST /ledgers/outlook']>): Promise<OutlookView> {
  const [stand, org] = [await standOf(deps, caller, body), await deps.org.snapshot(caller.countyId)];
  const { pack, process, node, record } = stand;
  const fields = new Set(Object.keys(pack.forms[stand.form]?.fields ?? {}));
  const today = org.calendar.dateOf(now);
  const rules = takingRules(pack, { process, node, fields });
  const world: LedgerWorld = { pack, process, record, voucher: '', today, feel: { now, dateOf: org.calendar.dateOf }, isUnit: (id) => org.view.unit(id) !== undefined };
  const asked: Asked = { deps, caller, stand, org, today };
  const offers: Shown[] = [];
  for (const taking of rules) offers.push(...(await shown(asked, taking, await offersFor(asked, taking, world))));
  return { fields: [...new Set(rules.flatMap(({ rule }) => readBy(rule)))].filter((id) => fields.has(id)), offers };
}
