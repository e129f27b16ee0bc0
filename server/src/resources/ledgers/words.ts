/** Dimensions in words: titles of codes, names of units and of the records that one may see. */
import { dimText } from '@liandong/core/run';
import { namesOf } from '../../names/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import type { Book } from './book';

type Dims = Readonly<Record<string, string>>;
interface DimView { readonly id: string; readonly title: string; readonly text: string }
export type Say = (dims: Dims) => DimView[];

export async function wordsFor(deps: Deps, caller: Caller, { def, pack, org }: Book, all: readonly Dims[]): Promise<Say> {
  const picks = def.dimensions.filter(({ kind }) => kind === 'record').flatMap(({ id, record = '' }) => [...new Set(all.flatMap((dims) => dims[id] ?? []))].map((value) => ({ ref: { kind: 'record' as const, record }, id: value })));
  const names = picks.length > 0 ? (await namesOf(deps, caller, picks)).all : {};
  const textOf = (dimension: (typeof def.dimensions)[number], value: string): string => names[value] ?? dimText(pack, dimension, value, (id) => org.view.unit(id)?.name);
  return (dims) => def.dimensions.flatMap((dimension) => {
    const value = dims[dimension.id];
    return value === undefined ? [] : [{ id: dimension.id, title: dimension.title, text: textOf(dimension, value) }];
  });
}
