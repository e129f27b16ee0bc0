import { Bar, Behind, behindTitle, Board, boardText, type Drill, periodTitle, readAgain, useBoard, useBoards } from '@liandong/board';
import '@liandong/board/board.css';
import { formatMoment, useChanges } from '@liandong/client';
import { useQueryClient } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { t } from '../../text';
import { EmptyState, ErrorState, Loading, Page } from '../../ui';
import { RecordDetail } from '../figures';

type Listed = NonNullable<ReturnType<typeof useBoards>['data']>['dashboards'][number];
type Records = Exclude<Drill, { kind: 'ledger' }>;
const keyOf = ({ packId, dashboardId }: Pick<Listed, 'packId' | 'dashboardId'>): string => `${packId}/${dashboardId}`;
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

/** The records behind a number; one of them in full. */
function BehindDrawer({ drill, now, onClose }: { readonly drill: Records; readonly now: string; readonly onClose: () => void }) {
  const [record, setRecord] = useState<string>();
  return (
    <Drawer open size={720} title={behindTitle(drill)} onClose={onClose} className="ld-no-print">
      {record === undefined
        ? <Behind drill={drill} now={now} onRecord={setRecord} loading={<Loading />} failed={(error, retry) => <ErrorState error={error} retry={retry} />} />
        : <RecordDetail key={record} recordId={record} onBack={() => setRecord(undefined)} />}
    </Drawer>
  );
}

function Opened({ boards, board }: { readonly boards: readonly Listed[]; readonly board: Listed }) {
  const [search, setSearch] = useSearchParams();
  const [drill, setDrill] = useState<Records>();
  const tile = useLocation().hash.slice(1);
  const queries = useQueryClient();
  const isLive = useChanges(true, (what) => { if (what === 'numbers') readAgain(queries); });
  const view = useBoard({ ...board, orgId: search.get('org') ?? undefined, period: search.get('period') ?? undefined, isLive });
  const now = new Date().toISOString();
  const pick = (what: 'board' | 'org' | 'period', value: string): void => setSearch((before) => new URLSearchParams([...(what === 'board' ? [] : [...before].filter(([key]) => key !== what)), ...(value === '' ? [] : [[what, value] as [string, string]])]));
  // the books are kept in the stations' app
  const open = (next: Drill): void => { if (next.kind === 'ledger') location.assign(`/station/ledgers/${next.packId}/${next.ledgerId}`); else setDrill(next); };
  const hint = view.data && boardText('asOfAll', { period: periodTitle(view.data.period), when: formatMoment(view.data.asOf, now) });
  return (
    <Page title={board.title} {...(hint === undefined ? {} : { hint })}>
      {view.isPending && <Loading />}
      {view.isError && <ErrorState error={view.error} retry={() => void view.refetch()} />}
      {view.data && (
        <>
          <Bar view={view.data} boards={boards.map((one) => ({ id: keyOf(one), title: one.title }))} board={keyOf(board)} today={today()} onPick={pick} />
          <Board view={view.data} now={now} at={tile} onOpen={open} />
        </>
      )}
      {drill && <BehindDrawer drill={drill} now={now} onClose={() => setDrill(undefined)} />}
    </Page>
  );
}

/** The dashboards there are, and the one that the address names. */
export function DashboardsPage() {
  const [search] = useSearchParams();
  const boards = useBoards();
  if (boards.isPending) return <Loading />;
  if (boards.isError) return <ErrorState error={boards.error} retry={() => void boards.refetch()} />;
  const list = boards.data.dashboards;
  const board = list.find((one) => keyOf(one) === search.get('board')) ?? list[0];
  if (!board) return <Page title={t('nav.dashboards')}><EmptyState text={boardText('list.noneHint')} /></Page>;
  return <Opened key={keyOf(board)} boards={list} board={board} />;
}
