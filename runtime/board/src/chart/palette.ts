/** Colours out of the theme's tokens as they are now, and when they change. */
import { useSyncExternalStore } from 'react';

export interface Palette { readonly text: string; readonly faint: string; readonly line: string; readonly surface: string; readonly series: readonly string[]; readonly font: string }

const TOKENS = ['--text', '--text-2', '--line-soft', '--surface', '--accent', '--info', '--done', '--soon', '--neutral', '--late', '--font'] as const;
const FORCED = '(forced-colors: active)';
/** Colours that the reader has chosen, in the order of the tokens: what tells lines apart then is their symbol and dash. */
const SYSTEM = ['CanvasText', 'CanvasText', 'GrayText', 'Canvas', 'LinkText', 'CanvasText', 'LinkText', 'CanvasText', 'LinkText', 'CanvasText', 'sans-serif'].join('|');
/** All tokens as one text: it changes when the theme does. */
const read = (): string => {
  if (matchMedia(FORCED).matches) return SYSTEM;
  const style = getComputedStyle(document.documentElement);
  return TOKENS.map((token) => style.getPropertyValue(token).trim()).join('|');
};

function listen(changed: () => void): () => void {
  const seen = new MutationObserver(changed);
  seen.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'data-text-size', 'data-density'] });
  const asked = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', FORCED].map((query) => matchMedia(query));
  asked.forEach((media) => media.addEventListener('change', changed));
  return () => {
    seen.disconnect();
    asked.forEach((media) => media.removeEventListener('change', changed));
  };
}

export function usePalette(): Palette {
  const [text = '', faint = '', line = '', surface = '', accent = '', info = '', done = '', soon = '', neutral = '', late = '', font = ''] = useSyncExternalStore(listen, read).split('|');
  return { text, faint, line, surface, font, series: [info, accent, done, soon, neutral, late] };
}
