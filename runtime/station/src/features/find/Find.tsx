import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { type Entry, Palette, type PaletteState, paletteText, usePalette } from '@liandong/palette';
import '@liandong/palette/palette.css';
import { Icon } from '../../ui';
import { openView } from '../registers';
import { useEntries } from './use-entries';

function Open({ palette: { recent, remember, close } }: { readonly palette: PaletteState }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { entries, views } = useEntries();
  const pick = (entry: Entry): void => {
    const view = views.get(entry.to);
    if (view) openView(queries, view);
    remember(entry);
    close();
    void navigate(entry.to);
  };
  return <Palette entries={entries} recent={recent} recordAddress={(id) => `/records/${id}`} onPick={pick} onClose={close} />;
}

/** 搜索: a button in the top line, and Ctrl+K everywhere. */
export function Find() {
  const palette = usePalette();
  return (
    <>
      <button type="button" className="top-find" aria-label={paletteText('open')} aria-keyshortcuts="Control+K" onClick={palette.open}><Icon name="search" /></button>
      {palette.isOpen && <Open palette={palette} />}
    </>
  );
}
