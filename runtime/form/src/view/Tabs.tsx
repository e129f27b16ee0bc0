import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SectionModel } from '../model/types';
import { Icon } from '../parts/index';

interface Props {
  readonly sections: readonly SectionModel[];
  readonly at: number;
  readonly idOf: (section: string) => string;
  readonly onGo: (at: number) => void;
  readonly children: ReactNode;
}

const MOVES: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count, ArrowLeft: (at, count) => (at + count - 1) % count, Home: () => 0, End: (_at, count) => count - 1,
};

/** What is missing or wrong behind a tab, in words. */
function TabState({ section }: { readonly section: SectionModel }) {
  const { t } = useTranslation('form');
  if (section.wrong > 0) return <span className="tab-state tab-wrong"><Icon name="alert" />{t('steps.wrong', { count: section.wrong })}</span>;
  return section.missing > 0 ? <span className="tab-state">{t('steps.open', { count: section.missing })}</span> : null;
}

/** A section a tab; arrows move between them. */
export function Tabs({ sections, at, idOf, onGo, children }: Props) {
  const { t } = useTranslation('form');
  const list = useRef<HTMLDivElement>(null);
  const press = (event: KeyboardEvent): void => {
    const next = MOVES[event.key]?.(at, sections.length);
    if (next === undefined) return;
    event.preventDefault();
    onGo(next);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  return (
    <div className="tabs">
      <div ref={list} className="tab-list" role="tablist" tabIndex={-1} aria-label={t('steps.nav')} onKeyDown={press}>
        {sections.map((section, index) => (
          <button
            key={section.id} type="button" role="tab" className="tab" id={`${idOf(section.id)}-tab`} aria-controls={`${idOf(section.id)}-panel`}
            aria-selected={index === at} tabIndex={index === at ? 0 : -1} onClick={() => onGo(index)}
          >
            <span>{section.title === '' ? t('steps.rest') : section.title}</span><TabState section={section} />
          </button>
        ))}
      </div>
      {children}
    </div>
  );
}
