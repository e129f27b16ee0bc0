import type { Plan } from '@liandong/server/contract/migrations';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { t } from '../../text';
import { ErrorState, Note } from '../../ui';
import { Confirm } from './Confirm';
import type { Versions } from './plan';
import { Results } from './Results';
import type { Run, useMigration } from './use-migration';

interface MovingProps { readonly plan: Plan; readonly running: number; readonly versions: Versions; readonly migration: ReturnType<typeof useMigration>; readonly onMoved: () => void }

/** Those that may go, once all have been tried. */
const readyIn = (trial: Run | undefined): readonly string[] => (trial && !trial.isBusy && trial.error === undefined ? trial.results.filter((result) => result.ok).map((result) => result.workId) : []);

/** Try all, see what would come of each, then move those that may go. */
export function Moving({ plan, running, versions, migration, onMoved }: MovingProps) {
  const { trial, move } = migration;
  const isBusy = trial?.isBusy === true || move?.isBusy === true;
  return (
    <section aria-label={t('migrations.trial')}>
      <h2>{t('migrations.trial')}</h2>
      <p className="ld-hint">{t('migrations.trialHint')}</p>
      <p className="ld-row">
        <Button type={trial ? 'default' : 'primary'} disabled={isBusy} onClick={() => migration.try(plan, running)}>{t(trial ? 'migrations.tryAgain' : 'migrations.try', { n: running })}</Button>
        {!move && <Move ready={readyIn(trial)} all={trial?.results.length ?? 0} versions={versions} onOk={(comment) => migration.apply(plan, comment, readyIn(trial))} />}
      </p>
      {trial && !move && <Outcome run={trial} words="trial" />}
      {move && <Outcome run={move} words="move" onUndone={onMoved} />}
    </section>
  );
}

function Move({ ready, all, versions, onOk }: { readonly ready: readonly string[]; readonly all: number; readonly versions: Versions; readonly onOk: (comment: string) => void }) {
  const [isAsking, ask] = useState(false);
  if (ready.length === 0) return null;
  const go = (comment: string): void => {
    ask(false);
    onOk(comment);
  };
  return (
    <>
      <Button type="primary" onClick={() => ask(true)}>{t('migrations.move', { n: ready.length, version: versions.to })}</Button>
      {isAsking && <Confirm ready={ready.length} left={all - ready.length} versions={versions} onCancel={() => ask(false)} onOk={go} />}
    </>
  );
}

function Outcome({ run, words, onUndone }: { readonly run: Run; readonly words: 'trial' | 'move'; readonly onUndone?: () => void }) {
  const ok = run.results.filter((result) => result.ok).length;
  const percent = run.all === 0 ? 100 : Math.min(100, Math.round((run.done / run.all) * 100));
  return (
    <div aria-live="polite">
      {run.isBusy && <div role="status"><Progress percent={percent} showInfo={false} aria-label={t('migrations.progress')} />{t(`migrations.${words}Busy`, { done: run.done, all: run.all })}</div>}
      {run.error !== undefined && <><Note type="warning" text={t(`migrations.${words}Broke`, { done: run.done, all: run.all })} /><ErrorState error={run.error} /></>}
      {!run.isBusy && run.error === undefined && <Note type={ok === run.results.length ? 'success' : 'warning'} text={t(`migrations.${words}Done`, { ok, left: run.results.length - ok })} />}
      <Results results={run.results} words={words} {...(onUndone === undefined ? {} : { onUndone })} />
    </div>
  );
}
