/** An author's plain text as headings, lists and paragraphs: `# heading`, `- item` or `1. item`, a blank line between paragraphs. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'bullets' | 'numbers'; readonly items: readonly string[] };

const HEADING = /^#{1,6}\s+(.+)$/;
const BULLET = /^[-*•·]\s+(.+)$/;
const NUMBER = /^\d{1,3}[.、)）]\s*(.+)$/;

function blockOf(line: string): Block {
  const heading = HEADING.exec(line)?.[1];
  if (heading !== undefined) return { kind: 'heading', text: heading };
  const bullet = BULLET.exec(line)?.[1];
  if (bullet !== undefined) return { kind: 'bullets', items: [bullet] };
  const numbered = NUMBER.exec(line)?.[1];
  return numbered === undefined ? { kind: 'paragraph', text: line } : { kind: 'numbers', items: [numbered] };
}

/** Two neighbours as one: lines of a list, lines of a paragraph. */
function joined(before: Block, next: Block): Block | undefined {
  if ('items' in before) return 'items' in next && next.kind === before.kind ? { kind: before.kind, items: [...before.items, ...next.items] } : undefined;
  return before.kind === 'paragraph' && next.kind === 'paragraph' ? { kind: 'paragraph', text: `${before.text}\n${next.text}` } : undefined;
}

export function plainBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  for (const part of text.split(/\n\s*\n/))
    part.split('\n').map((line) => line.trim()).filter((line) => line !== '').map(blockOf).forEach((block, index) => {
      const before = index === 0 ? undefined : blocks[blocks.length - 1];
      const both = before && joined(before, block);
      if (both) blocks[blocks.length - 1] = both;
      else blocks.push(block);
    });
  return blocks;
}
