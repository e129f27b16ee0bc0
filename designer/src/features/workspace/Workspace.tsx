import { useSession } from '@liandong/client';
import { useState } from 'react';
import { Outlet, useParams } from 'react-router';
import { DraftProvider } from '../../editing';
import { Conflict } from './Conflict';
import { FindingsBar } from './FindingsBar';
import { PackTree } from './PackTree';
import { TopBar } from './TopBar';
import { useFindInPack } from './use-find-in-pack';
import { useShortcuts } from './use-shortcuts';

export function Workspace() {
  const { packId = '' } = useParams();
  const { me } = useSession();
  return <DraftProvider key={packId} packId={packId} readonly={!me?.rights.includes('design')}><Frame /></DraftProvider>;
}

function Frame() {
  useShortcuts();
  useFindInPack();
  const [isOpen, open] = useState(false);
  const toggle = (): void => open(!isOpen);
  return (
    <div className="ld-workspace">
      <TopBar areFindingsOpen={isOpen} onFindings={toggle} />
      <PackTree />
      <div className="ld-editor"><Outlet /></div>
      <FindingsBar isOpen={isOpen} onToggle={toggle} />
      <Conflict />
    </div>
  );
}
