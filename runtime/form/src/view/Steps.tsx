import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormModel, SectionModel } from '../model/types';
import { Icon } from '../parts/index';

interface Props {
  readonly model: FormModel;
  readonly at: number;
  readonly visited: ReadonlySet<string>;
  readonly onGo: (at: number) => void;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

type StepState = 'wrong' | 'complete' | 'open';
const stateOf = (section: SectionModel, visited: boolean): StepState => (section.wrong > 0 ? 'wrong' : section.missing > 0 || !visited ? 'open' : 'complete');
const useStateText = () => {
  const { t } = useTranslation('form');
  return (section: SectionModel, visited: boolean): string => {
    const state = stateOf(section, visited);
    return state === 'wrong' ? t('steps.wrong', { count: section.wrong }) : section.missing > 0 ? t('steps.open', { count: section.missing }) : t('steps.complete');
  };
};

function StepNav({ model, at, visited, onGo }: Pick<Props, 'model' | 'at' | 'visited' | 'onGo'>) {
  const { t } = useTranslation('form');
  const stateText = useStateText();
  return (
    <nav className="steps-nav" aria-label={t('steps.nav')}>
      {model.sections.map((section, index) => {
        const state = stateOf(section, visited.has(section.id));
        const title = section.title === '' ? t('steps.rest') : section.title;
        return (
          <button key={section.id} type="button" className={`step step-${state}`} aria-current={index === at ? 'step' : undefined} aria-label={t('steps.state', { title, state: stateText(section, visited.has(section.id)) })} onClick={() => onGo(index)}>
            <span className="step-bar" />
            <span className="step-title" aria-hidden="true">{state !== 'open' && <Icon name={state === 'wrong' ? 'alert' : 'check'} />}{title}</span>
          </button>
        );
      })}
    </nav>
  );
}

/** One section at a time. Nobody is held back: what is missing is said and stays marked on its step. */
export function Steps({ model, at, visited, onGo, actions, children }: Props) {
  const { t } = useTranslation('form');
  const [section, next] = [model.sections[at], model.sections[at + 1]];
  if (!section) return null;
  const rest = section.missing > 0 ? t('steps.left', { count: section.missing }) : t('steps.done');
  return (
    <div className="steps">
      <StepNav model={model} at={at} visited={visited} onGo={onGo} />
      <div className="steps-head">
        <h2 className="section-title" tabIndex={-1} data-step-title="">{section.title === '' ? t('steps.rest') : section.title}</h2>
        <span className="steps-progress" aria-live="polite">
          {t('steps.progress', { at: at + 1, of: model.sections.length })} · {section.wrong > 0 ? t('steps.wrong', { count: section.wrong }) : rest}
        </span>
      </div>
      {children}
      <div className="steps-actions">
        {at > 0 && <button type="button" className="btn btn-plain" onClick={() => onGo(at - 1)}><Icon name="back" />{t('steps.back')}</button>}
        {next ? <button type="button" className="btn btn-main" onClick={() => onGo(at + 1)}>{next.title === '' ? t('steps.nextPlain') : t('steps.next', { title: next.title })}</button> : actions}
      </div>
    </div>
  );
}
