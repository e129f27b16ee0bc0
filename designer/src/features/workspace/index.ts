/**
 * The workspace of one pack: tree at the left, the chosen item in the middle, findings below, saving and undo above. Opened by the
 * route `/packs/:packId`; its children are the editors. Must not edit files itself, apart from adding and removing whole items.
 */
export { Workspace } from './Workspace';
