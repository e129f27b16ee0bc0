import { Button } from 'antd';
import { addReminder, timersOf } from '../diagram/reminder';
import { interrupting as isInterrupting, timer as time } from '../diagram/event-props';
import { due } from '../diagram/step';
import type { DiagramElement } from '../diagram/types';
import { t } from '../text';
import { Field } from '../../../ui';
import { useEditing } from './context';
import { DurationField, durationText } from './DurationField';

const REMIND_AFTER = 'P1D';

/** 多久办: the limit, and what happens by itself when time has passed. */
export function WhenTab({ element }: { readonly element: DiagramElement }) {
  const { diagram, readonly } = useEditing();
  const limit = due.read(element);
  const add = (interrupting: boolean): void => {
    const duration = limit === '' ? REMIND_AFTER : limit;
    const words = interrupting
      ? { name: t('when.escalateName', { due: durationText(duration) }), step: t('when.escalateStep'), end: t('when.escalateEnd') }
      : { name: t('when.reminderName', { due: durationText(duration) }), step: t('when.reminderStep'), end: t('when.reminderEnd') };
    diagram.change(t(interrupting ? 'step.escalate' : 'step.remind'), (get) => {
      const made = addReminder(get, element, { interrupting, duration, name: words.name }, { name: words.step, end: words.end });
      if (made) get('selection').select(interrupting ? made : element);
    });
  };
  return (
    <>
      <DurationField optional label={t('when.due')} name="due" value={limit} disabled={readonly} onChange={(value) => diagram.change(t('step.due'), (get) => due.write(get, element, value), `due:${element.id}`)} />
      <Field label={t('when.timers')} hint={timersOf(element).length === 0 ? t('when.noTimers') : undefined}>
        <ul className="pe-list">
          {timersOf(element).map((timer) => (
            <li key={timer.id}>
              <span>{timer.businessObject.name || durationText(time.duration.read(timer))}</span>
              <span className="ld-hint">{t(isInterrupting.read(timer) ? 'when.takes' : 'when.keeps')}</span>
              <Button type="link" size="small" onClick={() => diagram.select(timer.id)}>{t('when.goTo')}</Button>
            </li>
          ))}
        </ul>
        <div className="ld-row">
          <Button size="small" disabled={readonly} data-field="remind" title={t('when.remindHint')} onClick={() => add(false)}>{t('when.remind')}</Button>
          <Button size="small" disabled={readonly} data-field="escalate" title={t('when.escalateHint')} onClick={() => add(true)}>{t('when.escalate')}</Button>
        </div>
      </Field>
    </>
  );
}
