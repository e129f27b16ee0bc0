import { useState } from 'react';
import { t } from '../../text';
import { Button, TextField } from '../../ui';

/** Words to find by; asked when one presses Enter or the button, not with every letter. */
export function SearchBox({ value, onSearch }: { readonly value: string; readonly onSearch: (text: string) => void }) {
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  if (shown !== value) { setShown(value); setText(value); }
  return (
    <form role="search" className="register-search" onSubmit={(event) => { event.preventDefault(); onSearch(text); }}>
      <TextField label={t('registers.search')} help={t('registers.searchHelp')} type="search" value={text} maxLength={60} onChange={(next) => { setText(next); if (next === '') onSearch(''); }} />
      <Button type="submit" kind="main">{t('registers.searchDo')}</Button>
    </form>
  );
}
