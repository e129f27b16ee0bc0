import { useEffect } from 'react';
import type { SheetPage } from '@liandong/core/run';

/** Paper of the browser's print dialog while the page is open. A sheet made by script, since no policy of ours allows inline styles. */
export function usePrintPage(page: SheetPage | undefined): void {
  useEffect(() => {
    if (!page) return undefined;
    const rule = new CSSStyleSheet();
    rule.replaceSync(`@page { size: ${page.width}mm ${page.height}mm; margin: ${page.margin}mm; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, rule];
    return () => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== rule); };
  }, [page]);
}
