import type { ImpactView } from '@liandong/server/contract/packs';
import { t } from '../../text';
import { Changes } from './Changes';

interface NoticeProps {
  readonly title: string;
  readonly version: string;
  readonly note: string;
  readonly where: string;
  readonly isPilot: boolean;
  readonly impact: ImpactView;
  readonly by: string;
}

/** The release as an official note: what changes, for whom, from when, what runs on, who answers for it. */
export function Notice({ title, version, note, where, isPilot, impact, by }: NoticeProps) {
  return (
    <article className="ld-notice">
      <h2>{t('publish.noticeTitle', { title, version })}</h2>
      <p>{note}</p>
      <h3>{t('publish.noticeWhat')}</h3>
      <Changes changes={impact.changes} />
      <h3>{t('publish.noticeWho')}</h3>
      <p>{t(isPilot ? 'publish.noticePilot' : 'publish.noticeAll', { where })}</p>
      <h3>{t('publish.noticeRunning')}</h3>
      <p>{t('publish.runOn', { n: impact.running, drafts: impact.formDrafts })}</p>
      <p className="ld-hint">{t('publish.noticeBy', { by })}</p>
    </article>
  );
}
