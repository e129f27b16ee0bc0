import { Button } from 'antd';
import { useMemo } from 'react';
import { useDraft } from '../../../editing';
import { t } from '../text';
import { EmptyState } from '../../../ui';
import type { DropSpot } from '../../../ui/dnd';
import type { FormActions } from '../actions';
import { looseFields, type Place } from '../model/form-edit';
import type { Selection } from '../selection';
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
}

/** field → its gravest finding */
function useGravities(edited: EditedForm): ReadonlyMap<string, 'error' | 'warning'> {
  const { findings } = useDraft();
  return useMemo(() => {
    const found = new Map<string, 'error' | 'warning'>();
    for (const { item, path, severity } of [...findings].reverse()) {
      const [, area, second = '', third = ''] = path.split('/');
      const field = area === 'rules' ? edited.form.rules.find((rule) => rule.id === second)?.target : area === 'schema' ? third : undefined;
      if (item === edited.path && field !== undefined && severity !== 'info') found.set(field, severity);
    }
    return found;
  }, [findings, edited]);
}

/** The form as sections of real fields. */
export function FormCanvas({ edited, selection, over, actions, onSelect }: FormCanvasProps) {
  const draft = useDraft();
  const codes = useMemo(() => codesOf(draft), [draft]);
  const gravities = useGravities(edited);
  const { form, readonly } = edited;
  const loose = looseFields(form);
  const sections = loose.length === 0 ? (form.sections ?? []) : [...(form.sections ?? []), { id: '', title: t('forms.loose'), fields: loose }];
  const lineOf = (place: Place): 'before' | 'after' | undefined =>
    over?.spot.section === place.section && over.spot.index === place.index ? (over.isAfter ? 'after' : 'before') : undefined;
  return (
    <div className="ld-form-canvas">
      {sections.length === 0 && <EmptyState text={t('forms.empty')} />}
      {sections.map((section) => (
        <SectionCard
          key={section.id} section={section} isReadonly={readonly} actions={actions} onSelect={() => onSelect({ kind: 'section', id: section.id })}
          isSelected={selection.kind === 'section' && selection.id === section.id}
          isOver={over?.spot.section === section.id && over.spot.index === section.fields.length}
        >
          {section.fields.map((field, index) => (
            <FieldCard
              key={field} form={form} field={field} place={{ section: section.id, index }} codes={codes} isReadonly={readonly} actions={actions}
              isSelected={selection.kind === 'field' && selection.id === field} gravity={gravities.get(field)} line={lineOf({ section: section.id, index })}
              onSelect={() => onSelect({ kind: 'field', id: field })}
            />
          ))}
        </SectionCard>
      ))}
      {!readonly && <Button block onClick={actions.addSection}>{t('forms.addSection')}</Button>}
    </div>
  );
}
