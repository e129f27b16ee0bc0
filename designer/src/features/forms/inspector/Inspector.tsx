import type { FormActions } from '../actions';
import { fieldSelected, type Selection } from '../selection';
import type { EditedForm } from '../use-form';
import { FieldInspector } from './FieldInspector';
import { FormInspector } from './FormInspector';
import { ManyInspector } from './ManyInspector';
import { SectionInspector } from './SectionInspector';

interface InspectorProps {
  readonly edited: EditedForm;
  readonly selection: Selection;
  readonly startAt: 'basic' | 'rules';
  readonly actions: FormActions;
  onSelect(next: Selection): void;
  onCopy(): void;
}

/** Questions about what is selected. */
export function Inspector({ edited, selection, startAt, actions, onSelect, onCopy }: InspectorProps) {
  if (selection.kind === 'section') return <SectionInspector key={selection.id} edited={edited} sectionId={selection.id} />;
  if (selection.kind === 'form') return <FormInspector edited={edited} />;
  const [first = ''] = selection.ids;
  if (selection.ids.length > 1) return <ManyInspector edited={edited} ids={selection.ids} actions={actions} onCopy={onCopy} />;
  return <FieldInspector key={first + startAt} edited={edited} field={first} startAt={startAt} onRenamed={(id) => onSelect(fieldSelected(id))} />;
}
