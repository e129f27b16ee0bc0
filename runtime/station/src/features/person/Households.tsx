import type { CompiledPack } from '@liandong/core/run';
import type { PersonView } from '@liandong/server/contract/persons';
import { AddLinks } from './AddLinks';
import { KinRow } from './KinPart';
import { t } from './text';
import { useTypes } from './use-persons';

/** His household, or the way to one, where his pack has households. */
export function Households({ view: { households, record }, pack }: { readonly view: PersonView; readonly pack: CompiledPack | undefined }) {
  const hasType = useTypes().ofKind('household', record.packId).length > 0;
  if (households.length === 0 && !hasType) return null;
  const isAlone = households.every(({ isNow }) => !isNow);
  return (
    <section className="card">
      <h2>{t('person.households')} {households.length > 0 && <span className="count">{households.length}</span>}</h2>
      {isAlone && <p className="hint">{t('household.none')}</p>}
      {households.length > 0 && <ul className="row-list">{households.map((one) => <KinRow key={`${one.record.id} ${one.since ?? ''}`} kin={one} to={`/records/${one.record.id}`} />)}</ul>}
      {isAlone && pack && <AddLinks pack={pack} record={record} kind="household" />}
    </section>
  );
}
