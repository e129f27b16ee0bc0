import { coreText, filled } from '@liandong/core/run';
import { type RequestHandler, Router } from 'express';
import type { Deps } from '../../platform/deps';
import { securityHeaders } from '../../platform/http/headers';
import { Refusal } from '../../platform/http/refusal';
import { sentence, words } from '../../text/index';
import { countyOfNotice, type Listing, noticeListing } from './listing';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

/** A local date in words. */
function dayText(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return filled(coreText('value.date') ?? date, { year, month: Number(month), day: Number(day) });
}

const html = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${escape(title)}</title><link rel="stylesheet" href="/public/notice.css"></head>
<body><main>${body}</main></body></html>`;

/** Large type, one card a row on a phone, a plain table on paper. */
const CSS = `:root { color-scheme: light; font-family: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; font-size: 20px; line-height: 1.6; color: #1f2328; background: #fff; }
body { margin: 0; } main { max-width: 60rem; margin: 0 auto; padding: 1rem; } h1 { font-size: 1.6rem; margin: 0.5rem 0 1rem; }
table { width: 100%; border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: 0.5rem 0.6rem; border-bottom: 1px solid #6e7781; overflow-wrap: anywhere; } th { background: #f0f3f6; }
.none, footer { color: #4b5563; } nav a { display: inline-block; min-height: 44px; padding: 0.4rem 1rem; color: #0a58ca; } a:focus-visible { outline: 3px solid #0a58ca; outline-offset: 2px; }
@media (max-width: 640px) { thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); } tr, td { display: block; } tr { border: 1px solid #6e7781; border-radius: 8px; margin-bottom: 0.8rem; } td { border: 0; padding: 0.2rem 0.8rem; } td::before { content: attr(data-title) "\\FF1A"; color: #4b5563; } td:empty { display: none; } }
@media print { :root { font-size: 14pt; } nav { display: none; } tr { break-inside: avoid; } thead { display: table-header-group; } }
`;

function table({ columns, items }: Listing): string {
  if (items.length === 0) return `<p class="none">${escape(words('notice.none'))}</p>`;
  const heads = [words('notice.no'), ...columns.map((column) => column.title), words('notice.org')];
  const rows = items.map((item) => [item.no ?? '', ...columns.map((column) => item.values[column.field] ?? ''), item.orgName]);
  const cells = (row: readonly string[]): string => row.map((text, index) => `<td data-title="${escape(heads[index] ?? '')}">${escape(text)}</td>`).join('');
  return `<table><thead><tr>${heads.map((head) => `<th scope="col">${escape(head)}</th>`).join('')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody></table>`;
}

const links = (listing: Listing, cursor: string | undefined): string => {
  const first = cursor === undefined ? '' : `<a href="?">${escape(words('notice.first'))}</a>`;
  const next = listing.next === undefined ? '' : `<a rel="next" href="?cursor=${encodeURIComponent(listing.next)}">${escape(words('notice.more'))}</a>`;
  return first + next === '' ? '' : `<nav>${first}${next}</nav>`;
};

/** No script, no sign-in, nothing of the apps: a page for a notice board, a phone or paper. */
const showNotice = (deps: Deps): RequestHandler => async (req, res) => {
  const [packId, noticeId] = [String(req.params.packId), String(req.params.noticeId)];
  const cursor = typeof req.query.cursor === 'string' && req.query.cursor.length <= 200 ? req.query.cursor : undefined;
  res.set('Cache-Control', 'no-cache').type('text/html');
  try {
    const countyId = await countyOfNotice(deps, packId, noticeId);
    const listing = await noticeListing(deps, countyId, packId, noticeId, { cursor, limit: 50 });
    const { county, calendar } = await deps.org.snapshot(countyId);
    const footer = words('notice.footer', { county: county.name, date: dayText(calendar.dateOf(deps.clock.now())) });
    res.send(html(listing.title, `<h1>${escape(listing.title)}</h1>${table(listing)}${links(listing, cursor)}<footer><p>${escape(footer)}</p></footer>`));
  } catch (error) {
    const [found] = error instanceof Refusal ? error.problems : [];
    if (!found) throw error;
    res.status(404).send(html(words('status.404'), `<h1>${escape(sentence(found))}</h1>`));
  }
};

/** Everything under /public. */
export function publicPages(deps: Deps, secure: boolean): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use(securityHeaders('page', secure));
  router.get('/notice.css', (_req, res) => void res.set('Cache-Control', 'no-cache').type('text/css').send(CSS));
  router.get('/notices/:packId/:noticeId', showNotice(deps));
  return router;
}
