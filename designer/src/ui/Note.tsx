import { Alert } from 'antd';

/** A sentence that stands out. Its mark is for the eye only: the sentence says it. */
export function Note({ type, text }: { readonly type: 'info' | 'success' | 'warning'; readonly text: string }) {
  return <Alert type={type} showIcon icon={<span className={`ld-mark is-${type}`} aria-hidden="true" />} title={text} />;
}
