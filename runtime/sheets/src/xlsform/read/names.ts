const START = 'A-Za-z_\\u00c0-\\u02ff\\u0370-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd';
const NAME = new RegExp(`^[${START}][${START}.\\-0-9\\u00b7\\u0300-\\u036f]*(:[${START}][${START}.\\-0-9]*)?$`, 'u');

/** May stand as a name: no spaces, begins with a letter (of any script) or `_`. */
export const isXlsName = (name: string): boolean => NAME.test(name);

const REFERENCE = /\$\{([^}]*)\}|\$\{[^}]*$/g;

/** Names that a text refers to as `${name}`; undefined = one is not closed or no name. */
export function referencesIn(text: string): string[] | undefined {
  const names: string[] = [];
  for (const [, inner] of text.matchAll(REFERENCE)) {
    const name = inner?.replace(/^last-saved#/, '');
    if (name === undefined || !isXlsName(name)) return undefined;
    names.push(name);
  }
  return names;
}
