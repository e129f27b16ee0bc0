/** 搜索 of the designer: sections, packs, dashboards and records; in the workspace of a pack also its items. Called by the shell; pages add what they have. */
export { FindProvider } from './FindProvider';
export { FindButton } from './FindButton';
export { useFindable } from './context';
