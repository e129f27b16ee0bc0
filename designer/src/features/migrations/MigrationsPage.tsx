import type { ProcessModel } from '@liandong/core/run';
import { Select } from 'antd';
import { useId } from 'react';
import { useSearchParams } from 'react-router';
import { t } from '../../text';
import { EmptyState, ErrorState, Field, Loading, Note, Page } from '../../ui';
import { Mapping } from './Mapping';
import { type Chosen, chosenIn, processesOf } from './plan';
import { useCompiled, useReleases } from './use-migration';

export function MigrationsPage() {
  const [search] = useSearchParams();
  const releases = useReleases();
  if (releases.isPending) return <Loading />;
  if (releases.isError) return <ErrorState error={releases.error} retry={() => void releases.refetch()} />;
  const chosen = chosenIn(releases.data.packs, search);
  if (!releases.data.packs.some((pack) => pack.releases.length > 1)) return <Page title={t('nav.migrations')} hint={t('migrations.hint')}><EmptyState text={t('migrations.empty')} /></Page>;
  return (
    <Page title={t('nav.migrations')} hint={t('migrations.hint')}>
      <Choosing chosen={chosen} />
    </Page>
  );
}

function Choose({ label, value, options, onChange }: { readonly label: string; readonly value: string | undefined; readonly options: readonly { readonly value: string; readonly label: string }[]; readonly onChange: (value: string) => void }) {
  const id = useId();
  return <Field label={label} htmlFor={id}><Select id={id} className="ld-choose" value={value ?? null} options={[...options]} placeholder={t('migrations.choose')} onChange={(next: string) => onChange(next)} /></Field>;
}

/** From where to where, and which process. */
function Choosing({ chosen }: { readonly chosen: Chosen }) {
  const { from, to } = chosen;
  const source = useCompiled(from?.sha);
  const processes = source.data ? processesOf(source.data) : [];
  const process = processes.find((one) => one.id === chosen.process) ?? processes[0];
  return (
    <>
      <Choices chosen={chosen} processes={processes} process={process} />
      {source.isError && <ErrorState error={source.error} retry={() => void source.refetch()} />}
      {from && to ? source.isPending && <Loading /> : <Note type="info" text={t('migrations.twoReleases')} />}
      <OneWay chosen={chosen} process={process} />
    </>
  );
}

function Choices({ chosen: { packs, pack, from, to }, processes, process }: { readonly chosen: Chosen; readonly processes: readonly ProcessModel[]; readonly process: ProcessModel | undefined }) {
  const [, setSearch] = useSearchParams();
  const put = (changes: Record<string, string>): void => setSearch((now) => new URLSearchParams({ ...Object.fromEntries(now), ...changes }));
  const releases = (pack?.releases ?? []).map((release) => ({ value: release.version, label: t('migrations.release', { version: release.version, n: release.running }) }));
  return (
    <div className="ld-row ld-choices">
      <Choose label={t('migrations.pack')} value={pack?.id} options={packs.map((one) => ({ value: one.id, label: one.title }))} onChange={(id) => setSearch({ pack: id })} />
      <Choose label={t('migrations.from')} value={from?.version} options={releases} onChange={(version) => put({ from: version })} />
      <Choose label={t('migrations.to')} value={to?.version} options={releases.filter((release) => release.value !== from?.version)} onChange={(version) => put({ to: version })} />
      <Choose label={t('migrations.process')} value={process?.id} options={processes.map((one) => ({ value: one.id, label: one.title }))} onChange={(id) => put({ process: id })} />
    </div>
  );
}

/** Another way begins anew. */
function OneWay({ chosen: { pack, from, to }, process }: { readonly chosen: Chosen; readonly process: ProcessModel | undefined }) {
  if (!pack || !from || !to || !process) return null;
  const types = new Map(Object.values(process.nodes).map((node) => [node.id, node.type]));
  return <Mapping key={[from.sha, to.sha, process.id].join()} way={{ packId: pack.id, process: process.id, from: from.sha, to: to.sha }} versions={{ from: from.version, to: to.version }} types={types} />;
}
