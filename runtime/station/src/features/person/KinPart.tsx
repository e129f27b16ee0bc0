import type { Kin } from '@liandong/server/contract/persons';
import { StateTag } from '../../ui';
import { periodText } from './days';
import { PersonPart, PersonRow } from './PersonRows';
import { t } from './text';

/** Somebody or something beside him, with its days; what is over is said to be. */
export function KinRow({ kin, to }: { readonly kin: Kin; readonly to: string }) {
  const period = periodText(kin);
  return <PersonRow record={kin.record} to={to} more={period === undefined ? [] : [period]} {...(kin.isNow ? {} : { side: <StateTag title={t('person.past')} /> })} />;
}

/** Persons beside him: guardians, wards, who lives with him. */
export function KinPart({ title, kin }: { readonly title: string; readonly kin: readonly Kin[] }) {
  return <PersonPart title={title} count={kin.length}>{kin.map((one) => <KinRow key={`${one.record.id} ${one.since ?? ''}`} kin={one} to={`/persons/${one.record.id}`} />)}</PersonPart>;
}
