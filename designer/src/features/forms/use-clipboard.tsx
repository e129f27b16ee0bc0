import { message } from 'antd';
import { type ClipboardEvent, type ReactNode, useState } from 'react';
import type { FormActions } from './actions';
import { keepCopied, keptCopy } from './clipboard';
import { type Fragment, readFragment } from './model/fragment';
import { PasteDialog } from './PasteDialog';
import { selectedIds, type Selection } from './selection';
import { t } from './text';
import type { EditedForm } from './use-form';
import { missingIn } from './missing';
import { useDraft } from '../../editing';

interface Clipboard {
  /** for the area of the form: copying and pasting by the keyboard */
  readonly handlers: { onCopy(event: ClipboardEvent): void; onCut(event: ClipboardEvent): void; onPaste(event: ClipboardEvent): void };
  copy(): void;
  paste(): void;
  /** what is asked before fields of another pack settle here */
  readonly dialog: ReactNode;
}

/** Text that is being written or was marked keeps the browser's own copying. */
const isText = (event: ClipboardEvent): boolean => (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable=true]') !== null) || (window.getSelection()?.toString() ?? '') !== '';

/** Copying fields out of a form, and pasting them into this one, another one or another pack. */
export function useClipboard(edited: EditedForm, selection: Selection, actions: FormActions): Clipboard {
  const draft = useDraft();
  const [asked, ask] = useState<Fragment>();
  const [first] = selectedIds(selection);
  const settle = (fragment: Fragment, isBringing: boolean): void => {
    ask(undefined);
    const { left } = actions.paste(fragment, isBringing ? missingIn(fragment, draft.files).files : undefined);
    void message.success(t(left > 0 ? 'clip.pastedLess' : 'clip.pasted', { n: fragment.fields.length, left }));
  };
  const take = (text: string): void => {
    if (edited.readonly) return;
    const fragment = readFragment(text);
    if (!fragment) void message.info(t('clip.nothing'));
    else if (missingIn(fragment, draft.files).titles.length > 0) ask(fragment);
    else settle(fragment, false);
  };
  const copied = (): string | undefined => {
    if (first === undefined) return undefined;
    const fragment = actions.copy(first);
    const text = JSON.stringify(fragment);
    keepCopied(text);
    void message.success(t('clip.copied', { n: fragment.fields.length }));
    return text;
  };
  const onCopy = (event: ClipboardEvent): boolean => {
    const text = isText(event) ? undefined : copied();
    if (text === undefined) return false;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    return true;
  };
  return {
    handlers: {
      onCopy: (event) => void onCopy(event),
      onCut: (event) => {
        if (!edited.readonly && first !== undefined && onCopy(event)) actions.remove(first);
      },
      onPaste: (event) => {
        if (isText(event)) return;
        event.preventDefault();
        take(event.clipboardData.getData('text/plain'));
      },
    },
    copy: () => {
      const text = copied();
      if (text !== undefined) void navigator.clipboard?.writeText(text).catch(() => undefined);
    },
    paste: () => take(keptCopy()),
    dialog: asked && <PasteDialog missing={missingIn(asked, draft.files).titles} count={asked.fields.length} onBring={() => settle(asked, true)} onWithout={() => settle(asked, false)} onCancel={() => ask(undefined)} />,
  };
}
