const PATHS = {
  alert: 'M12 3 2 20h20L12 3Zm0 6v5m0 3v.5',
  back: 'M15 5l-7 7 7 7',
  camera: 'M4 8h3l2-3h6l2 3h3v11H4V8Zm8 2.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7Z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  close: 'M6 6l12 12M18 6 6 18',
  file: 'M6 3h8l4 4v14H6V3Zm8 0v4h4',
  lock: 'M6 11h12v9H6v-9Zm2.5 0V8a3.5 3.5 0 0 1 7 0v3',
  pen: 'M4 20l1-4L16 5l3 3L8 19l-4 1Z',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  place: 'M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11Zm0-13a2 2 0 1 0 0 4 2 2 0 0 0 0-4Z',
  scan: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M4 12h16',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm5 11.5L20 20',
  up: 'M12 19V5m-6 6 6-6 6 6',
  down: 'M12 5v14m-6-6 6 6 6-6',
  calc: 'M6 3h12v18H6V3Zm3 4h6M9 12h.5m2.5 0h.5m2.5 0h.5M9 16h.5m2.5 0h.5m2.5 0h.5',
} as const;
export type IconName = keyof typeof PATHS;

/** A line drawing beside a text; never the only carrier of a meaning. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className="icon" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
    <path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
  </svg>
);
