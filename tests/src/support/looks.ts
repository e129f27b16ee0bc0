/** What is wrong with how a page looks and reads, found in the page itself: nothing here knows an app or a pack. */
import type { Page } from 'playwright-core';

export interface Allowed {
  /** text with Latin letters that may be shown: ids, versions, names of formats and keys */
  readonly latin: RegExp;
  /** parts of the page that draw themselves */
  readonly except?: string;
}

/** Runs in the page, so everything it needs is inside. */
function look({ latin, except }: { latin: string; except: string }): string[] {
  const faults = new Set<string>();
  const allowed = new RegExp(latin, 'gu');
  const shown = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && (except === '' || element.closest(except) === null);
  const words = (text: string, where: string): void => {
    if (/undefined|\[object|\{\{|\bNaN\b|\bnull\b|Invalid Date/.test(text)) faults.add(`${where} says ${text.trim().slice(0, 80)}`);
    if (/[A-Za-z]/.test(text.replace(allowed, ' '))) faults.add(`${where} in Latin letters: ${text.trim().slice(0, 80)}`);
  };
  const isProse = (parent: Element): boolean => !/^(SCRIPT|STYLE|NOSCRIPT|TEXTAREA)$/.test(parent.tagName) && parent.closest('code, pre, .cm-editor') === null && shown(parent);
  const scrolls = (element: Element | null): boolean => element !== null && element !== document.body && (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
  const { scrollWidth, clientWidth } = document.documentElement;

  function readTexts(): void {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) if (node.parentElement && isProse(node.parentElement)) words(node.textContent ?? '', 'text');
    words(document.title, 'title of the window');
  }
  function readNames(): void {
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
      if (!shown(element) || element.closest('[aria-hidden=true]') !== null) continue;
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) words(element.getAttribute(name) ?? '', name);
    }
  }
  function measure(): void {
    if (scrollWidth > clientWidth) faults.add(`the page is ${scrollWidth - clientWidth} px too wide`);
    let named = 0;
    for (const element of document.querySelectorAll('body *')) {
      if (named >= 5) return;
      const { width, left, right } = element.getBoundingClientRect();
      const standsOut = width > 0 && right > clientWidth + 1 && left < clientWidth;
      if (!standsOut || !shown(element) || scrolls(element.parentElement)) continue;
      named += 1;
      faults.add(`${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} stands out to the right`);
    }
  }
  readTexts();
  readNames();
  measure();
  return [...faults];
}

export const looksOf = (page: Page, { latin, except = '' }: Allowed): Promise<string[]> => page.evaluate(look, { latin: latin.source, except });

/** What is there to press and lower than `least` pixels. A field counts with its label when that stands around it. */
export const tooSmall = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((height) => {
    const small: string[] = [];
    for (const element of document.querySelectorAll('button, a[href], input:not([type=hidden]), select, textarea, summary, [role=button], [role=switch], [role=tab]')) {
      const box = (element.closest('label') ?? element).getBoundingClientRect();
      const isHere = box.width > 1 && box.right > 0 && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      if (isHere && box.height < height - 0.5) small.push(`${element.tagName.toLowerCase()} ${Math.round(box.height)} px: ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}`);
    }
    return small;
  }, least);
