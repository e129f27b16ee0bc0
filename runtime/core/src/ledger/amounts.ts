/** Whole numbers for storing, and the numbers that people speak of: 元, 小时, pieces. */
import { fromFen, toFen } from '../shared/money';
import { CORE_TEXT, filled } from '../text/index';
import type { LedgerDef } from './format';

type Kind = LedgerDef['kind'];
const MINUTES = 60;
/** Beyond it sums would lose their last digits. */
export const MOST = 1e13;

/** The whole number that is stored: fen and minutes (half up), pieces as they are. undefined: there is none, or it is beyond all measure. */
export function wholeOf(kind: Kind, value: unknown): number | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  const whole = kind === 'money' ? toFen(value) : kind === 'hours' ? Math.round(value * MINUTES) : value;
  return Number.isInteger(whole) && Math.abs(whole) <= MOST ? whole : undefined;
}

/** As people say it: 元, hours with at most two decimals, pieces. */
export const shownAmount = (kind: Kind, amount: number): number => (kind === 'money' ? fromFen(amount) : kind === 'hours' ? Math.round((amount / MINUTES) * 100) / 100 : amount);

export const unitOf = ({ kind, unit }: Pick<LedgerDef, 'kind' | 'unit'>): string => unit ?? CORE_TEXT.ledger.unit[kind];

const grouped = (digits: string): string => digits.replace(/\B(?=(\d{3})+$)/g, ',');

/** @example amountText({ kind: 'money' }, 123450) // '1,234.50 元' */
export function amountText(def: Pick<LedgerDef, 'kind' | 'unit'>, amount: number): string {
  const shown = shownAmount(def.kind, Math.abs(amount));
  const [whole = '0', rest] = (def.kind === 'money' ? shown.toFixed(2) : String(shown)).split('.');
  return filled(CORE_TEXT.ledger.amount, { sign: amount < 0 ? '-' : '', amount: rest === undefined ? grouped(whole) : `${grouped(whole)}.${rest}`, unit: unitOf(def) });
}
