import { Link } from 'react-router';
import type { ImportView } from '@liandong/server/contract/imports';
import { t } from '../../text';
import { Notice } from '../../ui';
import { Notes } from './Notes';
import { usePace } from './use-pace';

const COUNTS = ['fresh', 'wrong', 'changed', 'unchanged'] as const;
function Counts({ view }: { readonly view: ImportView }) {
  return <ul className="import-counts">{COUNTS.filter((one) => view[one] > 0).map((one) => <li key={one}><strong>{view[one]}</strong> {t(`imports.count.${one}`)}</li>)}</ul>;
}

function Bar({ label, done, of }: { readonly label: string; readonly done: number; readonly of: number }) {
  const { perSecond, left } = usePace(done, of);
  return (
    <div className="import-bar" role="status">
      <p><strong>{label}</strong></p>
      {of > 0 ? <progress aria-label={label} max={of} value={done} /> : <progress aria-label={label} />}
      <p className="hint">{of > 0 ? t('imports.far', { done, of }) : t('imports.opening')}{perSecond > 0 && t('imports.pace', { n: perSecond })}{left !== undefined && t('imports.left', { time: left < 90 ? t('imports.seconds', { n: left }) : t('imports.minutes', { n: Math.round(left / 60) }) })}</p>
    </div>
  );
}

function Ready({ view }: { readonly view: ImportView }) {
  const { todo, wrong, changed, corrects, problems } = view;
  const faults = wrong + (corrects ? 0 : changed);
  if (problems.length > 0) return <Notice kind="problem" calls title={t('imports.fileWrong')}><Notes notes={problems} /></Notice>;
  if (todo + faults === 0) return <Notice kind="soon" calls title={t('sheets.nothing')}>{t('sheets.nothingHint')}</Notice>;
  if (todo === 0) return <Notice kind="problem" calls title={t('imports.allWrong')}><Counts view={view} /></Notice>;
  return <Notice kind={faults > 0 ? 'soon' : 'done'} calls title={faults > 0 ? t('imports.someWrong', { fresh: todo }) : t('imports.ready', { fresh: todo })}><Counts view={view} /></Notice>;
}

function Ended({ view }: { readonly view: ImportView }) {
  const { kind, written, wrong, first, last } = view;
  return (
    <Notice kind={wrong > 0 ? 'soon' : 'done'} calls title={t('imports.done', { written })} actions={<Link className="btn btn-plain" to={kind === 'service' ? '/works?box=started' : '/records'}>{t('imports.look')}</Link>}>
      {first !== undefined && <p>{t('imports.numbers', { from: first, to: last ?? first })}</p>}
      {wrong > 0 && <p>{t('imports.rest', { wrong })}</p>}
    </Notice>
  );
}

/** Where it stands, in words. */
export function ImportState({ view }: { readonly view: ImportView }) {
  const { state, rows, read, todo, written, problems } = view;
  switch (state) {
    case 'reading': return <><Bar label={t('imports.reading')} done={read} of={rows} /><p className="hint">{t('imports.leave')}</p></>;
    case 'importing': return <><Bar label={t('imports.importing')} done={written} of={todo} /><p className="hint">{t('imports.leave')}</p></>;
    case 'ready': return <Ready view={view} />;
    case 'stopped': return <Notice kind="soon" calls title={t('imports.stopped', { written, left: todo - written })}>{problems.length > 0 ? <Notes notes={problems} /> : t('imports.stoppedHint')}</Notice>;
    case 'failed': return <Notice kind="problem" calls title={t('imports.failed')}><Notes notes={problems} /></Notice>;
    case 'dropped': return <Notice>{t('imports.dropped')}</Notice>;
    case 'done': return <Ended view={view} />;
  }
}
