import { Button } from 'antd';
import { Suspense, useState } from 'react';
import { FORM_TOOLS } from './form-tools';
import type { EditedForm } from './use-form';

/** The form's tools as buttons; what one opens lies over the form. */
export function ToolButtons({ edited }: { readonly edited: EditedForm }) {
  const [openId, open] = useState<string>();
  const Panel = FORM_TOOLS.find((tool) => tool.id === openId)?.Panel;
  if (edited.readonly) return null;
  return (
    <>
      {FORM_TOOLS.map((tool) => <Button key={tool.id} size="small" onClick={() => open(tool.id)}>{tool.title}</Button>)}
      {Panel && <Suspense fallback={null}><Panel edited={edited} onClose={() => open(undefined)} /></Suspense>}
    </>
  );
}
