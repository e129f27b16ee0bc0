/** Rows of a spreadsheet, code and title in the first two columns; a single column is numbered. Doubled codes keep their first title. */
export function codesFromText(text: string): { code: string; title: string }[] {
  const rows = text.split(/\r?\n/).map((line) => line.split(/\t|,|，/).map((cell) => cell.trim()).filter((cell) => cell !== '')).filter((cells) => cells.length > 0);
  const found = new Map<string, string>();
  rows.forEach(([first = '', second], index) => {
    const [code, title] = second === undefined ? [String(index + 1), first] : [first, second];
    if (!found.has(code)) found.set(code, title);
  });
  return [...found].map(([code, title]) => ({ code, title }));
}
