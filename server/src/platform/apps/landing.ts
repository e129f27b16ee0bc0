import { words } from '../../text/index';

const CSS = `:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;font:1.125rem/1.7 system-ui,"Noto Sans SC","Noto Sans CJK SC",sans-serif;background:Canvas;color:CanvasText}
main{width:min(32rem,100% - 2rem)}h1{font-size:1.5rem;margin:0 0 .25rem}p{margin:0 0 1.5rem}ul{list-style:none;margin:0;padding:0;display:grid;gap:.75rem}
a.card{display:block;padding:1rem 1.25rem;border:1px solid GrayText;border-radius:.5rem;color:inherit;text-decoration:none}a.card:hover,a.card:focus-visible{outline:2px solid #1668dc;outline-offset:1px}a.card b{display:block}small a{color:inherit}`;

const card = (href: string, name: string): string => `<li><a class="card" href="${href}"><b>${words(`landing.${name}`)}</b>${words(`landing.${name}For`)}</a></li>`;

/** The page at `/`, and the one that says an app is not built yet. */
export function landingPage({ missing }: { readonly missing: boolean }): string {
  const body = missing ? `<p>${words('landing.missing')}</p>` : `<p>${words('landing.lead')}</p><ul>${card('/station/', 'station')}${card('/designer/', 'designer')}</ul><p><small><a href="/api/v1/docs/">${words('landing.docs')}</a></small></p>`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>${words('landing.title')}</title><link rel="stylesheet" href="/landing.css"></head><body><main><h1>${words('landing.title')}</h1>${body}</main></body></html>`;
}
landingPage.css = CSS;
