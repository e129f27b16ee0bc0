import { ApiProvider } from '@liandong/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN';
import { RouterProvider } from 'react-router';
import { api } from './api';
import { router } from './routes';
import { themeFor } from './theme';
import { useIsCalm, useIsDark } from './use-media';

const queries = new QueryClient({ defaultOptions: { queries: { retry: 1, staleTime: 5000 } } });

/** Drawn, not named: antd's own icons bear English names that screen readers would say. */
const DOWN = <span className="ld-down" aria-hidden="true" />;
const CLOSE = <span aria-hidden="true">×</span>;

/** Providers around the routes. */
export function App() {
  const [isDark, isCalm] = [useIsDark(), useIsCalm()];
  return (
    <ConfigProvider locale={zhCN} theme={themeFor(isDark, isCalm)} button={{ autoInsertSpace: false }} select={{ suffixIcon: DOWN }} modal={{ closeIcon: CLOSE }} drawer={{ closeIcon: CLOSE }}>
      <AntApp className="ld-app">
        <QueryClientProvider client={queries}>
          <ApiProvider api={api}>
            <RouterProvider router={router} />
          </ApiProvider>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}
