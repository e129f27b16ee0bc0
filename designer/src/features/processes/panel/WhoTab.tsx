import { Button, Checkbox } from 'antd';
import { type RoleDef, type Tier, TIERS } from '@liandong/core/run';
import type { DiagramElement } from '../diagram/types';
import { type Assignment, assignmentOf, type Fallback, setAssignment } from '../diagram/step';
import { otherSteps } from '../model/graph';
import { t, tierTitle } from '../text';
import { Field } from '../../../ui';
import { useEditing } from './context';
import { Choice, Choices } from './controls';
import { Holders } from './Holders';

const INITIATOR = 'initiator';
const OWN = '';
const NOBODY = ['', 'superior', 'skip'] as const;

const roleOptions = (roles: readonly RoleDef[]) => roles.map((role) => ({ value: role.id, title: role.title, hint: tierTitle(role.tier) }));
const tierOptions = [{ value: OWN, title: t('who.own') }, ...TIERS.map((tier) => ({ value: tier, title: tierTitle(tier) }))];
const tierFrom = (value: string): Tier | undefined => TIERS.find((tier) => tier === value);

/** 谁来办: a role at a level, exclusions, fallbacks, and who that finds now. */
export function WhoTab({ element }: { readonly element: DiagramElement }) {
  const { diagram, pack, readonly } = useEditing();
  const assignment = assignmentOf(element);
  const set = (label: string, next: Partial<Assignment>): void => diagram.change(label, (get) => setAssignment(get, element, { ...assignment, ...next }));
  const tierOf = (role: string): Tier | undefined => pack.roles.find((one) => one.id === role)?.tier;
  const role = pack.roles.find((one) => one.id === assignment.role);
  const differs = role && assignment.at && role.tier !== assignment.at ? t('who.tierDiffers', { role: role.title, own: tierTitle(role.tier), tier: tierTitle(assignment.at) }) : undefined;
  return (
    <>
      <Choice label={t('who.role')} name="role" value={assignment.role} options={roleOptions(pack.roles)} placeholder={t('who.rolePlaceholder')} disabled={readonly} onChange={(next) => set(t('step.role'), { role: next, at: tierOf(next) })} />
      <Choice label={t('who.at')} name="tier" value={assignment.at ?? OWN} options={tierOptions} hint={t('who.atHint')} error={differs} disabled={readonly} onChange={(at) => set(t('step.role'), { at: tierFrom(at) })} />
      <Holders assignment={assignment} roles={pack.roles} />
      <Exclusions element={element} assignment={assignment} onChange={(except) => set(t('step.except'), { except })} />
      <Fallbacks assignment={assignment} onChange={(fallback) => set(t('step.fallback'), { fallback })} />
      <Choice label={t('who.nobody')} name="nobody" value={assignment.nobody ?? ''} options={NOBODY.map((value) => ({ value, title: t(`who.nobodies.${value === '' ? 'waits' : value}`) }))} disabled={readonly} onChange={(next) => set(t('step.fallback'), { nobody: NOBODY.find((one) => one === next) ?? '' })} />
    </>
  );
}

function Exclusions({ element, assignment, onChange }: { readonly element: DiagramElement; readonly assignment: Assignment; readonly onChange: (except: string[]) => void }) {
  const { diagram, readonly } = useEditing();
  const steps = assignment.except.filter((entry) => entry !== INITIATOR);
  const hasInitiator = assignment.except.includes(INITIATOR);
  const options = otherSteps(diagram.graph(), element.id).map((node) => ({ value: node.id, title: node.title || node.id }));
  return (
    <Field label={t('who.except')}>
      <Checkbox checked={hasInitiator} disabled={readonly} onChange={(event) => onChange([...(event.target.checked ? [INITIATOR] : []), ...steps])}>{t('who.initiator')}</Checkbox>
      <Choices label={t('who.exceptSteps')} name="except" values={steps} options={options} disabled={readonly} onChange={(next) => onChange([...(hasInitiator ? [INITIATOR] : []), ...next])} />
    </Field>
  );
}

function Fallbacks({ assignment, onChange }: { readonly assignment: Assignment; readonly onChange: (fallback: readonly Fallback[]) => void }) {
  const { pack, readonly } = useEditing();
  const { fallback } = assignment;
  const tierOf = (role: string): Tier | undefined => pack.roles.find((one) => one.id === role)?.tier;
  const replace = (at: number, next: Partial<Fallback>): void => onChange(fallback.map((entry, index) => (index === at ? { ...entry, ...next } : entry)));
  return (
    <Field label={t('who.fallback')} hint={fallback.length === 0 ? t('who.fallbackNone') : undefined}>
      {fallback.map((entry, index) => (
        <div key={index} className="pe-pair">
          <Choice plain label={t('who.fallbackRole', { n: index + 1 })} name={`fallback-role-${index}`} value={entry.role} options={roleOptions(pack.roles)} disabled={readonly} onChange={(role) => replace(index, { role, at: tierOf(role) })} placeholder={t('who.rolePlaceholder')} />
          <Choice plain label={t('who.fallbackAt', { n: index + 1 })} name={`fallback-tier-${index}`} value={entry.at ?? ''} options={tierOptions.slice(1)} disabled={readonly} onChange={(at) => replace(index, { at: tierFrom(at) })} />
          <Button type="text" size="small" disabled={readonly} aria-label={t('who.remove')} title={t('who.remove')} onClick={() => onChange(fallback.filter((_entry, other) => other !== index))}>✕</Button>
        </div>
      ))}
      <Button size="small" disabled={readonly} data-field="fallback-add" onClick={() => onChange([...fallback, { role: '', at: undefined }])}>{t('who.fallbackAdd')}</Button>
    </Field>
  );
}
