/** Keys on the canvas. Undo and redo belong to the draft's history, so the canvas' own are switched off. */
import type { Diagram } from './diagram';

const HIGH = 5000;

export function houseKeys(diagram: Diagram, draft: { undo(): void; redo(): void }): void {
  const keyboard = diagram.get('keyboard');
  keyboard.addListener(HIGH, ({ keyEvent }) => {
    if (keyEvent.key === 'Escape') {
      diagram.get('selection').select(null);
      return undefined;
    }
    if (!keyboard.isCmd(keyEvent)) return undefined;
    const redo = keyboard.isKey(['y', 'Y'], keyEvent) || (keyboard.isKey(['z', 'Z'], keyEvent) && keyboard.isShift(keyEvent));
    if (redo) draft.redo();
    else if (keyboard.isKey(['z', 'Z'], keyEvent)) draft.undo();
    else return undefined;
    return true;
  });
}
