/** What is wrong with how a page looks and reads, found in the page itself: nothing here knows an app or a pack. */
import type { Page } from 'playwright-core';

export interface Allowed {
  /** text with Latin letters that may be shown: ids, versions, names of formats and keys */
  readonly latin: RegExp;
  /** parts of the page that draw themselves */
  readonly except?: string;
}

/** Runs in the page. Everything it needs is inside. */
function look({ latin, except }: { latin: string; except: string }): string[] {
  const faults = new Set<string>();
  const allowed = new RegExp(latin, 'gu');
  const shown = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && (except === '' || element.closest(except) === null);
  const words = (text: string, where: string): void => {
    if (/undefined|\[object|\{\{|\bNaN\b|\bnull\b|Invalid Date/.test(text)) faults.add(`${where} says ${text.trim().slice(0, 80)}`);
    const left = text.replace(allowed, ' ');
    if (/[A-Za-z]/.test(left)) faults.add(`${where} in Latin letters: ${text.trim().slice(0, 80)}`);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent && !/^(SCRIPT|STYLE|NOSCRIPT|CODE|PRE|TEXTAREA)$/.test(parent.tagName) && parent.closest('code, pre, .cm-editor') === null && shown(parent)) words(node.textContent ?? '', 'text');
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
    if (shown(element)) for (const name of ['aria-label', 'placeholder', 'title', 'alt']) words(element.getAttribute(name) ?? '', name);
  }
  words(document.title, 'title of the window');
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.add(`the page is ${scrollWidth - clientWidth} px too wide`);
  const scrolls = (element: Element | null): boolean => element !== null && element !== document.body && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  for (const element of document.querySelectorAll('body *')) {
    const box = element.getBoundingClientRect();
    if (box.width > 0 && box.right > clientWidth + 1 && box.left < clientWidth && shown(element) && !scrolls(element.parentElement)) faults.add(`${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} stands out to the right`);
  }
  return [...faults];
}

export const looksOf = (page: Page, { latin, except = '' }: Allowed): Promise<string[]> => page.evaluate(look, { latin: latin.source, except });

/** What to press is at least this high or stands in a line of text. */
export const tooSmall = (page: Page, least: number, except = ''): Promise<string[]> =>
  page.evaluate(({ height, without }) => {
    const small: string[] = [];
    for (const element of document.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea, summary, [role=button], [role=switch], [role=tab]')) {
      const box = (element.closest('label') ?? element).getBoundingClientRect();
      const visible = element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && (without === '' || element.closest(without) === null);
      if (visible && box.width > 1 && box.height > 1 && box.height < height - 0.5) small.push(`${element.tagName.toLowerCase()} ${Math.round(box.height)} px: ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}`);
    }
    return small;
  }, { height: least, without: except });
