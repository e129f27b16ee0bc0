/** Groups as sections: each run of questions that stand in the same group is one, in the order of the paper. */
import type { XlsItem } from '../read/types';

export interface Run { readonly group: XlsItem | undefined; readonly groups: readonly XlsItem[]; readonly items: readonly XlsItem[] }

export function runsOf(items: readonly XlsItem[], groups: readonly XlsItem[] = []): Run[] {
  const runs: Run[] = [];
  let own: XlsItem[] = [];
  const close = (): void => {
    if (own.length > 0) runs.push({ group: groups.at(-1), groups, items: own });
    own = [];
  };
  for (const item of items) {
    if (item.kind === 'group' || item.kind === 'loop') {
      close();
      runs.push(...runsOf(item.children ?? [], [...groups, item]));
    } else own.push(item);
  }
  close();
  return runs;
}
