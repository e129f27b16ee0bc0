import type { PrintPiece } from '@liandong/core/run';
import { Button, Input, Select } from 'antd';
import { waysOf } from '../model/insert';
import { pieceWords } from '../model/words';
import { type PrintWorld, specAt } from '../model/world';
import { t } from '../text';

interface PieceListProps {
  readonly pieces: readonly PrintPiece[];
  readonly world: PrintWorld;
  readonly table: string | undefined;
  readonly isReadonly: boolean;
  onChange(pieces: readonly PrintPiece[], merge?: string): void;
}

interface PieceProps extends Omit<PieceListProps, 'pieces' | 'onChange'> { readonly piece: PrintPiece; onPut(piece: PrintPiece, merge?: string): void }

/** Words to write, or what stands there with the ways in which it can be shown. */
function Piece({ piece, world, table, isReadonly, onPut }: PieceProps) {
  const words = pieceWords(piece, world, table);
  if ('text' in piece) return <Input.TextArea aria-label={t('inspector.text')} autoSize={{ minRows: 1, maxRows: 8 }} maxLength={2000} readOnly={isReadonly} value={piece.text} onChange={(event) => onPut({ text: event.target.value }, 'text')} />;
  const spec = 'field' in piece && piece.field !== table ? specAt(world, piece.field) : undefined;
  const ways = spec ? waysOf(spec, world) : [];
  const title = 'field' in piece && spec ? spec.title : words.text;
  return (
    <div className="pr-piece-row">
      <span className={`pr-piece is-${words.kind}`}>{title}</span>
      {'field' in piece && ways.length > 1 && (
        <Select<(typeof ways)[number]>
          size="small" aria-label={`${title}${t('inspector.as')}`} disabled={isReadonly} popupMatchSelectWidth={false} value={piece.as ?? 'value'} options={ways.map((way) => ({ value: way, label: t(`inspector.ways.${way}`) }))}
          onChange={(as) => onPut(as === 'value' ? { field: piece.field } : { field: piece.field, as })}
        />
      )}
    </div>
  );
}

/** What stands in a cell, one after another. */
export function PieceList({ pieces, onChange, ...rest }: PieceListProps) {
  const put = (at: number, piece: PrintPiece, merge?: string): void => onChange(pieces.map((one, index) => (index === at ? piece : one)), merge === undefined ? undefined : `${merge}:${at}`);
  const swap = (first: number): void => onChange(pieces.map((one, index) => pieces[index === first ? first + 1 : index === first + 1 ? first : index] ?? one));
  const nameOf = (piece: PrintPiece): string => ('text' in piece ? t('inspector.blankText') : pieceWords(piece, rest.world, rest.table).text);
  return (
    <>
      {pieces.length === 0 && <p className="ld-hint">{t('inspector.empty')}</p>}
      <ol className="pr-pieces">
        {pieces.map((piece, index) => (
          <li key={index}>
            <Piece piece={piece} {...rest} onPut={(next, merge) => put(index, next, merge)} />
            {!rest.isReadonly && (
              <span className="pr-piece-actions">
                <Button type="text" size="small" aria-label={t('inspector.up')} disabled={index === 0} onClick={() => swap(index - 1)}>↑</Button>
                <Button type="text" size="small" aria-label={t('inspector.down')} disabled={index === pieces.length - 1} onClick={() => swap(index)}>↓</Button>
                <Button type="text" size="small" aria-label={t('inspector.remove', { title: nameOf(piece) })} onClick={() => onChange(pieces.filter((_one, at) => at !== index))}>✕</Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      {!rest.isReadonly && <Button size="small" onClick={() => onChange([...pieces, { text: '' }])}>{t('inspector.addText')}</Button>}
    </>
  );
}
