import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { RouterProvider } from 'react-router';
import { ApiProvider, createApi } from '@liandong/client';
import { applyLooks } from '../features/mine';
import { makeQueryClient } from './queries';
import { makeRouter } from './routes';

applyLooks();

export function App() {
  const [made] = useState(() => ({ api: createApi(), queries: makeQueryClient(), router: makeRouter() }));
  return (
    <QueryClientProvider client={made.queries}>
      <ApiProvider api={made.api}>
        <RouterProvider router={made.router} />
      </ApiProvider>
    </QueryClientProvider>
  );
}
