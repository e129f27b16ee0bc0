import { createBrowserRouter, Navigate } from 'react-router';
import { Crashed } from './Crashed';
import { Guarded } from './Guarded';
import { NotFound } from './NotFound';
import { Shell } from './Shell';
import { StartPage } from './StartPage';

/** The address of every screen. Features load when they are first opened. */
export const router = createBrowserRouter([
  {
    path: '/', element: <Shell />, errorElement: <Crashed />,
    children: [
      { index: true, element: <StartPage /> },
      { path: 'packs', element: <Guarded right="design" />, children: [
        { index: true, lazy: async () => ({ Component: (await import('../features/packs')).PacksPage }) },
        { path: ':packId', lazy: async () => ({ Component: (await import('../features/workspace')).Workspace }), children: [
          { index: true, element: <Navigate to="services" replace /> },
          { path: 'services', lazy: async () => ({ Component: (await import('../features/services')).ServicesPage }) },
          { path: 'forms/:formId', lazy: async () => ({ Component: (await import('../features/forms')).FormPage }) },
          { path: 'processes/:processId', lazy: async () => ({ Component: (await import('./ProcessRoute')).ProcessRoute }) },
          { path: '*', element: <NotFound /> },
        ] },
      ] },
      { path: '*', element: <NotFound /> },
    ],
  },
], { basename: '/designer' });
