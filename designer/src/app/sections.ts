import type { Right } from '@liandong/core/run';
import { t } from '../text';

interface Section { readonly path: string; readonly right: Right; readonly title: string }

/** Top navigation: each for the holders of a right. */
export const SECTIONS: readonly Section[] = [
  { path: '/packs', right: 'design', title: t('nav.packs') },
  { path: '/figures', right: 'figures', title: t('nav.figures') },
  { path: '/dashboards', right: 'figures', title: t('nav.dashboards') },
  { path: '/incidents', right: 'operate', title: t('nav.incidents') },
  { path: '/migrations', right: 'operate', title: t('nav.migrations') },
  { path: '/accounts', right: 'accounts', title: t('nav.accounts') },
];
export const sectionsFor = (rights: readonly Right[]): readonly Section[] => SECTIONS.filter((section) => rights.includes(section.right));
