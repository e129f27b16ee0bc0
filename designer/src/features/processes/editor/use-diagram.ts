import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Draft } from '../../../editing';
import type { InsertRequest } from '../diagram/context-pad';
import { createModeler } from '../diagram/create-modeler';
import { Diagram, type StepName } from '../diagram/diagram';
import { DraftSync } from '../diagram/draft-sync';
import { flowButtons } from '../diagram/flow-buttons';
import { houseKeys } from '../diagram/keys';

interface Opened { readonly diagram: Diagram; readonly sync: DraftSync }
export type Reading = 'opening' | 'shown' | 'broken';

/** A modeler in `host` that follows the draft's file, and writes to it. */
export function useDiagram(host: RefObject<HTMLDivElement | null>, draft: Draft, path: string, insert: InsertRequest): { readonly diagram: Diagram | undefined; readonly reading: Reading } {
  const latest = useRef({ draft, insert });
  const [opened, open] = useState<Opened>();
  const [reading, read] = useState<Reading>('opening');
  const { readonly } = draft;
  useEffect(() => {
    latest.current = { draft, insert };
  });
  useEffect(() => {
    if (!host.current) return undefined;
    const ask: InsertRequest = (flow, at) => latest.current.insert(flow, at);
    const modeler = createModeler(host.current, readonly, ask);
    const diagram = new Diagram(modeler, readonly);
    const write = (xml: string, { label, merge }: StepName): void => latest.current.draft.setFile(path, xml, label, merge === undefined ? {} : { merge });
    const sync = new DraftSync(diagram, modeler, write);
    if (!readonly) {
      flowButtons(diagram, ask);
      houseKeys(diagram, { undo: () => latest.current.draft.undo(), redo: () => latest.current.draft.redo() });
    }
    open({ diagram, sync });
    return () => {
      sync.stop();
      modeler.destroy();
    };
  }, [host, path, readonly]);
  const text = draft.files[path];
  useEffect(() => {
    if (!opened || text === undefined) return undefined;
    let current = true;
    void opened.sync.show(text).then((ok) => {
      if (current) read(ok ? 'shown' : 'broken');
    });
    return () => {
      current = false;
    };
  }, [opened, text]);
  return { diagram: opened?.diagram, reading };
}
