/** What the pages of the designer must look like, wherever they are looked at. */
import type { Page } from 'playwright-core';
import { picture } from '../support/browser';
import { packFiles } from '../support/packs';
import { demoCounty } from '../support/site';
import { DESIGNER_VIEWS, faultsHere } from './walk';

/** What the county names by ids stands in the designer beside its title; so do account names, versions, keys of the keyboard and names of notations. */
const named = [
  ...Object.keys(packFiles('wushe')).map((file) => file.split('/').at(-1)?.split('.')[0] ?? ''), 'wishCap', 'visitPhotoMin', 'visitDays\\w+', 'params\\.', 'age < 14', 'not-there', 'whoApproves',
  ...Object.keys(demoCounty([]).users ?? {}), 'A[345]', 'Ctrl(?:\\+[A-Z])?', 'Alt', 'Shift', 'Delete', 'JSON', 'FEEL', 'Word', 'Excel', 'XLSForm', '\\.xlsx', '\\.docx', 'MB', 'PDF', 'pulldata', 'Powered by bpmn\\.io', 'L[0-4]', 'v[\\d.]*', '[A-Z]{2}\\d{2}', '[A-Z]{2}-\\d{4}-\\d{4}',
];
export const allowed = { latin: new RegExp(`(?<![A-Za-z])(?:${named.join('|')})(?![A-Za-z-])|\\{\\w+\\}`), except: '.djs-container' };
export const HEADING = 'main h1, main h2, .ant-result-title, .ld-editor, main [role=tree]';

/** What is wrong with what is open now, and a picture of it. */
export async function looked(page: Page, name: string): Promise<string[]> {
  // what the mouse is over has other colours
  await page.mouse.move(0, 0);
  await picture(page, `designer-${name}`);
  const faults = await faultsHere(page, name, DESIGNER_VIEWS, allowed);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return faults;
}
/** From a menu of the canvas. */
export const fromMenu = (page: Page, title: string) => page.locator('.djs-popup .entry').filter({ hasText: title }).first().click();
export const inPanel = (page: Page, tab: string) => page.getByRole('complementary', { name: '环节属性' }).getByRole('tab', { name: tab, exact: true }).click();
