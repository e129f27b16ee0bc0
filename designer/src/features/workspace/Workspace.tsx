import { useSession } from '@liandong/client';
import { Outlet, useParams } from 'react-router';
import { DraftProvider } from '../../editing';
import { Conflict } from './Conflict';
import { FindingsBar } from './FindingsBar';
import { PackTree } from './PackTree';
import { TopBar } from './TopBar';
import { useShortcuts } from './use-shortcuts';

export function Workspace() {
  const { packId = '' } = useParams();
  const { me } = useSession();
  return <DraftProvider key={packId} packId={packId} readonly={!me?.rights.includes('design')}><Frame /></DraftProvider>;
}

function Frame() {
  useShortcuts();
  return (
    <div className="ld-workspace">
      <TopBar />
      <PackTree />
      <div className="ld-editor"><Outlet /></div>
      <FindingsBar />
      <Conflict />
    </div>
  );
}
