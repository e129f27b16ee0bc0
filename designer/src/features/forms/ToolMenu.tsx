import { Button, Dropdown } from 'antd';
import { Suspense, useState } from 'react';
import { FORM_TOOLS } from './form-tools';
import { t } from './text';
import type { EditedForm } from './use-form';

/** The form's tools in one menu; what one opens lies over the form. */
export function ToolMenu({ edited }: { readonly edited: EditedForm }) {
  const [openId, open] = useState<string>();
  const Panel = FORM_TOOLS.find((tool) => tool.id === openId)?.Panel;
  if (edited.readonly) return null;
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items: FORM_TOOLS.map(({ id, title }) => ({ key: id, label: title, onClick: () => open(id) })) }}>
        <Button aria-haspopup="menu">{t('forms.tools')}<span aria-hidden="true"> ▾</span></Button>
      </Dropdown>
      {Panel && <Suspense fallback={null}><Panel edited={edited} onClose={() => open(undefined)} /></Suspense>}
    </>
  );
}
