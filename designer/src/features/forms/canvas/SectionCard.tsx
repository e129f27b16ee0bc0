import type { SectionDef } from '@liandong/core/run';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../text';
import { useDropSpot } from '../../../ui/dnd';
import type { FormActions } from '../actions';

interface SectionCardProps {
  readonly section: SectionDef;
  readonly isSelected: boolean;
  readonly isReadonly: boolean;
  readonly isOver: boolean;
  readonly actions: FormActions;
  readonly children: ReactNode;
  onSelect(): void;
}

/** A section of the form with its fields; below them a place to drop at the end. */
export function SectionCard({ section, isSelected, isReadonly, isOver, actions, children, onSelect }: SectionCardProps) {
  const spot = useDropSpot(`end:${section.id}`, { section: section.id, index: section.fields.length });
  return (
    <section className={isSelected ? 'ld-section is-selected' : 'ld-section'} aria-label={t('forms.section', { title: section.title })}>
      <header>
        <button type="button" className="ld-section-title" aria-pressed={isSelected} aria-label={t('forms.sectionButton', { title: section.title })} onClick={onSelect}><h2>{section.title}</h2></button>
        {isSelected && !isReadonly && (
          <span className="ld-row">
            <Button size="small" aria-label={t('forms.upSection', { title: section.title })} onClick={() => actions.moveSection(section.id, -1)}>↑</Button>
            <Button size="small" aria-label={t('forms.downSection', { title: section.title })} onClick={() => actions.moveSection(section.id, 1)}>↓</Button>
            <Button size="small" danger aria-label={t('forms.removeSection', { title: section.title })} onClick={() => actions.removeSection(section.id)}>{t('forms.remove')}</Button>
          </span>
        )}
      </header>
      {section.description !== undefined && <p className="ld-hint ld-section-text">{section.description}</p>}
      <ul className={`is-columns-${section.columns ?? 1}`}>{children}</ul>
      <div ref={spot} className={isOver ? 'ld-drop-end is-over' : 'ld-drop-end'} data-drop-end={section.id}>{t('forms.dropHere')}</div>
    </section>
  );
}
