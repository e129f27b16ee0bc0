import { Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { t } from '../text';
import { TryOut } from '../try/TryOut';
import type { Asked, Tried } from '../try/use-try';

interface SidesProps { readonly tried: Tried; readonly isTable: boolean; readonly options: Asked['spoken']['options']; readonly children: ReactNode }

/** What is chosen, or trying it: one of the two is at the side. */
export function Sides({ tried, isTable, options, children }: SidesProps) {
  const [side, show] = useState('settings');
  return (
    <Tabs
      size="small" activeKey={side} onChange={show}
      items={[{ key: 'settings', label: t('inspector.settings'), children }, { key: 'try', label: t('inspector.try'), children: <TryOut tried={tried} isTable={isTable} options={options} /> }]}
    />
  );
}
