import type { ServiceView } from '@liandong/server/contract/services';

export interface ServiceGroup { readonly title: string; readonly services: readonly ServiceView[] }

const fits = (service: ServiceView, words: readonly string[]): boolean => {
  const text = [service.title, service.group, service.summary].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
};

/** The services that contain all words of the search, in the groups of the list, in its order. */
export function serviceGroups(services: readonly ServiceView[], search: string, noGroup: string): ServiceGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const groups = new Map<string, ServiceView[]>();
  for (const service of services.filter((one) => fits(one, words))) {
    const title = service.group ?? noGroup;
    groups.set(title, [...(groups.get(title) ?? []), service]);
  }
  return [...groups].map(([title, list]) => ({ title, services: list }));
}
