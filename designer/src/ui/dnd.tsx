/** Drag and drop behind three names, so that its library can be replaced in this file alone. Keyboard users move by commands instead. */
import { DragDropProvider, DragOverlay, PointerSensor, useDraggable, useDroppable } from '@dnd-kit/react';
import type { ReactNode } from 'react';

export interface Dragged { readonly [key: string]: string }
export interface DropSpot<T> {
  readonly spot: T;
  /** pointer in the lower half of the spot */
  readonly isAfter: boolean;
}
interface Shaped { readonly shape?: { readonly center: { readonly y: number } } | undefined; readonly data: { readonly spot?: unknown } }
interface Operation { readonly source: { readonly data: object } | null; readonly target: Shaped | null; readonly position: { readonly current: { readonly y: number } } }

const spotOf = <T,>(operation: Operation): DropSpot<T> | undefined => {
  const { target, position } = operation;
  if (!target || target.data.spot === undefined) return undefined;
  return { spot: target.data.spot as T, isAfter: position.current.y > (target.shape?.center.y ?? 0) };
};

interface DragAreaProps<T> {
  readonly children: ReactNode;
  /** what follows the pointer */
  readonly ghost: (dragged: Dragged) => ReactNode;
  readonly onOver: (spot: DropSpot<T> | undefined) => void;
  readonly onDrop: (dragged: Dragged, spot: DropSpot<T>) => void;
}

/** What can be dragged and dropped stands below this. The library's own English announcements (its first plugin) are left out. */
export function DragArea<T>({ children, ghost, onOver, onDrop }: DragAreaProps<T>) {
  return (
    <DragDropProvider
      sensors={[PointerSensor]}
      plugins={([, ...rest]) => rest}
      onDragMove={(event) => onOver(spotOf<T>(event.operation as unknown as Operation))}
      onDragOver={(event) => onOver(spotOf<T>(event.operation as unknown as Operation))}
      onDragEnd={(event) => {
        const operation = event.operation as unknown as Operation;
        const spot = spotOf<T>(operation);
        onOver(undefined);
        if (!event.canceled && operation.source && spot) onDrop(operation.source.data as Dragged, spot);
      }}
    >
      {children}
      <DragOverlay dropAnimation={null}>{(source) => <div className="ld-ghost">{ghost(source.data as Dragged)}</div>}</DragOverlay>
    </DragDropProvider>
  );
}

export function useDragSource(id: string, data: Dragged, isDisabled: boolean) {
  const { ref, isDragSource } = useDraggable({ id, data, disabled: isDisabled });
  return { ref, isDragged: isDragSource };
}

/** A spot inside another one has the higher priority. */
export function useDropSpot(id: string, spot: unknown, priority = 1) {
  return useDroppable({ id, data: { spot }, collisionPriority: priority }).ref;
}
