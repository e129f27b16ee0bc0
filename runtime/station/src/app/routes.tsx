import { createBrowserRouter } from 'react-router';
import { DeskPage } from '../features/desk';
import { GrantsPage } from '../features/grants';
import { InboxPage } from '../features/inbox';
import { LedgerPage, LedgersPage } from '../features/ledgers';
import { HandOverPage, MinePage, PasswordPage, StandInsPage } from '../features/mine';
import { ImportPage, RecordSheetsPage } from '../features/record-sheets';
import { PlansPage, QuotaRecordsPage } from '../features/plans';
import { OffersPage, RecordsPage } from '../features/records';
import { RegistersPage } from '../features/registers';
import { FigureRecordsPage, ReportPage, ReportsPage } from '../features/reports';
import { ListPage, ListsPage, RetentionPage } from '../features/retention';
import { ServicesPage } from '../features/services';
import { TasksPage, TasksStart } from '../features/tasks';
import { AfterPage, WorksPage } from '../features/works';
import { Broken } from './Broken';
import { formPages } from './form-pages';
import { Gate } from './Gate';
import { NotFound } from './NotFound';
import { Opening } from './Opening';

/** Every task, work, record and service has an address. */
export const makeRouter = () =>
  createBrowserRouter([{
    element: <Gate />,
    errorElement: <Broken />,
    hydrateFallbackElement: <Opening />,
    children: [
      {
        errorElement: <Broken />,
        children: [
          { index: true, element: <DeskPage /> },
          { path: 'tasks', element: <TasksPage />, children: [{ index: true, element: <TasksStart /> }, { path: ':taskId', lazy: formPages.task }] },
          { path: 'services', element: <ServicesPage /> },
          { path: 'services/:packId/:serviceId', lazy: formPages.start },
          { path: 'plans', element: <PlansPage /> },
          { path: 'plans/quotas/:packId/:serviceId', element: <QuotaRecordsPage /> },
          { path: 'sheets', element: <RecordSheetsPage /> },
          { path: 'sheets/:importId', element: <ImportPage /> },
          { path: 'works', element: <WorksPage /> },
          { path: 'works/:workId', lazy: formPages.work },
          { path: 'works/:workId/after', element: <AfterPage /> },
          { path: 'records', element: <RecordsPage /> },
          { path: 'record-offers', element: <OffersPage /> },
          { path: 'records/new/:packId/:type', lazy: formPages.newRecord },
          { path: 'records/:recordId', lazy: formPages.record },
          { path: 'records/:recordId/prints/:printId', lazy: formPages.print },
          { path: 'persons', lazy: formPages.persons },
          { path: 'persons/doubles', lazy: formPages.doubles },
          { path: 'persons/due', lazy: formPages.dueConsents },
          { path: 'persons/:recordId', lazy: formPages.person },
          { path: 'persons/:recordId/merge/:otherId', lazy: formPages.merge },
          { path: 'ledgers', element: <LedgersPage /> },
          { path: 'ledgers/:packId/:ledgerId', element: <LedgerPage /> },
          { path: 'reports', element: <ReportsPage /> },
          { path: 'reports/:reportObjectId', element: <ReportPage /> },
          { path: 'reports/:reportObjectId/figures/:indicatorId', element: <FigureRecordsPage /> },
          { path: 'registers', element: <RegistersPage /> },
          { path: 'retention', element: <RetentionPage /> },
          { path: 'retention/lists', element: <ListsPage /> },
          { path: 'retention/lists/:listId', element: <ListPage /> },
          { path: 'grants', element: <GrantsPage /> },
          { path: 'inbox', element: <InboxPage /> },
          { path: 'dashboards', lazy: async () => ({ Component: (await import('../features/dashboards')).DashboardsPage }) },
          { path: 'exports', lazy: async () => ({ Component: (await import('../features/exports')).ExportsPage }) },
          { path: 'mine', element: <MinePage /> },
          { path: 'mine/stand-ins', element: <StandInsPage /> },
          { path: 'mine/hand-over', element: <HandOverPage /> },
          { path: 'mine/password', element: <PasswordPage /> },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  }], { basename: '/station' });
