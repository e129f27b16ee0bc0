import { type RoleDef, type Tier, TIERS } from '@liandong/core/run';
import { Button } from 'antd';
import type { Fallback } from '../diagram/step';
import { t, tierTitle } from '../text';
import { useEditing } from './context';
import { Choice } from './controls';

export const roleOptions = (roles: readonly RoleDef[]) => roles.map((role) => ({ value: role.id, title: role.title, hint: tierTitle(role.tier) }));
export const tierOptions = [{ value: '', title: t('who.own') }, ...TIERS.map((tier) => ({ value: tier, title: tierTitle(tier) }))];
export const tierFrom = (value: string): Tier | undefined => TIERS.find((tier) => tier === value);

interface RolePlacesProps {
  readonly name: string;
  readonly list: readonly Fallback[];
  /** may it be at the case's own unit? */
  readonly mayBeOwn: boolean;
  /** what each row's two questions and the button are called */
  readonly words: { readonly role: (n: number) => string; readonly at: (n: number) => string; readonly add: string };
  onChange(list: readonly Fallback[]): void;
}

/** Several roles, each at a tier. */
export function RolePlaces({ name, list, mayBeOwn, words, onChange }: RolePlacesProps) {
  const { pack, readonly } = useEditing();
  const tierOf = (role: string): Tier | undefined => pack.roles.find((one) => one.id === role)?.tier;
  const replace = (at: number, next: Partial<Fallback>): void => onChange(list.map((entry, index) => (index === at ? { ...entry, ...next } : entry)));
  return (
    <>
      {list.map((entry, index) => (
        <div key={index} className="pe-pair">
          <Choice plain label={words.role(index + 1)} name={`${name}-role-${index}`} value={entry.role} options={roleOptions(pack.roles)} disabled={readonly} onChange={(role) => replace(index, { role, at: tierOf(role) })} placeholder={t('who.rolePlaceholder')} />
          <Choice plain label={words.at(index + 1)} name={`${name}-tier-${index}`} value={entry.at ?? ''} options={mayBeOwn ? tierOptions : tierOptions.slice(1)} disabled={readonly} onChange={(at) => replace(index, { at: tierFrom(at) })} />
          <Button type="text" size="small" disabled={readonly} aria-label={t('who.remove')} title={t('who.remove')} onClick={() => onChange(list.filter((_entry, other) => other !== index))}>✕</Button>
        </div>
      ))}
      <Button size="small" disabled={readonly} data-field={`${name}-add`} onClick={() => onChange([...list, { role: '', at: undefined }])}>{words.add}</Button>
    </>
  );
}
