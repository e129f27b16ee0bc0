import type { RequestHandler } from 'express';
import helmet from 'helmet';

const base = {
  defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:', 'blob:'], fontSrc: ["'self'", 'data:'], connectSrc: ["'self'"],
  mediaSrc: ["'self'", 'blob:'], manifestSrc: ["'self'"], workerSrc: ["'self'"], objectSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'self'"], frameAncestors: ["'none'"],
};
/** Content security policy by place. No place allows eval or inline script; only pages whose libraries write style attributes allow those. */
const CSP = {
  none: { defaultSrc: ["'none'"], frameAncestors: ["'none'"], baseUri: ["'none'"] },
  page: base,
  station: { ...base, requireTrustedTypesFor: ["'script'"], trustedTypes: ['liandong'] },
  designer: { ...base, styleSrc: ["'self'", "'unsafe-inline'"], workerSrc: ["'self'", 'blob:'], frameSrc: ["'self'"], frameAncestors: ["'self'"] },
  docs: { ...base, styleSrc: ["'self'", "'unsafe-inline'"] },
} as const satisfies Record<string, Readonly<Record<string, readonly string[]>>>;
export type Place = keyof typeof CSP;

const PERMISSIONS = 'camera=(self), geolocation=(self), microphone=(self), payment=(), usb=(), serial=(), bluetooth=(), interest-cohort=()';

/** The headers of every answer from one place. */
export function securityHeaders(place: Place, secure: boolean): RequestHandler {
  const directives = Object.fromEntries(Object.entries(CSP[place]).map(([name, values]) => [name, [...values]]));
  const inner = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    xFrameOptions: { action: place === 'designer' ? 'sameorigin' : 'deny' },
  });
  return (req, res, next) => {
    res.set('Permissions-Policy', PERMISSIONS);
    inner(req, res, next);
  };
}
