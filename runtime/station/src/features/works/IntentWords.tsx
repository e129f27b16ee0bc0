import type { ApiProblem } from '@liandong/client';
import { t } from '../../text';
import { Button, errorText, Notice } from '../../ui';

interface IntentWordsProps {
  readonly intent: { readonly state: 'idle' | 'sending' | 'confirming'; readonly problem: ApiProblem | undefined; readonly stop: () => void };
}

/** How a submit stands when it is not simply done: being confirmed after the line broke, or refused and why. */
export function IntentWords({ intent: { state, problem, stop } }: IntentWordsProps) {
  if (state === 'confirming') {
    return <Notice kind="soon" calls title={t('submit.confirming')} actions={<Button onClick={stop}>{t('submit.stop')}</Button>}>{t('submit.confirmingHint')}</Notice>;
  }
  if (!problem) return null;
  const lines = problem.body.problems.map((one) => one.detail).filter((line) => line !== '' && line !== problem.message);
  return (
    <Notice kind="problem" calls title={t('submit.refused')}>
      <p>{errorText(problem)}</p>
      {lines.length > 0 && <ul>{[...new Set(lines)].slice(0, 6).map((line) => <li key={line}>{line}</li>)}</ul>}
    </Notice>
  );
}
