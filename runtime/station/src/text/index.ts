/**
 * The station app's words: `t('desk.title')`, keys checked by the compiler. Called by every screen.
 * Must not hold a word of a pack: those come with the release.
 */
import { makeText } from '@liandong/client';
import table from './zh-CN.json';

export const t = makeText(table);
