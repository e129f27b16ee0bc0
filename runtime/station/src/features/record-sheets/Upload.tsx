import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { newKey, useApi } from '@liandong/client';
import type { SheetPreview, SheetUpload } from '@liandong/server/contract/record-sheets';
import type { ServiceView } from '@liandong/server/contract/services';
import { useIntent } from '../../data';
import { t } from '../../text';
import { Button, errorText, Notice } from '../../ui';
import { useServices } from '../services';
import { IntentWords } from '../works';
import { Choice } from './Choice';
import { PreviewView } from './PreviewView';
import { useFile } from './use-file';

interface Where { readonly packId: string; readonly serviceId: string; readonly orgId: string }
/** `key`: this file as it was chosen now; what lies on the disk may change meanwhile. */
interface Chosen { readonly key: string; readonly name: string; readonly file: Blob }

function Done({ works, onAgain }: SheetUpload & { readonly onAgain: () => void }) {
  const numbers = { n: works.length, from: works[0]?.no ?? '', to: works.at(-1)?.no ?? '' };
  return (
    <Notice kind="done" calls title={t('sheets.done', numbers)} actions={<><Link className="btn btn-plain" to="/works?box=started">{t('sheets.look')}</Link><Button onClick={onAgain}>{t('sheets.again')}</Button></>}>
      {t('sheets.numbers', numbers)}
    </Notice>
  );
}

function FilePart({ where, service }: { readonly where: Where; readonly service: ServiceView }) {
  const api = useApi();
  const queries = useQueryClient();
  const id = useId();
  const template = useFile();
  const { run, ...intent } = useIntent();
  const [chosen, setChosen] = useState<Chosen>();
  const [preview, setPreview] = useState<SheetPreview>();
  const [looking, setLooking] = useState(false);
  const [error, setError] = useState<unknown>();
  const [done, setDone] = useState<SheetUpload>();

  const look = async (picked: File | undefined): Promise<void> => {
    if (!picked) return;
    setPreview(undefined);
    setError(undefined);
    intent.clear();
    setLooking(true);
    try {
      const file = new Blob([await picked.arrayBuffer()], { type: 'application/octet-stream' });
      setChosen({ key: newKey(), name: picked.name, file });
      setPreview(await api.call('POST /record-sheets/preview', { query: where, file }));
    } catch (cause) {
      setError(cause);
    } finally {
      setLooking(false);
    }
  };
  const send = async (): Promise<void> => {
    if (!chosen) return;
    const uploaded = await run(`sheet:${chosen.key}`, { ...where, key: chosen.key }, (key) => api.call('POST /record-sheets/uploads', { query: where, file: chosen.file, key }));
    if (!uploaded) return;
    setDone(uploaded);
    void queries.invalidateQueries();
  };
  const again = (): void => { setDone(undefined); setChosen(undefined); setPreview(undefined); };

  if (done) return <Done {...done} onAgain={again} />;
  return (
    <>
      <div className="row-actions"><Button busy={template.busy} onClick={() => void template.save(() => api.file('GET /record-sheets/template', { query: where }))}>{t('sheets.template', { service: service.title })}</Button></div>
      {template.error !== undefined && <Notice kind="problem" calls>{errorText(template.error)}</Notice>}
      <div className="file-pick">
        {/* emptied, so that the same file can be chosen again after it was mended */}
        <input id={id} className="visually-hidden" type="file" accept=".xlsx" onClick={(event) => { event.currentTarget.value = ''; }} onChange={(event) => void look(event.target.files?.[0])} />
        <label className="btn btn-plain" htmlFor={id}>{t('sheets.file')}</label>
        {chosen && <span>{chosen.name}</span>}
      </div>
      {looking && <p role="status">{t('sheets.looking')}</p>}
      {error !== undefined && <Notice kind="problem" calls>{errorText(error)}</Notice>}
      {preview && <PreviewView preview={preview} />}
      {intent.state === 'sending' && <p role="status" className="sheet-sending"><progress aria-label={t('sheets.sendingLabel')} />{t('sheets.sending')}</p>}
      <IntentWords intent={intent} />
      {preview?.ready && <Button kind="main" busy={intent.state !== 'idle'} onClick={() => void send()}>{t('sheets.do', { n: preview.fresh })}</Button>}
    </>
  );
}

/** Many new works of one service at one unit, from a file that was filled in. */
export function Upload() {
  const services = useServices().data?.services ?? [];
  const [serviceKey, setService] = useState('');
  const [org, setOrg] = useState('');
  const options = services.map((service) => ({ id: `${service.packId} ${service.serviceId} ${service.release}`, title: service.title, service }));
  const service = options.find(({ id }) => id === serviceKey)?.service;
  const orgs = service?.orgs ?? [];
  const orgId = orgs.length === 1 ? (orgs[0]?.orgId ?? '') : orgs.some((one) => one.orgId === org) ? org : '';
  return (
    <section className="card">
      <h2>{t('sheets.upload')}</h2>
      <p className="hint">{t('sheets.uploadHint')}</p>
      <Choice label={t('sheets.service')} none={t('sheets.choose')} value={serviceKey} options={options} onChange={setService} />
      {orgs.length > 1 && <Choice label={t('start.where')} none={t('sheets.choose')} value={orgId} options={orgs.map((one) => ({ id: one.orgId, title: one.orgName }))} onChange={setOrg} />}
      {service && orgId !== '' && <FilePart key={`${serviceKey} ${orgId}`} service={service} where={{ packId: service.packId, serviceId: service.serviceId, orgId }} />}
    </section>
  );
}
