/**
 * 搜索 (Ctrl+K) of both apps: pages, services, dashboards and their tiles by name, part of it or pinyin initials, and records as the server finds them.
 * The apps say what there is and open what is picked. It must not keep what was typed or found once it is closed, but what was opened lately, in memory.
 */
export type { Entry } from './entry';
export { Palette } from './Palette';
export { t as paletteText } from './text';
export { useBoardEntries } from './use-boards';
export { type PaletteState, usePalette } from './use-palette';
