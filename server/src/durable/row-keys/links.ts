import { linkKey, linksIn, type CompiledPack, type RecordDoc } from '@liandong/core/run';

/** What a record points to, so that it is found from there. */
export function linkKeys({ pack, record, plain }: { readonly pack: CompiledPack; readonly record: RecordDoc; readonly plain: RecordDoc['data'] }): { readonly links?: readonly string[] } {
  const keys = [...new Set(linksIn(pack, { type: record.type, data: plain }).map(({ def, id }) => linkKey(record.type, def.id, id)))];
  return keys.length === 0 ? {} : { links: keys };
}
