/**
 * What a field can be filled with: a folder per widget with component, React-free description and a demo. Called by the theme and,
 * for its palette, by the designer. A widget knows no pack, no process and no sibling.
 */
export { metaOf, WIDGETS } from './metas';
export { COMMON_SETTINGS } from './settings';
export type { Setting, WidgetMeta } from './widget';
