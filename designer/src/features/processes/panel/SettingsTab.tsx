import type { DiagramElement } from '../diagram/types';
import { scopeOf } from '../diagram/scopes';
import type { DialectEntry } from '../model/dialect';
import { t } from '../text';
import { OwnField } from './OwnField';
import { RecordState } from './RecordState';
import { TimerFields } from './TimerFields';
import { UndoField } from './UndoField';

/** A timer's three properties are one question. */
const TIMER = ['duration', 'date', 'cycle'];
const TELLING = ['bpmn:IntermediateThrowEvent', 'bpmn:EndEvent'];
function isAsked(element: DiagramElement, name: string): boolean {
  if (TIMER.includes(name)) return false;
  // only what begins inside can let go on what is around it
  if (name === 'interrupting') return element.type !== 'bpmn:StartEvent' || scopeOf(element) === 'event-sub-process';
  // it is one question with the process
  if (name === 'pack') return false;
  // which step is undone is said where that is asked for
  return (name !== 'activity' && name !== 'waits') || TELLING.includes(element.type);
}

/** An element's own settings, generated from core's schema of its properties, and the record's state. */
export function SettingsTab({ element, entry }: { readonly element: DiagramElement; readonly entry: DialectEntry }) {
  const hint = t.find(`about.${entry.type}`);
  return (
    <>
      {hint !== undefined && <p className="ld-hint">{hint}</p>}
      {entry.properties.duration !== undefined && <TimerFields element={element} />}
      {Object.entries(entry.properties).filter(([name]) => isAsked(element, name)).map(([name, schema]) => <OwnField key={name} element={element} entry={entry} name={name} type={schema.type ?? 'string'} />)}
      {entry.type === 'compensation-boundary-event' && <UndoField element={element} />}
      {!entry.human && <RecordState element={element} />}
    </>
  );
}
