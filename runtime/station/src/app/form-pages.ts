import type { ComponentType } from 'react';

/** Loads a page together with the form renderer, which is half of the app and not needed to see what waits. */
const withForms = (load: () => Promise<ComponentType>) => async (): Promise<{ readonly Component: ComponentType }> => {
  const [{ startFormWords }, Component] = await Promise.all([import('../forms'), load()]);
  startFormWords();
  return { Component };
};

/** Pages with a form, for `lazy` routes. */
export const formPages = {
  task: withForms(async () => (await import('../features/task')).TaskPage),
  start: withForms(async () => (await import('../features/start')).StartPage),
  work: withForms(async () => (await import('../features/work')).WorkPage),
  record: withForms(async () => (await import('../features/record')).RecordPage),
  newRecord: withForms(async () => (await import('../features/record-new')).NewRecordPage),
  persons: withForms(async () => (await import('../features/person')).PersonsPage),
  doubles: withForms(async () => (await import('../features/person')).DoublesPage),
  dueConsents: withForms(async () => (await import('../features/person')).DueConsentsPage),
  person: withForms(async () => (await import('../features/person')).PersonPage),
  merge: withForms(async () => (await import('../features/person')).MergePage),
  print: withForms(async () => (await import('../features/print')).PrintPage),
};

/** Fetches them while nothing else is going on, so that the first tap on a task does not wait. */
export function prefetchForms(): () => void {
  const timer = setTimeout(() => {
    // what fails now is loaded when it is needed
    for (const load of Object.values(formPages)) load().catch(() => undefined);
  }, 1500);
  return () => clearTimeout(timer);
}
