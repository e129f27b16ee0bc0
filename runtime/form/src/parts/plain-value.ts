import type { Json } from '@liandong/core/run';

const MOST = 300;
const flat = (value: Json): string => {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(flat).filter((text) => text !== '').join(' · ');
  return typeof value === 'object' ? Object.values(value).map(flat).filter((text) => text !== '').join(' · ') : String(value);
};

/** A value of any shape as the words in it; for what no widget of today can show. */
export function plainValue(value: Json): string {
  const text = [...flat(value).slice(0, 2 * MOST + 2)];
  return text.length > MOST ? `${text.slice(0, MOST).join('')}…` : text.join('');
}
