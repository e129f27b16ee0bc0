import { useId, type ReactNode } from 'react';
import { amountText, type Json, type JsonObject } from '@liandong/core/run';
import type { OutlookAt, OutlookView } from '@liandong/server/contract/ledgers';
import { Icon, Notice } from '../../ui';
import { t } from './text';
import { useOutlook } from './use-outlook';

type Offer = OutlookView['offers'][number];
type Lot = Offer['lots'][number];

/** The answers with those that name a lot, in the row that they are of. */
export function withLot(data: JsonObject, { table, row }: Pick<Offer, 'table' | 'row'>, answers: Readonly<Record<string, string | null>>): JsonObject {
  if (table === undefined) return { ...data, ...answers };
  const rows = Array.isArray(data[table]) ? (data[table] as Json[]) : [];
  return { ...data, [table]: rows.map((entry, index) => (index === row && typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? { ...entry, ...answers } : entry)) };
}

const words = (dims: Lot['dims'], fallback: string): string => dims.map(({ text }) => text).join(t('list.dot')) || fallback;
/** Can a lot be named here: fields are there for it, and a row that they belong to. */
const canName = ({ table, row, lots, ruleKind }: Offer): boolean => ruleKind !== 'count' && (table === undefined || row !== undefined) && lots.some(({ answers }) => Object.keys(answers).length > 0);

function LotRow({ lot, offer, onTake }: { readonly lot: Lot; readonly offer: Offer; readonly onTake: (() => void) | undefined }) {
  const name = words(lot.dims, offer.account);
  return (
    <li className={lot.taken > 0 ? 'outlook-lot is-taken' : 'outlook-lot'}>
      <span className="outlook-name">{name}{lot.expired && <span className="tag tag-late">{t('ledgers.expired')}</span>}</span>
      <span className="ledger-amount">{amountText(offer, lot.amount)}</span>
      <span className="outlook-taken">{lot.taken > 0 && t('ledgers.outlook.taken', { amount: amountText(offer, lot.taken) })}</span>
      {onTake && !lot.expired && !(offer.isNamed && lot.taken > 0) && <button type="button" className="btn btn-plain" aria-label={t('ledgers.outlook.takeThis', { name })} onClick={onTake}>{t('ledgers.outlook.take')}</button>}
    </li>
  );
}

function Head({ offer: { row, asked, have, place, account, ruleKind, kind, unit } }: { readonly offer: Offer }) {
  const about = place.length > 0 ? words(place, '') : account;
  const [there, wanted] = ruleKind === 'count' ? (['booked', 'found'] as const) : (['have', 'asked'] as const);
  return (
    <p className="outlook-head">
      <strong>{row === undefined ? about : t('ledgers.outlook.row', { n: row + 1, what: about })}</strong>
      <span>{t(`ledgers.outlook.${there}`, { amount: amountText({ kind, unit }, have) })}</span>
      {asked !== undefined && <span>{t(`ledgers.outlook.${wanted}`, { amount: amountText({ kind, unit }, asked) })}</span>}
    </p>
  );
}

type Answer = (answers: Readonly<Record<string, string | null>>) => void;

/** Where a rule picks: by itself, or what was named instead. */
function Picking({ offer: { isNamed, asked, lots }, onAnswers }: { readonly offer: Offer; readonly onAnswers: Answer }) {
  const fields = Object.keys(lots[0]?.answers ?? {});
  if (isNamed) return <p className="hint"><button type="button" className="btn-link" onClick={() => onAnswers(Object.fromEntries(fields.map((field) => [field, null])))}>{t('ledgers.outlook.again')}</button></p>;
  return asked === undefined ? null : <p className="hint">{t('ledgers.outlook.proposed')}</p>;
}

function OfferCard({ offer, onAnswers }: { readonly offer: Offer; readonly onAnswers: Answer | undefined }) {
  const { lots, short, isPicked, more, account } = offer;
  const take = onAnswers && canName(offer) ? onAnswers : undefined;
  const hasNames = lots.some(({ dims }) => words(dims, account) !== account);
  return (
    <div className="outlook-offer">
      <Head offer={offer} />
      {short !== undefined && <p className="outlook-short" role="status"><Icon name="alert" />{short}</p>}
      {hasNames && <ul className="outlook-lots">{lots.map((lot, index) => <LotRow key={index} lot={lot} offer={offer} onTake={take && (() => take(lot.answers))} />)}</ul>}
      {more > 0 && <p className="hint">{t('ledgers.outlook.more', { n: more })}</p>}
      {take && isPicked && <Picking offer={offer} onAnswers={take} />}
    </div>
  );
}

interface PanelProps { readonly view: OutlookView; readonly busy: boolean; readonly data: JsonObject; readonly onChange: ((data: JsonObject) => void) | undefined }
function Panel({ view: { offers }, busy, data, onChange }: PanelProps) {
  const id = useId();
  const titles = [...new Set(offers.map(({ ledger }) => ledger))];
  return (
    <section className="card outlook" aria-labelledby={id} aria-busy={busy}>
      <h2 id={id}>{t('ledgers.outlook.title', { ledger: titles.join(t('list.dot')) })}</h2>
      {offers.map((offer, index) => <OfferCard key={index} offer={offer} onAnswers={onChange && ((answers) => onChange(withLot(data, offer, answers)))} />)}
    </section>
  );
}

/** 账上有多少, for a form whose step takes from the books: it stands with the questions by which they are asked. Nothing where it takes nothing. `onChange` absent: nothing can be chosen here. */
export function useOutlookBeside(at: OutlookAt, data: JsonObject | undefined, onChange: ((data: JsonObject) => void) | undefined): { readonly fields: readonly string[]; readonly content: ReactNode } | undefined {
  const { data: view, isError, isFetching } = useOutlook(at, data);
  if (isError) return { fields: [], content: <Notice>{t('ledgers.outlook.failed')}</Notice> };
  if (!view || !data || view.offers.length === 0) return undefined;
  const tables = view.offers.flatMap(({ table }) => table ?? []);
  return { fields: tables.length > 0 ? tables : view.fields, content: <Panel view={view} busy={isFetching} data={data} onChange={onChange} /> };
}
