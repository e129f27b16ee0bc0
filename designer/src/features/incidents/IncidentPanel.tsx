import type { Json } from '@liandong/core/run';
import type { IncidentRow, Standing } from '@liandong/server/contract/incidents';
import { App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { t } from '../../text';
import { ErrorState, Loading } from '../../ui';
import { Ask } from './Ask';
import { numberOf } from './number-of';
import { useStanding, type Wish } from './use-incidents';

/** Variables of the engine's own, in words. */
const KNOWN: Readonly<Record<string, string>> = { outcome: t('incidents.outcome') };

/** One incident: what happened, where the work stands, what can be done. */
export function IncidentPanel({ incident, onClose }: { readonly incident: IncidentRow; readonly onClose: () => void }) {
  const { message } = App.useApp();
  const [wish, ask] = useState<Wish>();
  const standing = useStanding(incident.workId);
  const onDone = (state: 'done' | 'queued', asked: Wish): void => {
    void message.success(t(`incidents.${state}`));
    ask(undefined);
    if (asked.kind === 'retry' || asked.kind === 'resolve') onClose();
  };
  return (
    <Drawer open size={640} title={t('incidents.title', { service: incident.serviceTitle, no: numberOf(incident) })} onClose={onClose}>
      <p>{incident.cause}</p>
      <p className="ld-row">
        <Button type="primary" onClick={() => ask({ kind: 'retry', incidentId: incident.id })}>{t('incidents.retry')}</Button>
        <Button onClick={() => ask({ kind: 'resolve', incidentId: incident.id })}>{t('incidents.resolve')}</Button>
      </p>
      {standing.isPending && <Loading />}
      {standing.isError && <ErrorState error={standing.error} retry={() => void standing.refetch()} />}
      {standing.data && <Places standing={standing.data} onAsk={ask} />}
      {standing.data && <Variables standing={standing.data} onAsk={ask} />}
      {wish && <Ask workId={incident.workId} wish={wish} onDone={onDone} onCancel={() => ask(undefined)} />}
    </Drawer>
  );
}

interface PartProps { readonly standing: Standing; readonly onAsk: (wish: Wish) => void }

function Places({ standing: { tokens }, onAsk }: PartProps) {
  return (
    <section className="ld-part" aria-label={t('incidents.stands')}>
      <h3>{t('incidents.stands')}</h3>
      {tokens.length === 0 && <p className="ld-hint">{t('incidents.standsNowhere')}</p>}
      <ul className="ld-places">
        {tokens.map(({ token, title, waitsFor, targets }) => (
          <li key={token}>
            <span><strong>{title}</strong><br /><span className="ld-hint">{waitsFor.length === 0 ? t('incidents.waitsForNothing') : t('incidents.waitsFor', { what: waitsFor.map((what) => t(`incidents.waits.${what}`)).join(t('list.comma')) })}</span></span>
            <span className="ld-row">
              <Button size="small" aria-label={t('incidents.skipOf', { title })} onClick={() => onAsk({ kind: 'skip', token, title })}>{t('incidents.skip')}</Button>
              {targets.length > 0 && <Button size="small" aria-label={t('incidents.moveOf', { title })} onClick={() => onAsk({ kind: 'move', token, title, targets })}>{t('incidents.moveShort')}</Button>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const shown = (value: unknown): string => (value === null ? t('incidents.nothing') : typeof value === 'string' ? value : JSON.stringify(value));

function Variables({ standing: { vars }, onAsk }: PartProps) {
  return (
    <section className="ld-part" aria-label={t('incidents.vars')}>
      <h3>{t('incidents.vars')}</h3>
      {vars.length === 0 && <p className="ld-hint">{t('incidents.noVars')}</p>}
      <ul className="ld-places">
        {vars.map(({ scope, name, value }) => (
          <li key={`${scope ?? ''} ${name}`}>
            <span>{KNOWN[name] ?? <code>{name}</code>}{scope !== undefined && <span className="ld-hint"> {t('incidents.inScope')}</span>}<br /><code className="ld-hint">{shown(value)}</code></span>
            <Button size="small" aria-label={t('incidents.editOf', { title: KNOWN[name] ?? name })} onClick={() => onAsk({ kind: 'set', name, value: value as Json, scope })}>{t('incidents.edit')}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
