/** Characters as a person counts them in a limit: a pair of surrogates is one. Makes no list of them: a text may have millions. */
export const lengthOf = (text: string): number => text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
