import type { Plan } from '@liandong/server/contract/migrations';
import { Button, Checkbox, Select, Table, type TableColumnsType, Tag } from 'antd';
import { useState } from 'react';
import { t } from '../../text';
import { ErrorState, Loading, Note } from '../../ui';
import { Moving } from './Moving';
import { isConcerned, type StepRow, stepRows, type Versions } from './plan';
import { useMap, useMigration } from './use-migration';

interface MappingProps { readonly way: Pick<Plan, 'packId' | 'process' | 'from' | 'to'>; readonly versions: Versions; readonly types: ReadonlyMap<string, string> }

/** Which step becomes which; then trying and moving. */
export function Mapping({ way, versions, types }: MappingProps) {
  const [nodes, setNodes] = useState<Readonly<Record<string, string>>>({});
  const [isAll, showAll] = useState(false);
  const plan: Plan = { ...way, nodes, fields: {} };
  const map = useMap(plan);
  const migration = useMigration();
  if (map.isPending) return <Loading />;
  if (map.isError) return <ErrorState error={map.error} retry={() => void map.refetch()} />;
  const { running } = map.data;
  // what has been moved stays in sight
  if (running === 0 && !migration.move) return <Note type="info" text={t('migrations.noneRunning', { version: versions.from })} />;
  const rows = stepRows(map.data.nodes, map.data.targets, types);
  const choose = (from: string, to: string | undefined): void => {
    setNodes(({ [from]: _before, ...others }) => (to === undefined ? others : { ...others, [from]: to }));
    migration.forget();
  };
  const homeless = rows.filter((row) => row.waiting > 0 && row.to === undefined);
  return (
    <>
      <section aria-label={t('migrations.steps')}>
        <h2>{t('migrations.steps')}</h2>
        <p>{t('migrations.running', { n: running, version: versions.from })}</p>
        {homeless.length > 0 && <Note type="warning" text={t('migrations.homeless', { names: homeless.map((row) => row.title).join(t('list.comma')) })} />}
        <Steps rows={isAll ? rows : rows.filter(isConcerned)} versions={versions} isBusy={migration.move?.isBusy === true} onChoose={choose} />
        <Checkbox checked={isAll} onChange={(event) => showAll(event.target.checked)}>{t('migrations.allSteps', { n: rows.length })}</Checkbox>
      </section>
      <Moving plan={plan} running={running} versions={versions} migration={migration} onMoved={() => void map.refetch()} />
    </>
  );
}

function Steps({ rows, versions, isBusy, onChoose }: { readonly rows: readonly StepRow[]; readonly versions: Versions; readonly isBusy: boolean; readonly onChoose: (from: string, to: string | undefined) => void }) {
  const columns: TableColumnsType<StepRow> = [
    { title: t('migrations.oldStep', { version: versions.from }), key: 'from', render: (_, row) => row.title },
    { title: t('migrations.waiting'), key: 'waiting', width: 120, render: (_, row) => t('migrations.works', { n: row.waiting }) },
    { title: t('migrations.newStep', { version: versions.to }), key: 'to', render: (_, row) => <Target row={row} isBusy={isBusy} onChoose={onChoose} /> },
  ];
  return <Table<StepRow> className="ld-steps" rowKey="from" size="small" pagination={false} dataSource={[...rows]} columns={columns} locale={{ emptyText: t('migrations.noneStands') }} />;
}

function Target({ row, isBusy, onChoose }: { readonly row: StepRow; readonly isBusy: boolean; readonly onChoose: (from: string, to: string | undefined) => void }) {
  if (row.targets.length === 0) return <Tag color={row.waiting > 0 ? 'error' : 'default'}>{t('migrations.noTarget')}</Tag>;
  return (
    <span className="ld-row">
      <Select className="ld-choose" aria-label={t('migrations.targetOf', { title: row.title })} disabled={isBusy} value={row.to ?? null} options={[...row.targets]} placeholder={t('migrations.chooseStep')} {...(row.to === undefined && row.waiting > 0 ? { status: 'error' as const } : {})} onChange={(to: string) => onChoose(row.from, to)} />
      {row.byHand && <Button size="small" type="text" disabled={isBusy} onClick={() => onChoose(row.from, undefined)}>{t('migrations.byItself')}</Button>}
    </span>
  );
}
