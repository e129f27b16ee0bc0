import { Alert } from 'antd';

const MARKS = { info: 'i', success: '✓', warning: '!' } as const;

/** A sentence that stands out. Its mark is for the eye only: the sentence says it. */
export function Note({ type, text }: { readonly type: keyof typeof MARKS; readonly text: string }) {
  return <Alert type={type} showIcon icon={<span className="ld-mark" aria-hidden="true">{MARKS[type]}</span>} title={text} />;
}
