import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FormModel, ShownProblem } from '../model/types';
import { Icon } from '../parts/index';

const MOST = 5;

const titleOf = (model: FormModel, field: string): string => model.sections.flatMap((section) => section.fields).find((one) => one.id === field)?.title ?? '';

/** What is wrong, in the order of the form; each line leads to its field. */
export function ProblemList({ model, onGo }: { readonly model: FormModel; readonly onGo: (problem: ShownProblem) => void }) {
  const { t } = useTranslation('form');
  const [isWhole, setWhole] = useState(false);
  if (model.problems.length === 0) return null;
  const shown = isWhole ? model.problems : model.problems.slice(0, MOST);
  const line = (problem: ShownProblem): string => {
    const title = problem.field === undefined ? '' : titleOf(model, problem.field);
    return title === '' || problem.text.includes(title) ? problem.text : t('problems.at', { title, text: problem.text });
  };
  return (
    <div className="notice notice-problem" role="alert" tabIndex={-1} data-problems="">
      <strong><Icon name="alert" />{t('problems.title', { count: model.problems.length })}</strong>
      <ul>
        {shown.map((problem) => (
          <li key={`${problem.cell ?? problem.field ?? ''} ${problem.text}`}>
            {problem.field === undefined ? problem.text : <button type="button" className="btn-link" onClick={() => onGo(problem)}>{line(problem)}</button>}
          </li>
        ))}
        {shown.length < model.problems.length && <li><button type="button" className="btn-link" onClick={() => setWhole(true)}>{t('problems.more', { count: model.problems.length - MOST })}</button></li>}
      </ul>
    </div>
  );
}
