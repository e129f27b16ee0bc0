/** The closed table from problem codes to HTTP statuses; the only place that knows a status. Longest match first: code, ending, beginning. */
const CODES: Readonly<Record<string, number>> = {
  'http.body-invalid': 400, 'http.body-too-deep': 400, 'http.body-key': 400, 'http.body-too-large': 413, 'http.body-type': 415,
  'http.no-route': 404, 'http.method': 405, 'http.foreign-origin': 403, 'http.header-missing': 403, 'http.key-missing': 400, 'http.key-invalid': 400,
  'http.if-match-missing': 428, 'http.aborted': 400, 'http.internal': 500, 'http.unavailable': 503,
  'session.required': 401, 'session.wrong': 401, 'session.locked': 429, 'session.busy': 503, 'events.too-many': 429, 'session.password-wrong': 403, 'session.password-same': 422, 'session.password-weak': 422,
  'access.denied': 403, 'access.right-missing': 403, 'publish.own-role': 403, 'publish.right': 403, 'process.excluded': 403, 'work.may-not-start': 403, 'figure.too-small': 403, 'report-object.not-yours': 403, 'report-object.locked': 409, 'report-object.figures-behind': 409, 'report-object.not-signed': 409, 'report-object.nothing-changed': 409, 'report-object.first-step': 409, 'report-object.below-open': 409,
  'command.reused': 409, 'publish.unconfirmed': 409, 'stand-in.overlap': 409, 'stand-in.circle': 409, 'command.busy': 503, 'work.not-in-use': 409, 'work.release-closed': 409,
  'process.comment-required': 422, 'process.outcome-unknown': 422, 'process.return-target': 422, 'process.not-skippable': 409,
  'record.may-not': 403, 'sheet.may-not-export': 403, 'record.may-not-act': 403, 'record.not-made-here': 403, 'record.field-hidden': 403, 'record.field-fixed': 403,
  'record.changed-meanwhile': 409, 'record.moved-meanwhile': 409, 'record.base-unknown': 409, 'record.pointed-to': 409, 'record.points-many': 409, 'record.work-runs': 409,
  'record.destroyed': 410, 'retention.held-already': 409, 'destruction-list.own': 403, 'destruction-list.decided': 409, 'destruction-list.listed': 409, 'destruction-list.nothing': 409,
  'record.wrong-state': 409, 'record.not-now': 409, 'record.void-already': 409, 'record.not-correctable': 409, 'record.offered-already': 409, 'record.offer-nobody': 409, 'record.offer-none': 409, 'record.offer-over': 409, 'record.link-most': 409, 'record.link-circle': 409,
  'consent.withdrawn': 409, 'grant.request.waits': 409, 'grant.request.over': 409, 'grant.open-already': 409, 'grant.nobody': 409,
  'process.not-suspended': 409, 'process.not-a-signer': 409, 'process.not-a-signature': 409, 'process.nothing-to-hand-over': 409,
};
const ENDINGS: readonly (readonly [string, number])[] = [['.not-found', 404], ['.unknown', 404], ['.gone', 410], ['.stale', 412], ['.taken', 409], ['.conflict', 409], ['.too-large', 413], ['.denied', 403]];
const BEGINNINGS: readonly (readonly [string, number])[] = [['request.', 400], ['http.', 400], ['process.not-', 403], ['process.', 409]];

export function statusOf(code: string): number {
  const exact = Object.hasOwn(CODES, code) ? CODES[code] : undefined;
  return exact ?? (code.startsWith('form.') ? undefined : ENDINGS.find(([end]) => code.endsWith(end))?.[1]) ?? BEGINNINGS.find(([start]) => code.startsWith(start))?.[1] ?? 422;
}
