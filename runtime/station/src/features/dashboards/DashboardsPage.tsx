import { useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { Bar, Behind, behindTitle, Board, boardText, type Drill, useBoard, useBoards } from '@liandong/board';
import '@liandong/board/board.css';
import { useIsLive, useNow } from '../../data';
import { t } from '../../text';
import { Empty, Failed, Loading, Page, Sheet } from '../../ui';

type Listed = NonNullable<ReturnType<typeof useBoards>['data']>['dashboards'][number];
const keyOf = ({ packId, dashboardId }: Pick<Listed, 'packId' | 'dashboardId'>): string => `${packId}/${dashboardId}`;
const localDay = (now: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date(now));

/** One dashboard. What is chosen stands in the address. */
function Opened({ boards, board }: { readonly boards: readonly Listed[]; readonly board: Listed }) {
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const tile = useLocation().hash.slice(1);
  const now = useNow();
  const [drill, setDrill] = useState<Exclude<Drill, { kind: 'ledger' }>>();
  const view = useBoard({ ...board, orgId: search.get('org') ?? undefined, period: search.get('period') ?? undefined, isLive: useIsLive() });
  const pick = (what: 'board' | 'org' | 'period', value: string): void => setSearch((before) => new URLSearchParams([...(what === 'board' ? [] : [...before].filter(([key]) => key !== what)), ...(value === '' ? [] : [[what, value] as [string, string]])]), { replace: true });
  const open = (next: Drill): void => { if (next.kind === 'ledger') void navigate(`/ledgers/${next.packId}/${next.ledgerId}`); else setDrill(next); };
  return (
    <Page title={board.title} back="/mine" wide>
      {!view.data && (view.isError ? <Failed error={view.error} onRetry={() => void view.refetch()} /> : <Loading rows={6} />)}
      {view.data && (
        <>
          <Bar view={view.data} boards={boards.map((one) => ({ id: keyOf(one), title: one.title }))} board={keyOf(board)} today={localDay(now)} onPick={pick} />
          {view.isError && <Failed error={view.error} onRetry={() => void view.refetch()} />}
          <Board view={view.data} now={now} at={tile} onOpen={open} />
        </>
      )}
      {drill && (
        <Sheet title={behindTitle(drill)} onClose={() => setDrill(undefined)}>
          <Behind drill={drill} now={now} onRecord={(id) => void navigate(`/records/${id}`)} loading={<Loading />} failed={(error, retry) => <Failed error={error} onRetry={retry} />} />
        </Sheet>
      )}
    </Page>
  );
}

export function DashboardsPage() {
  const [search] = useSearchParams();
  const boards = useBoards();
  if (!boards.data) return <Page title={t('mine.dashboards')} back="/mine">{boards.isError ? <Failed error={boards.error} onRetry={() => void boards.refetch()} /> : <Loading rows={6} />}</Page>;
  const list = boards.data.dashboards;
  const board = list.find((one) => keyOf(one) === search.get('board')) ?? list[0];
  if (!board) return <Page title={t('mine.dashboards')} back="/mine"><Empty title={boardText('list.none')}>{boardText('list.noneHint')}</Empty></Page>;
  return <Opened key={keyOf(board)} boards={list} board={board} />;
}
