import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { newKey, useApi } from '@liandong/client';
import { t } from '../../text';
import { Button, errorText, Notice, SelectField } from '../../ui';
import { useIntent } from '../../data';
import { IntentWords } from '../works';
import type { Target } from './targets';
import { useFile } from './use-file';

type Where = Target['what'] & { readonly orgId: string };

/** The file is read once: what lies on the disk may change meanwhile. */
function FilePart({ where, title }: { readonly where: Where; readonly title: string }) {
  const api = useApi();
  const go = useNavigate();
  const id = useId();
  const template = useFile();
  const { run, ...intent } = useIntent();
  const [name, setName] = useState('');
  const [error, setError] = useState<unknown>();

  const send = async (picked: File | undefined): Promise<void> => {
    if (!picked) return;
    setName(picked.name);
    setError(undefined);
    intent.clear();
    try {
      const file = new Blob([await picked.arrayBuffer()], { type: 'application/octet-stream' });
      const chosen = newKey();
      const begun = await run(`import:${chosen}`, { ...where, chosen }, (key) => api.call('POST /imports', { query: where, file, key }));
      if (begun) await go(`/sheets/${begun.id}`);
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <>
      <div className="row-actions"><Button busy={template.busy} onClick={() => void template.save(() => api.file('GET /record-sheets/template', { query: where }))}>{t('sheets.template', { service: title })}</Button></div>
      {template.error !== undefined && <Notice kind="problem" calls>{errorText(template.error)}</Notice>}
      <div className="file-pick">
        {/* emptied, so that the same file can be chosen again after it was mended */}
        <input id={id} className="visually-hidden" type="file" accept=".xlsx" disabled={intent.state !== 'idle'} onClick={(event) => { event.currentTarget.value = ''; }} onChange={(event) => void send(event.target.files?.[0])} />
        <label className="btn btn-plain" htmlFor={id}>{t('sheets.file')}</label>
        {name !== '' && <span>{name}</span>}
      </div>
      {intent.state === 'sending' && <p role="status" className="sheet-sending"><progress aria-label={t('sheets.sendingLabel')} />{t('sheets.sending')}</p>}
      {error !== undefined && <Notice kind="problem" calls>{errorText(error)}</Notice>}
      <IntentWords intent={intent} />
    </>
  );
}

/** Many new works of one service, or records of one type, at one unit, from a file that was filled in. */
export function Upload({ targets }: { readonly targets: readonly Target[] }) {
  const [key, setKey] = useState('');
  const [org, setOrg] = useState('');
  const target = targets.find(({ id }) => id === key);
  const orgs = target?.orgs ?? [];
  const orgId = orgs.length === 1 ? (orgs[0]?.orgId ?? '') : orgs.some((one) => one.orgId === org) ? org : '';
  return (
    <section className="card">
      <h2>{t('sheets.upload')}</h2>
      <p className="hint">{t('sheets.uploadHint')}</p>
      <SelectField label={t('sheets.service')} none={t('sheets.choose')} value={key} options={targets} onChange={setKey} />
      {orgs.length > 1 && <SelectField label={t('start.where')} none={t('sheets.choose')} value={orgId} options={orgs.map((one) => ({ id: one.orgId, title: one.orgName }))} onChange={setOrg} />}
      {target && orgId !== '' && <FilePart key={`${key} ${orgId}`} title={target.title} where={{ ...target.what, orgId }} />}
    </section>
  );
}
