/** Pop-up menus of the canvas: change the type of an element, append, attach. Generated from the dialect; what is not basic is folded away until asked for. */
import { coreText } from '@liandong/core/run';
import { DIALECT, type DialectEntry, KNOWN } from '../model/dialect';
import { fitsAt, fitsIn, follows, replacementsFor } from '../model/fit';
import { elementTitle, t } from '../text';
import { specOf } from './insert';
import { placeOn } from './reminder';
import { entryAt, scopeOf } from './scopes';
import type { DiagramElement, Get } from './types';

interface MenuEntry { readonly label: string; readonly className: string; readonly rank?: number; readonly searchable?: boolean; readonly group?: { readonly id: string; readonly name: string }; readonly action: () => void }
type Menu = Record<string, MenuEntry>;

/** So few are all shown. */
const FEW = 6;
const groupOf = ({ basic, group }: DialectEntry) => (basic ? {} : { group: { id: group, name: t('more.group', { group: coreText(`elementGroup.${group}`) ?? group }) } });

/** Folded entries are still found by searching: the menu searches all, and shows those of rank 0 and above. */
function menuOf(get: Get, offers: readonly DialectEntry[], act: (entry: DialectEntry) => void): Menu {
  const offered = get('offered');
  const entries = [...offers.filter((entry) => entry.basic), ...offers.filter((entry) => !entry.basic)];
  const isFolded = !offered.isOpen && entries.length > FEW && entries.some((entry) => entry.basic);
  const unfold = (): void => {
    offered.open(true);
    get('popupMenu').refresh();
  };
  const shown = entries.map((entry): [string, MenuEntry] => [entry.type, { label: elementTitle(entry.type), className: entry.icon, action: () => act(entry), ...groupOf(entry), rank: isFolded && !entry.basic ? -1 : 0 }]);
  return Object.fromEntries([...shown, ...(isFolded ? [['more', { label: t('more.open'), className: 'pe-menu-more', searchable: false, action: unfold } satisfies MenuEntry]] : [])]) as Menu;
}

export const replaceable = (element: DiagramElement): readonly DialectEntry[] => replacementsFor(element.businessObject as never, scopeOf(element), entryAt(element.host));
export const replaceMenu = (get: Get, element: DiagramElement): Menu =>
  menuOf(get, replaceable(element), (entry) => get('selection').select(get('bpmnReplace').replaceElement(element, specOf(entry))));

/** What may come behind an element. */
export const following = (element: DiagramElement, among: readonly DialectEntry[] = KNOWN): readonly DialectEntry[] =>
  among.filter((entry) => follows(entry, entryAt(element)) && fitsIn(entry, scopeOf(element)));
export const appendMenu = (get: Get, element: DiagramElement): Menu =>
  menuOf(get, following(element), (entry) => void get('autoPlace').append(element, get('elementFactory').createShape(specOf(entry))));

/** What may sit on its edge. */
export const attachable = (element: DiagramElement, among: readonly DialectEntry[] = KNOWN): readonly DialectEntry[] =>
  element.businessObject.isForCompensation === true ? [] : among.filter((entry) => fitsAt(entry, entryAt(element)));
export const attachMenu = (get: Get, element: DiagramElement): Menu =>
  menuOf(get, attachable(element), (entry) => {
    const made = get('modeling').createShape(get('elementFactory').createShape(specOf(entry)), placeOn(element), element, { attach: true });
    get('selection').select(made);
  });

export const basicAttachable = (element: DiagramElement): readonly DialectEntry[] => attachable(element, DIALECT);
