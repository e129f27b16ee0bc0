import { fieldsOf, type CompiledPack } from '@liandong/core/run';

/** Titles of what is confidential in records of a type; none where nobody is let in. */
export const confidentialTitles = (pack: CompiledPack | undefined, type: string): string[] =>
  (pack?.records[type]?.grant ? Object.values(fieldsOf(pack, type)).flatMap(({ level, title }) => (level === 'L4' ? [title] : [])) : []);
