import { ApiProblem, useSession } from '@liandong/client';
import type { OrgUnitView } from '@liandong/server/contract/org-units';
import type { ImpactView } from '@liandong/server/contract/packs';
import { Alert, App, Button, Checkbox, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { t } from '../../text';
import { Field } from '../../ui';
import { Notice } from './Notice';
import { ScopeChoice } from './ScopeChoice';
import { type Scope, usePublishing } from './use-publish';

interface NewReleaseProps {
  readonly packId: string;
  readonly title: string;
  readonly impact: ImpactView;
  readonly units: readonly OrgUnitView[];
}
const VERSION = /^\d+\.\d+\.\d+$/;
const reasonOf = (error: unknown): string => (error instanceof ApiProblem && error.message !== '' ? error.message : t('state.offline'));

/** Version, note and scope; then the notice to confirm, and both writes behind one button. */
export function NewRelease({ packId, title, impact, units }: NewReleaseProps) {
  const { message } = App.useApp();
  const { me } = useSession();
  const { publish, activate, again } = usePublishing(packId);
  const [versionId, noteId] = [useId(), useId()];
  const [version, setVersion] = useState(impact.next);
  const [note, setNote] = useState('');
  const [scope, setScope] = useState<Scope>([]);
  const [isAsked, ask] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [reason, setReason] = useState<string>();
  const [published, setPublished] = useState<string>();
  const [isAccepted, accept] = useState(false);
  const open = impact.breaking.filter(({ solution }) => solution === undefined);
  const isReady = VERSION.test(version) && note.trim() !== '' && (scope === 'all' || scope.length > 0);
  const names = scope === 'all' ? t('publish.everywhere') : units.filter((unit) => scope.includes(unit.id)).map((unit) => unit.name).join(t('list.comma'));
  const leave = (): void => {
    ask(false);
    if (published !== undefined) void again();
  };
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setReason(undefined);
    try {
      // published once; when putting it into use failed, only that is tried again
      const sha = published ?? (await publish(version, note.trim(), isAccepted ? open.map(({ key }) => key) : []));
      setPublished(sha);
      await activate(sha, scope);
      void message.success(t('publish.done', { version, where: names }));
      ask(false);
      await again();
    } catch (error) {
      setReason(reasonOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Field label={t('publish.version')} htmlFor={versionId} error={VERSION.test(version) ? undefined : t('publish.versionRule')}>
        <Input id={versionId} value={version} onChange={(event) => setVersion(event.target.value.trim())} style={{ width: 160 }} />
      </Field>
      <Field label={t('publish.note')} htmlFor={noteId} hint={t('publish.noteHint')}>
        <Input.TextArea id={noteId} maxLength={500} autoSize={{ minRows: 2 }} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <ScopeChoice units={units} scope={scope} onChange={setScope} />
      <Button type="primary" size="large" disabled={!isReady} onClick={() => ask(true)}>{t('publish.button', { version })}</Button>
      {!isReady && <span className="ld-hint ld-after">{t('publish.notReady')}</span>}
      <Modal open={isAsked} width={640} title={t('publish.confirmTitle', { version })} okText={t('publish.confirm')} cancelText={t('state.cancel')} confirmLoading={isBusy} okButtonProps={{ disabled: open.length > 0 && !isAccepted }} onOk={() => void confirm()} onCancel={() => leave()}>
        <Notice title={title} version={version} note={note} where={names} isPilot={scope !== 'all'} impact={impact} by={me?.name ?? ''} />
        {open.length > 0 && <Unsettled open={open} isAccepted={isAccepted} onAccept={accept} />}
        {reason !== undefined && <Alert type="error" showIcon role="alert" title={reason} />}
      </Modal>
    </>
  );
}

/** Nothing becomes of these answers by itself: said by name, and confirmed. */
function Unsettled({ open, isAccepted, onAccept }: { readonly open: ImpactView['breaking']; readonly isAccepted: boolean; readonly onAccept: (is: boolean) => void }) {
  return (
    <>
      <Alert type="warning" showIcon title={t('publish.unsettled', { n: open.length })} description={<ul>{open.map(({ id, title, detail }) => <li key={id}>{t('publish.unsettledItem', { title, detail })}</li>)}</ul>} />
      <Checkbox checked={isAccepted} onChange={(event) => onAccept(event.target.checked)}>{t('publish.accept', { titles: open.slice(0, 3).map(({ title }) => title).join(t('list.comma')), n: open.length })}</Checkbox>
    </>
  );
}
