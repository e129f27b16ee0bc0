import { type UIEvent, useId, useRef } from 'react';
import { Field } from '../../../ui';
import { t } from '../text';
import type { Mark } from './lines';

interface LinedTextProps {
  readonly label: string;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly error: string | undefined;
  readonly isReadonly: boolean;
  onChange(text: string): void;
}

/** A long text with the numbers of its lines; what is wrong is listed and marked at its line. */
export function LinedText({ label, text, marks, error, isReadonly, onChange }: LinedTextProps) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLOListElement>(null);
  const count = text.split('\n').length;
  const byLine = new Map(marks.map((mark) => [mark.line, mark.severity]));
  const follow = (event: UIEvent): void => {
    if (gutter.current) gutter.current.scrollTop = event.currentTarget.scrollTop;
  };
  const go = (line: number): void => {
    const box = area.current;
    if (!box) return;
    const start = text.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    box.focus();
    box.setSelectionRange(start, start + (text.slice(start).split('\n')[0] ?? '').length);
    box.scrollTop = Math.max(0, (line - 4) * (box.scrollHeight / count));
  };
  return (
    <div className="ld-lined">
      {marks.length > 0 && <ul className="ld-own-list" aria-label={t('expert.findings')}>{marks.map((mark, index) => <li key={index}><button type="button" onClick={() => go(mark.line)}><span className={`ld-dot is-${mark.severity}`} aria-hidden="true" />{t('expert.atLine', { line: mark.line, text: mark.text })}</button></li>)}</ul>}
      <Field label={label} htmlFor={id} error={error}>
        <div className="ld-lined-box">
          <ol ref={gutter} aria-hidden="true">{Array.from({ length: count }, (_, index) => <li key={index} className={byLine.has(index + 1) ? `is-${byLine.get(index + 1) ?? ''}` : ''}>{index + 1}</li>)}</ol>
          <textarea ref={area} id={id} className="ld-mono" spellCheck={false} wrap="off" readOnly={isReadonly} value={text} onScroll={follow} onChange={(event) => onChange(event.target.value)} />
        </div>
      </Field>
    </div>
  );
}
