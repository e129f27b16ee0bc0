/** XPath's patterns in the engine's syntax (XML Schema regular expressions, XQuery and XPath functions §5.6). */

/** End of the bracket that opens at a place; one behind a `-` opens another inside of it. */
function bracketEnd(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '[' && (at === from || text[at - 1] === '-')) depth += 1;
    else if (text[at] === ']' && (depth -= 1) === 0) return at + 1;
  }
  return text.length;
}

const pieceEnd = (text: string, from: number): number => {
  if (text[from] === '[') return bracketEnd(text, from);
  if (text[from] !== '\\') return from + 1;
  const brace = /[pP]\{/.test(text.slice(from + 1, from + 3)) ? text.indexOf('}', from) : -1;
  return brace < 0 ? from + 2 : brace + 1;
};

/** A pattern taken apart: characters, escapes, brackets. One walk, however it is written. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = pieceEnd(text, at);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}

/** Unicode blocks that patterns name, of the scripts in use here. */
const BLOCKS: Readonly<Record<string, string>> = {
  IsBasicLatin: '\\x{0}-\\x{7F}', 'IsLatin-1Supplement': '\\x{80}-\\x{FF}', IsGreek: '\\x{370}-\\x{3FF}', IsCyrillic: '\\x{400}-\\x{4FF}', IsGeneralPunctuation: '\\x{2000}-\\x{206F}',
  IsCJKSymbolsandPunctuation: '\\x{3000}-\\x{303F}', IsCJKUnifiedIdeographs: '\\x{4E00}-\\x{9FFF}', IsHalfwidthandFullwidthForms: '\\x{FF00}-\\x{FFEF}',
};

/** Flag x: spaces outside of brackets mean nothing, even behind a backslash. */
const unspaced = (pattern: string): string => pattern.replace(/(\[[^\]]*\])|\s+/g, (_whole, brackets: string | undefined) => brackets ?? '');

const block = (piece: string): string => {
  const range = BLOCKS[piece.slice(3, -1)];
  return range === undefined ? piece : `[${piece[1] === 'P' ? '^' : ''}${range}]`;
};

/** `[A-Z-[OI]]`: plain characters and ranges, less some. Undefined for what is not that plain. */
function subtracted(piece: string): string | undefined {
  const [, from, less] = /^\[([^\\^[\]]+)-\[([^\\^[\]]+)\]\]$/.exec(piece) ?? [];
  if (from === undefined || less === undefined) return undefined;
  const codes = (text: string): number[] =>
    [...text.matchAll(/(.)-(.)|(.)/gu)].flatMap(([, first, last, single]) => {
      const [start, end] = [(first ?? single)?.codePointAt(0) ?? 0, (last ?? single)?.codePointAt(0) ?? 0];
      return Array.from({ length: Math.min(Math.max(end - start + 1, 0), 0x300) }, (_none, index) => start + index);
    });
  const gone = new Set(codes(less));
  const kept = codes(from).filter((code) => !gone.has(code));
  return kept.length === 0 ? undefined : `[${kept.map((code) => `\\x{${code.toString(16)}}`).join('')}]`;
}

/** Without flag s a `.` is no line end of any kind. */
function piecewise(piece: string, isDotAll: boolean): string {
  if (piece === '.') return isDotAll ? piece : '[^\\n\\r]';
  if (/^\\[pP]/.test(piece)) return block(piece);
  return piece.startsWith('[') && piece.includes('-[') ? (subtracted(piece) ?? piece) : piece;
}

const MAX_PATTERN = 1000;

/** Undefined for a pattern that is none: a group cannot be meant inside of brackets. */
export function translated(pattern: string, flags: string): string | undefined {
  if (pattern.length > MAX_PATTERN) return undefined;
  const pieces = piecesOf(flags.includes('x') ? unspaced(pattern) : pattern);
  if (pieces.some((piece) => piece.startsWith('[') && /\\\d/.test(piece))) return undefined;
  return pieces.map((piece) => piecewise(piece, flags.includes('s'))).join('');
}
