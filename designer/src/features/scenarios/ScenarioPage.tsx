import { memoryHost, playScenario, type ScenarioDef, type ScenarioResult } from '@liandong/core/run';
import { loadChecks } from '@liandong/form';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Table, type TableColumnsType } from 'antd';
import { useParams } from 'react-router';
import { api } from '../../app/api';
import { useDraft, useDraftStatus } from '../../editing';
import { t } from '../../text';
import { EmptyState, Loading, Page } from '../../ui';
import { expectText, moveText } from './step-text';

interface Row { readonly n: number; readonly who: string; readonly what: string; readonly expect: string }

/** A test of the pack to read and to play; writing one is for the file. */
export function ScenarioPage() {
  const { itemId = '' } = useParams();
  const draft = useDraft();
  const scenario = draft.json<ScenarioDef>(`scenarios/${itemId}.json`);
  const play = usePlay(scenario);
  if (!scenario || !Array.isArray(scenario.steps)) return <EmptyState text={t('scenarios.missing')} />;
  // words come from the compiled pack; with errors in the draft there is none, and ids have to do
  if (!draft.pack && !draft.findings.some((finding) => finding.severity === 'error')) return <Loading />;
  const people = new Map(scenario.people.map((person) => [person.id, person.name]));
  const rows = scenario.steps.map((step, index): Row => ({ n: index + 1, who: people.get(step.by ?? '') ?? '', what: moveText(step, draft.pack), expect: expectText(step, draft.pack, people) }));
  const columns: TableColumnsType<Row> = [
    { title: t('scenarios.n'), dataIndex: 'n', key: 'n', width: 64 }, { title: t('scenarios.who'), dataIndex: 'who', key: 'who', width: 140 },
    { title: t('scenarios.what'), dataIndex: 'what', key: 'what' }, { title: t('scenarios.then'), dataIndex: 'expect', key: 'expect', className: 'ld-hint' },
  ];
  return (
    <Page title={scenario.title} hint={t('scenarios.hint')} actions={<Button loading={play.isPending} disabled={!draft.pack} onClick={() => play.mutate()}>{t('scenarios.play')}</Button>}>
      {play.data && <Outcome result={play.data} />}
      {play.isError && <Alert type="warning" showIcon role="alert" title={t('scenarios.cannotPlay')} />}
      <Table<Row> size="small" rowKey="n" pagination={false} dataSource={rows} columns={columns} />
    </Page>
  );
}

/** Plays with the draft's last good state, by core, in this page. */
function usePlay(scenario: ScenarioDef | undefined) {
  const draft = useDraft();
  const { rev } = useDraftStatus();
  return useMutation({
    mutationFn: async (): Promise<ScenarioResult> => {
      if (!scenario || !draft.pack) throw new Error('nothing to play');
      const checks = await loadChecks(api.url('GET /packs/{packId}/draft/checks.js', { params: { packId: draft.packId }, query: { rev } }));
      return playScenario(scenario, memoryHost({ pack: draft.pack, checks }, scenario));
    },
  });
}

function Outcome({ result }: { readonly result: ScenarioResult }) {
  if (result.passed) return <Alert type="success" showIcon role="status" title={t('scenarios.passed')} />;
  return <Alert type="error" showIcon role="alert" title={t('scenarios.failed', { n: result.failures.length })} description={<ul>{result.failures.map((failure, index) => <li key={index}>{t('scenarios.failure', { where: failure.step < 0 ? t('scenarios.end') : t('scenarios.step', { n: failure.step + 1 }), what: t.find(`scenarios.expect.${failure.what}`) ?? failure.what, expected: JSON.stringify(failure.expected), got: JSON.stringify(failure.got) })}</li>)}</ul>} />;
}
