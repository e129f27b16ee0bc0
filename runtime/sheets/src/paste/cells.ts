/** A table copied from Excel: cells by tab, rows by line, quotes where a cell has a line break. */
export function cellsOf(text: string): string[][] {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const cell = /"((?:[^"]|"")*)"(?=[\t\n]|$)|[^\t\n]*/y;
  const rows: string[][] = [[]];
  for (let at = 0; at <= source.length; at += 1) {
    cell.lastIndex = at;
    const [whole = '', quoted] = cell.exec(source) ?? [];
    rows.at(-1)?.push((quoted?.replace(/""/g, '"') ?? whole).trim());
    at += whole.length;
    if (source[at] === '\n') rows.push([]);
  }
  return rows;
}
