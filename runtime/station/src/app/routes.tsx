import { createBrowserRouter } from 'react-router';
import { DeskPage } from '../features/desk';
import { InboxPage } from '../features/inbox';
import { MinePage, PasswordPage } from '../features/mine';
import { RecordPage, RecordsPage } from '../features/records';
import { ServicesPage, StartPage } from '../features/services';
import { TaskPage, TasksPage, TasksStart } from '../features/tasks';
import { AfterPage, WorkPage, WorksPage } from '../features/works';
import { Broken } from './Broken';
import { Gate } from './Gate';
import { NotFound } from './NotFound';

/** Every task, work, record and service has an address. */
export const makeRouter = () =>
  createBrowserRouter([{
    element: <Gate />,
    errorElement: <Broken />,
    children: [
      {
        errorElement: <Broken />,
        children: [
          { index: true, element: <DeskPage /> },
          { path: 'tasks', element: <TasksPage />, children: [{ index: true, element: <TasksStart /> }, { path: ':taskId', element: <TaskPage /> }] },
          { path: 'services', element: <ServicesPage /> },
          { path: 'services/:packId/:serviceId', element: <StartPage /> },
          { path: 'works', element: <WorksPage /> },
          { path: 'works/:workId', element: <WorkPage /> },
          { path: 'works/:workId/after', element: <AfterPage /> },
          { path: 'records', element: <RecordsPage /> },
          { path: 'records/:recordId', element: <RecordPage /> },
          { path: 'inbox', element: <InboxPage /> },
          { path: 'mine', element: <MinePage /> },
          { path: 'mine/password', element: <PasswordPage /> },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  }], { basename: '/station' });
