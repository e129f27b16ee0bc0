import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { Crashed } from './Crashed';
import { FirstItem } from './FirstItem';
import { Guarded } from './Guarded';
import { NotFound } from './NotFound';
import { Shell } from './Shell';
import { StartPage } from './StartPage';
import { Loading } from '../ui';

/** Folders of the pack whose items are plain data. */
const FOLDERS = ['records', 'codes', 'indicators', 'reports', 'plans', 'ledgers', 'notices'];

/** The address of every screen. Features load when they are first opened. */
export const router = createBrowserRouter([
  {
    path: '/', element: <Shell />, errorElement: <Crashed />, hydrateFallbackElement: <Loading />,
    children: [
      { index: true, element: <StartPage /> },
      { path: 'packs', element: <Guarded right="design" />, children: [
        { index: true, lazy: async () => ({ Component: (await import('../features/packs')).PacksPage }) },
        { path: ':packId', lazy: async () => ({ Component: (await import('../features/workspace')).Workspace }), children: [
          { index: true, element: <Navigate to="services" replace /> },
          { path: 'services', lazy: async () => ({ Component: (await import('../features/services')).ServicesPage }) },
          { path: 'forms/:formId', lazy: async () => ({ Component: (await import('../features/forms')).FormPage }) },
          { path: 'questions/:itemId', lazy: async () => ({ Component: (await import('../features/questions')).QuestionPage }) },
          { path: 'processes/:processId', lazy: async () => ({ Component: (await import('./ProcessRoute')).ProcessRoute }) },
          { path: 'decisions/:itemId', lazy: async () => ({ Component: (await import('../features/decisions')).DecisionPage }) },
          { path: 'prints/:itemId', lazy: async () => ({ Component: (await import('../features/prints')).PrintPage }) },
          { path: 'dashboards/:itemId', lazy: async () => ({ Component: (await import('../features/dashboards')).DashboardItemPage }) },
          ...FOLDERS.map((folder): RouteObject => ({ path: `${folder}/:itemId`, lazy: async () => {
            const { ItemPage } = await import('../features/items');
            return { Component: () => <ItemPage folder={folder} /> };
          } })),
          { path: 'scenarios/:itemId', lazy: async () => ({ Component: (await import('../features/scenarios')).ScenarioPage }) },
          { path: 'roles', lazy: async () => ({ Component: (await import('../features/roles')).RolesPage }) },
          { path: 'parameters', lazy: async () => ({ Component: (await import('../features/parameters')).ParametersPage }) },
          { path: 'publish', lazy: async () => ({ Component: (await import('../features/publish')).PublishPage }) },
          ...[...FOLDERS, 'dashboards', 'forms', 'questions', 'processes', 'decisions', 'prints', 'scenarios'].map((folder): RouteObject => ({ path: folder, element: <FirstItem folder={folder} /> })),
          { path: '*', element: <NotFound /> },
        ] },
      ] },
      { path: 'figures', element: <Guarded right="figures" />, children: [
        { index: true, lazy: async () => ({ Component: (await import('../features/figures')).FiguresPage }) },
      ] },
      { path: 'dashboards', element: <Guarded right="figures" />, children: [
        { index: true, lazy: async () => ({ Component: (await import('../features/dashboards')).DashboardsPage }) },
      ] },
      { path: 'incidents', element: <Guarded right="operate" />, children: [
        { index: true, lazy: async () => ({ Component: (await import('../features/incidents')).IncidentsPage }) },
        { path: 'batches', lazy: async () => ({ Component: (await import('../features/incidents')).BatchesPage }) },
        { path: 'batches/:batchId', lazy: async () => ({ Component: (await import('../features/incidents')).BatchPage }) },
      ] },
      { path: 'migrations', element: <Guarded right="operate" />, children: [
        { index: true, lazy: async () => ({ Component: (await import('../features/migrations')).MigrationsPage }) },
      ] },
      { path: 'accounts', element: <Guarded right="accounts" />, children: [
        { index: true, lazy: async () => ({ Component: (await import('../features/accounts')).AccountsPage }) },
      ] },
      { path: '*', element: <NotFound /> },
    ],
  },
], { basename: '/designer' });
