import { Checkbox } from 'antd';
import { useState } from 'react';
import type { Tier } from '@liandong/core/run';
import type { DiagramElement } from '../diagram/types';
import { type Assignment, assignee, assignmentOf, dedupe, setAssignment } from '../diagram/step';
import { entryOf } from '../model/dialect';
import { otherSteps } from '../model/graph';
import { t, tierTitle } from '../text';
import { Field } from '../../../ui';
import { useEditing } from './context';
import { Choice, Choices } from './controls';
import { Holders } from './Holders';
import { Person } from './Person';
import { RolePlaces, roleOptions, tierFrom, tierOptions } from './RolePlaces';
import { UnitField } from './UnitField';

const INITIATOR = 'initiator';
const OWN = '';
const NOBODY = ['', 'superior', 'skip'] as const;
/** How the one who does it is found. */
const WAYS = ['role', 'initiator', 'person'] as const;
type Way = (typeof WAYS)[number];

/** 谁来办: a role at a level, the one who began it, or a named person. */
export function WhoTab({ element }: { readonly element: DiagramElement }) {
  const { diagram, readonly } = useEditing();
  const assignment = assignmentOf(element);
  const named = assignee.read(element);
  // a person is not written before there is one
  const [wants, want] = useState('');
  const way: Way = named !== '' || wants === element.id ? 'person' : assignment.who === INITIATOR ? 'initiator' : 'role';
  // whom a role finds; the initiator and a named person are nobody else
  const isByRole = way === 'role' || named.startsWith('=');
  const set = (label: string, next: Partial<Assignment>): void => diagram.change(label, (get) => setAssignment(get, element, { ...assignment, ...next }));
  const choose = (next: Way): void => {
    want(next === 'person' ? element.id : '');
    diagram.change(t('step.role'), (get) => {
      if (next === 'initiator' || assignment.who === INITIATOR) setAssignment(get, element, { ...assignment, who: next === 'initiator' ? INITIATOR : '' });
      if (named !== '') assignee.write(get, element, '');
    });
  };
  return (
    <>
      <Choice label={t('who.way')} name="way" value={way} options={WAYS.map((value) => ({ value, title: t(`who.ways.${value}`) }))} hint={way === 'role' ? undefined : t(`who.wayHint.${way}`)} disabled={readonly} onChange={(next) => choose(next as Way)} />
      {way === 'person' && <Person key={element.id} element={element} />}
      {isByRole && <ByRole assignment={assignment} isFallback={way === 'person'} set={set} />}
      {way === 'role' && <UnitField key={element.id} value={assignment.unit ?? ''} onChange={(unit) => set(t('step.unit'), { unit })} />}
      {isByRole && <Exclusions element={element} assignment={assignment} onChange={(except) => set(t('step.except'), { except })} />}
      {way === 'role' && <Fallbacks assignment={assignment} set={set} />}
      {entryOf(element.businessObject as never)?.offer !== true && <Field label={t('who.again')} hint={t('who.dedupeHint')}><Checkbox data-field="dedupe" checked={dedupe.read(element)} disabled={readonly} onChange={(event) => diagram.change(t('step.dedupe'), (get) => dedupe.write(get, element, event.target.checked))}>{t('who.dedupe')}</Checkbox></Field>}
    </>
  );
}

interface PartProps { readonly assignment: Assignment; set(label: string, next: Partial<Assignment>): void }

function ByRole({ assignment, isFallback, set }: PartProps & { readonly isFallback: boolean }) {
  const { pack, readonly } = useEditing();
  const tierOf = (role: string): Tier | undefined => pack.roles.find((one) => one.id === role)?.tier;
  const role = pack.roles.find((one) => one.id === assignment.role);
  const differs = role && assignment.at && role.tier !== assignment.at ? t('who.tierDiffers', { role: role.title, own: tierTitle(role.tier), tier: tierTitle(assignment.at) }) : undefined;
  return (
    <>
      <Choice label={t(isFallback ? 'who.roleElse' : 'who.role')} name="role" value={assignment.role} options={roleOptions(pack.roles)} placeholder={t('who.rolePlaceholder')} disabled={readonly} onChange={(next) => set(t('step.role'), { role: next, at: tierOf(next) })} />
      <Choice label={t('who.at')} name="tier" value={assignment.at ?? OWN} options={tierOptions} hint={t('who.atHint')} error={differs} disabled={readonly} onChange={(at) => set(t('step.role'), { at: tierFrom(at) })} />
      {!isFallback && <Holders assignment={assignment} roles={pack.roles} />}
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

/** Who else is asked when nobody is found, and what happens when nobody is found at all. */
function Fallbacks({ assignment, set }: PartProps) {
  const { readonly } = useEditing();
  const { fallback } = assignment;
  return (
    <>
      <Field label={t('who.fallback')} hint={fallback.length === 0 ? t('who.fallbackNone') : undefined}>
        <RolePlaces name="fallback" list={fallback} mayBeOwn={false} words={{ role: (n) => t('who.fallbackRole', { n }), at: (n) => t('who.fallbackAt', { n }), add: t('who.fallbackAdd') }} onChange={(next) => set(t('step.fallback'), { fallback: next })} />
      </Field>
      <Choice label={t('who.nobody')} name="nobody" value={assignment.nobody ?? ''} options={NOBODY.map((value) => ({ value, title: t(`who.nobodies.${value === '' ? 'waits' : value}`) }))} disabled={readonly} onChange={(next) => set(t('step.fallback'), { nobody: NOBODY.find((one) => one === next) ?? '' })} />
    </>
  );
}
