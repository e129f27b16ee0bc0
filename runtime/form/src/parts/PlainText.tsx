import { plainBlocks, type Block } from './plain-blocks';

function Part({ block }: { readonly block: Block }) {
  if ('text' in block) return block.kind === 'heading' ? <strong className="plain-heading">{block.text}</strong> : <p>{block.text}</p>;
  const items = block.items.map((item, index) => <li key={index}>{item}</li>);
  return block.kind === 'numbers' ? <ol>{items}</ol> : <ul>{items}</ul>;
}

/** A text that an author wrote, set in blocks; whatever looks like markup stays text. */
export const PlainText = ({ text }: { readonly text: string }) => <div className="plain-text">{plainBlocks(text).map((block, index) => <Part key={index} block={block} />)}</div>;
