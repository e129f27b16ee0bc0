import { useState } from 'react';

const placeOf = (draftKey: string): string => `liandong.day.${draftKey}`;

/** On which day it happened: no answer of the form, so it is kept beside its draft for as long as the tab lives. '' = today. */
export function useDay(draftKey: string): { readonly day: string; readonly setDay: (day: string) => void } {
  const [day, show] = useState(() => sessionStorage.getItem(placeOf(draftKey)) ?? '');
  const setDay = (next: string): void => {
    show(next);
    if (next === '') sessionStorage.removeItem(placeOf(draftKey));
    else sessionStorage.setItem(placeOf(draftKey), next);
  };
  return { day, setDay };
}
