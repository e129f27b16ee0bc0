import { cycleOf, dateAt } from '@liandong/core/run';
import { Checkbox, Input } from 'antd';
import { useId } from 'react';
import { timer } from '../diagram/event-props';
import type { DiagramElement } from '../diagram/types';
import { t } from '../text';
import { Field } from '../../../ui';
import { useEditing } from './context';
import { Choice, NumberBox, TextField } from './controls';
import { DurationField } from './DurationField';

const KINDS = ['duration', 'date', 'cycle'] as const;
type Kind = (typeof KINDS)[number];
const USUAL: Readonly<Record<Kind, string>> = { duration: 'P2D', date: '', cycle: 'R3/P1D' };

/** When: after some time, at a time, again and again. */
export function TimerFields({ element }: { readonly element: DiagramElement }) {
  const { diagram, readonly } = useEditing();
  const kind = KINDS.find((one) => timer[one].read(element) !== '') ?? (element.businessObject.$type === 'bpmn:StartEvent' && element.parent?.parent === undefined ? 'cycle' : 'duration');
  const write = (name: Kind, value: string): void => diagram.change(t('step.own'), (get) => timer[name].write(get, element, value), `own:${element.id}:timer`);
  const props = { value: timer[kind].read(element), disabled: readonly, onChange: (value: string) => write(kind, value) };
  const now = (): string => new Date(Math.ceil(Date.now() / HOUR) * HOUR).toISOString().replace('.000Z', 'Z');
  return (
    <>
      <Choice label={t('timer.kind')} name="timer-kind" value={kind} options={KINDS.map((value) => ({ value, title: t(`timer.kinds.${value}`) }))} disabled={readonly} onChange={(next) => write(next as Kind, USUAL[next as Kind] || now())} />
      {kind === 'duration' && <DurationField label={t('own.timer.duration')} name="duration" {...props} />}
      {kind === 'date' && <DateField {...props} />}
      {kind === 'cycle' && <CycleField {...props} />}
    </>
  );
}

const HOUR = 3_600_000;
interface ValueProps { readonly value: string; readonly disabled: boolean; readonly onChange: (value: string) => void }

/** The county's clock: everybody there reads the same. */
const OFFSET = '+08:00';
const clockOf = (instant: string): string => new Date(Date.parse(instant) + 8 * HOUR).toISOString().slice(0, 16);

/** A fixed time, or the date that a field of the record holds. */
function DateField({ value, disabled, onChange }: ValueProps) {
  const { pack } = useEditing();
  const id = useId();
  const dates = pack.fields.filter((field) => field.format === 'date' || field.format === 'date-time');
  const field = dates.find((one) => value === `=${one.id}`);
  const isFixed = !value.startsWith('=');
  const instant = isFixed ? dateAt(value) : undefined;
  const options = [{ value: 'fixed', title: t('timer.fixed') }, ...dates.map((one) => ({ value: `=${one.id}`, title: t('timer.field', { title: one.title }) })), { value: '=', title: t('timer.byFeel') }];
  return (
    <>
      <Choice label={t('timer.which')} name="date-source" value={isFixed ? 'fixed' : field ? value : '='} options={options} disabled={disabled} onChange={(next) => onChange(next === 'fixed' ? new Date(Math.ceil(Date.now() / HOUR) * HOUR).toISOString() : next === '=' ? '=today()' : next)} />
      {isFixed && <Field label={t('own.timer.date')} htmlFor={id}><Input id={id} data-field="date" type="datetime-local" disabled={disabled} value={instant === undefined ? '' : clockOf(instant)} onChange={(event) => event.target.value !== '' && onChange(`${event.target.value}:00${OFFSET}`)} /></Field>}
      {!isFixed && !field && <TextField label={t('own.timer.date')} name="date" mono value={value} disabled={disabled} hint={t('timer.feelHint')} onChange={onChange} />}
    </>
  );
}

/** How often, and how long between. */
function CycleField({ value, disabled, onChange }: ValueProps) {
  const cycle = cycleOf(value);
  if (value.startsWith('=') || cycle?.from !== undefined || (value !== '' && !cycle)) return <TextField label={t('own.timer.cycle')} name="cycle" mono value={value} disabled={disabled} hint={t('timer.cycleHint')} error={cycle || value.startsWith('=') ? undefined : t('timer.cycleHint')} onChange={onChange} />;
  const { times, every } = cycle ?? { times: 3, every: 'P1D' };
  const isEndless = times < 0;
  const write = (next: { readonly times: number; readonly every: string }): void => onChange(`R${next.times < 0 ? '' : next.times}/${next.every}`);
  return (
    <>
      <DurationField label={t('timer.every')} name="cycle" value={every} disabled={disabled} onChange={(next) => write({ times, every: next })} />
      <Field label={t('timer.times')}>
        <div className="ld-row">
          {!isEndless && <NumberBox label={t('timer.times')} name="cycle-times" min={1} value={times} disabled={disabled} onChange={(next) => write({ times: next, every })} />}
          <Checkbox checked={isEndless} disabled={disabled} onChange={(event) => write({ times: event.target.checked ? -1 : 3, every })}>{t('timer.endless')}</Checkbox>
        </div>
      </Field>
    </>
  );
}
