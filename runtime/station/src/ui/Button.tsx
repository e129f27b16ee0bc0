import type { ReactNode } from 'react';

interface ButtonProps {
  readonly children: ReactNode;
  readonly kind?: 'main' | 'plain' | 'danger' | 'link';
  readonly type?: 'button' | 'submit';
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly onClick?: () => void;
  readonly id?: string;
  readonly hotkey?: string;
}

/** `main`: the one thing to do here. While busy it stays in place and does nothing. */
export function Button({ children, kind = 'plain', type = 'button', busy = false, disabled = false, onClick, id, hotkey }: ButtonProps) {
  return (
    <button type={type} id={id} className={kind === 'link' ? 'btn-link' : `btn btn-${kind}`} disabled={disabled} aria-disabled={busy || disabled} aria-busy={busy} aria-keyshortcuts={hotkey} onClick={busy ? undefined : onClick}>
      {children}
    </button>
  );
}
