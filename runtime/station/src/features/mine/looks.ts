export const TEXT_SIZES = ['standard', 'large', 'xlarge', 'elder'] as const;
export const THEMES = ['auto', 'light', 'dark', 'contrast'] as const;
export interface Looks {
  readonly text: (typeof TEXT_SIZES)[number];
  readonly theme: (typeof THEMES)[number];
}
const NAME = 'looks';
const DEFAULT: Looks = { text: 'standard', theme: 'auto' };

const among = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((one) => one === value);

/** What was chosen on this device. Anything unreadable counts as not chosen. */
export function readLooks(): Looks {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Partial<Record<keyof Looks, unknown>>;
    return { text: among(TEXT_SIZES, kept.text) ?? DEFAULT.text, theme: among(THEMES, kept.theme) ?? DEFAULT.theme };
  } catch {
    return DEFAULT;
  }
}

/** Puts the looks on the document; the style sheets do the rest. */
export function applyLooks(looks: Looks = readLooks()): void {
  const { dataset } = document.documentElement;
  dataset.textSize = looks.text;
  if (looks.theme === 'auto') delete dataset.theme;
  else dataset.theme = looks.theme;
}

export function keepLooks(looks: Looks): void {
  applyLooks(looks);
  try {
    localStorage.setItem(NAME, JSON.stringify(looks));
  } catch {
    // shown until the tab is closed
  }
}
