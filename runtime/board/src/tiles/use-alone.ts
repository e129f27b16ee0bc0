import { useEffect, useState } from 'react';

/** A tile that stands alone on the paper while it is printed. */
export function useAlone(): readonly [boolean, () => void] {
  const [isAlone, setAlone] = useState(false);
  useEffect(() => {
    if (!isAlone) return undefined;
    const over = (): void => setAlone(false);
    window.addEventListener('afterprint', over);
    window.print();
    return () => window.removeEventListener('afterprint', over);
  }, [isAlone]);
  return [isAlone, () => setAlone(true)];
}
