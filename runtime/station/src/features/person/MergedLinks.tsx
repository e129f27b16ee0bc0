import { listText } from '@liandong/client';
import type { RecordDetail } from '@liandong/server/contract/records';
import { t } from './text';

const countOf = ({ count, more }: RecordDetail['linked'][number]): string => (more ? t('recordAct.moreThan', { n: count }) : String(count));
const words = ({ linked }: RecordDetail): string => (linked.length === 0 ? t('doubles.noLinks') : listText(linked.map((one) => t('doubles.linkCount', { title: one.title === one.typeTitle ? one.title : t('recordAct.linkName', { title: one.title, type: one.typeTitle }), n: countOf(one) })), 9));

/** What points to either of two records that become one: it is found under the one that stays. */
export function MergedLinks({ one, other }: { readonly one: RecordDetail; readonly other: RecordDetail }) {
  return (
    <section className="merge-links">
      <h3>{t('doubles.links')}</h3>
      <div className="merge-two"><p>{words(one)}</p><p>{words(other)}</p></div>
      <p className="hint">{t('doubles.linksWhat', { no: one.record.no ?? one.record.title })}</p>
    </section>
  );
}
