import { useApi, useSession } from '@liandong/client';
import { type Entry, Palette, useBoardEntries, usePalette } from '@liandong/palette';
import '@liandong/palette/palette.css';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { t } from '../../text';
import { FindContext, type Source } from './context';

/** The records are looked at in the stations' app. */
const STATION = '/station/';

function useEntries(sections: readonly Entry[]): readonly Entry[] {
  const api = useApi();
  const rights = useSession().me?.rights ?? [];
  const packs = useQuery({ queryKey: ['packs'], enabled: rights.includes('design'), queryFn: () => api.call('GET /packs') }).data?.packs ?? [];
  const boards = useBoardEntries(rights.includes('figures'));
  return [...sections, ...packs.map(({ id, title }) => ({ to: `/packs/${id}`, title, group: t('find.packs') })), ...boards];
}

function Open({ sources, sections, recent, onPick, onClose }: { readonly sources: ReadonlySet<Source>; readonly sections: readonly Entry[]; readonly recent: readonly Entry[]; readonly onPick: (entry: Entry) => void; readonly onClose: () => void }) {
  const own = useMemo(() => [...sources].flatMap((source) => source()), [sources]);
  const others = useEntries(sections);
  return <Palette entries={[...own, ...others]} recent={recent} recordAddress={(id) => `${STATION}records/${id}`} onPick={onPick} onClose={onClose} />;
}

/** Around all screens: Ctrl+K opens it anywhere. `sections`: those of the top line. */
export function FindProvider({ sections, children }: { readonly sections: readonly { readonly path: string; readonly title: string }[]; readonly children: ReactNode }) {
  const palette = usePalette();
  const navigate = useNavigate();
  const [sources] = useState(() => new Set<Source>());
  const add = useCallback((source: Source) => {
    sources.add(source);
    return () => void sources.delete(source);
  }, [sources]);
  const pick = (entry: Entry): void => {
    palette.remember(entry);
    palette.close();
    if (entry.to.startsWith(STATION)) location.assign(entry.to);
    else void navigate(entry.to);
  };
  return (
    <FindContext value={{ palette, add }}>
      {children}
      {palette.isOpen && <Open sources={sources} sections={sections.map(({ path, title }) => ({ to: path, title, group: t('find.sections') }))} recent={palette.recent} onPick={pick} onClose={palette.close} />}
    </FindContext>
  );
}
