import { useEffect, useState } from 'react';
import type { Option } from '../../model/types';

/** Names done at once before others get their turn. */
const AT_ONCE = 500;
const NONE: readonly string[] = [];
const known = new WeakMap<readonly Option[], readonly string[]>();

async function initialsOf(options: readonly Option[], isOver: () => boolean): Promise<readonly string[]> {
  const { pinyin } = await import('pinyin-pro');
  const made: string[] = [];
  for (let from = 0; from < options.length && !isOver(); from += AT_ONCE) {
    made.push(...options.slice(from, from + AT_ONCE).map((option) => pinyin(option.title, { pattern: 'first', toneType: 'none', separator: '', nonZh: 'consecutive' }).toLowerCase()));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return made;
}

/** The pinyin initials of the choices, made when first wanted. */
export function useInitials(options: readonly Option[], wanted: boolean): readonly string[] {
  const [made, setMade] = useState<{ readonly of: readonly Option[]; readonly initials: readonly string[] }>();
  const initials = known.get(options) ?? (made?.of === options ? made.initials : undefined);
  const missing = wanted && initials === undefined;
  useEffect(() => {
    if (!missing) return undefined;
    let over = false;
    initialsOf(options, () => over).then((all) => {
      if (over) return;
      known.set(options, all);
      setMade({ of: options, initials: all });
    }, () => undefined);
    return () => {
      over = true;
    };
  }, [options, missing]);
  return initials ?? NONE;
}
