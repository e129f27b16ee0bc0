import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Diagram } from '../diagram/diagram';
import type { PackContext } from '../model/pack-context';

export interface Editing {
  readonly diagram: Diagram;
  readonly pack: PackContext;
  readonly readonly: boolean;
}
export const EditingContext = createContext<Editing | undefined>(undefined);

/** The open diagram and what the pack offers to it; renders again with every change of the diagram. */
export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('useEditing needs an EditingContext');
  useSyncExternalStore(editing.diagram.subscribe, editing.diagram.version);
  return editing;
}
