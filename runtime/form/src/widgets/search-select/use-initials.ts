import { useEffect, useState } from 'react';
import type { Option } from '../../model/types';
import { initialsOf } from '../../parts/index';

const NONE: readonly string[] = [];
const known = new WeakMap<readonly Option[], readonly string[]>();

/** The pinyin initials of the choices, made when first wanted. */
export function useInitials(options: readonly Option[], wanted: boolean): readonly string[] {
  const [made, setMade] = useState<{ readonly of: readonly Option[]; readonly initials: readonly string[] }>();
  const initials = known.get(options) ?? (made?.of === options ? made.initials : undefined);
  const missing = wanted && initials === undefined;
  useEffect(() => {
    if (!missing) return undefined;
    let over = false;
    initialsOf(options.map(({ title }) => title), () => over).then((all) => {
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
