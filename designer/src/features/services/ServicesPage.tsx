import { type FormDef, type RoleDef, ServiceItem, type ServiceItem as Service } from '@liandong/core/run';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { stored, useDraft } from '../../editing';
import { SchemaForm, useRefs } from '../../schema-form';
import { t } from '../../text';
import { AskId } from '../../ui/AskId';
import { ListEditor } from '../../ui/ListEditor';
import { serviceColumns } from './columns';

const FILE = 'services.json';

/** 服务清单: what stations offer, one line a service. */
export function ServicesPage() {
  const draft = useDraft();
  const refs = useRefs();
  const [search] = useSearchParams();
  const services = draft.json<{ readonly services?: readonly Service[] }>(FILE)?.services ?? [];
  const pointed = services[Number(/^\/services\/(\d+)/.exec(search.get('at') ?? '')?.[1] ?? -1)]?.id;
  const [chosen, choose] = useState<string>();
  const [asking, ask] = useState<{ readonly from: string | undefined }>();
  const id = chosen ?? pointed;
  const save = (next: readonly Service[], label: string, merge?: string): void => draft.setFile(FILE, stored({ services: next }), label, merge === undefined ? {} : { merge });
  const add = (item: { readonly id: string; readonly title: string }): void => {
    const model = services.find((service) => service.id === asking?.from);
    save([...services, { ...(model ?? fresh(draft)), ...item }], t('services.did.add', { title: item.title }));
    choose(item.id);
    ask(undefined);
  };
  const service = services.find((one) => one.id === id);
  return (
    <>
      <ListEditor<Service>
        title={t('tree.services')} hint={t('services.hint')} empty={t('services.empty')} addText={t('services.add')} items={services} columns={serviceColumns(draft)} chosen={id} isReadonly={draft.readonly}
        onChoose={choose} onAdd={() => ask({ from: undefined })} onDuplicate={(from) => ask({ from })}
        onRemove={(gone) => save(services.filter((one) => one.id !== gone), t('services.did.remove', { title: service?.title ?? gone }))}
        inspector={service && (
          <SchemaForm
            schema={ServiceItem} value={{ ...service }} kind="services" refs={refs} isReadonly={draft.readonly}
            onChange={(next, member) => save(services.map((one) => (one.id === service.id ? (next as unknown as Service) : one)), t('services.did.change', { title: service.title }), `service:${service.id}:${member}`)}
          />
        )}
      />
      {asking && <AskId title={t('services.add')} taken={services.map((one) => one.id)} onOk={add} onCancel={() => ask(undefined)} />}
    </>
  );
}

/** A service that refers to the first of everything, to be changed at once. */
function fresh(draft: ReturnType<typeof useDraft>): Omit<Service, 'id' | 'title'> {
  const firstIn = (folder: string): string => Object.keys(draft.files).find((path) => path.startsWith(`${folder}/`))?.slice(folder.length + 1).replace(/\.(json|bpmn)$/, '') ?? '';
  const form = firstIn('forms');
  const role = draft.json<{ readonly roles?: readonly RoleDef[] }>('pack.json')?.roles?.find((one) => one.tier === 'station');
  return { tiers: ['station'], record: draft.json<FormDef>(`forms/${form}.json`)?.record ?? '', form, process: firstIn('processes'), startRoles: role ? [role.id] : [] };
}
