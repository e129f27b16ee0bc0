import { Button } from 'antd';
import { useMemo } from 'react';
import { useDraft } from '../../../editing';
import { EmptyState } from '../../../ui';
import type { DropSpot } from '../../../ui/dnd';
import type { FormActions } from '../actions';
import { looseFields, type Place } from '../model/form-edit';
import { type Choosing, selectedIds, type Selection, selectionAt } from '../selection';
import { t } from '../text';
import type { EditedForm } from '../use-form';
import { FieldCard } from './FieldCard';
import { codesOf } from './preview-program';
import { SectionCard } from './SectionCard';

interface FormCanvasProps {
  readonly edited: EditedForm;
  readonly selection: Selection;
  readonly over: DropSpot<Place> | undefined;
  readonly actions: FormActions;
  onSelect(selection: Selection): void;
  onChoose(path: string, how: Choosing): void;
  onPaste(): void;
}

/** field or column → its gravest finding */
function useGravities(edited: EditedForm): ReadonlyMap<string, 'error' | 'warning'> {
  const { findings } = useDraft();
  return useMemo(() => {
    const found = new Map<string, 'error' | 'warning'>();
    for (const { item, path, severity } of [...findings].reverse())
      if (item === edited.path && severity !== 'info') for (const id of selectedIds(selectionAt(edited.form, path))) found.set(id, severity);
    return found;
  }, [findings, edited]);
}

const isAt = (a: Place, b: Place): boolean => a.index === b.index && ('table' in a ? 'table' in b && a.table === b.table : 'section' in b && a.section === b.section);

/** The form as sections of real fields. */
export function FormCanvas({ edited, selection, over, actions, onSelect, onChoose, onPaste }: FormCanvasProps) {
  const draft = useDraft();
  const codes = useMemo(() => codesOf(draft), [draft]);
  const gravities = useGravities(edited);
  const { form, readonly } = edited;
  const loose = looseFields(form);
  const sections = loose.length === 0 ? (form.sections ?? []) : [...(form.sections ?? []), { id: '', title: t('forms.loose'), fields: loose }];
  const lineOf = (place: Place): 'before' | 'after' | undefined => (over && isAt(over.spot, place) ? (over.isAfter ? 'after' : 'before') : undefined);
  return (
    <div className="ld-form-canvas">
      {sections.length === 0 && <EmptyState text={t('forms.empty')} />}
      {sections.map((section) => (
        <SectionCard
          key={section.id} section={section} isReadonly={readonly} actions={actions} onSelect={() => onSelect({ kind: 'section', id: section.id })}
          isSelected={selection.kind === 'section' && selection.id === section.id} isOver={lineOf({ section: section.id, index: section.fields.length }) !== undefined}
        >
          {section.fields.map((field, index) => (
            <FieldCard key={field} edited={edited} field={field} place={{ section: section.id, index }} codes={codes} actions={actions} selection={selection} gravities={gravities} lineOf={lineOf} onChoose={onChoose} />
          ))}
        </SectionCard>
      ))}
      {!readonly && <div className="ld-row ld-canvas-end"><Button onClick={actions.addSection}>{t('forms.addSection')}</Button><Button onClick={onPaste}>{t('forms.pasteFields')}</Button></div>}
    </div>
  );
}
