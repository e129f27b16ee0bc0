import { useState } from 'react';
import { t } from '../../text';
import { Button } from '../../ui';

const NAME = 'hints-seen';
const STEPS = ['one', 'two', 'three'] as const;

const wereSeen = (): boolean => {
  try {
    return localStorage.getItem(NAME) === '1';
  } catch {
    return false;
  }
};

/** Three steps for the first time on this device. */
export function Hints() {
  const [seen, setSeen] = useState(wereSeen);
  if (seen) return null;
  const close = (): void => {
    setSeen(true);
    try {
      localStorage.setItem(NAME, '1');
    } catch {
      // shown again next time
    }
  };
  return (
    <section className="card hints">
      <h2>{t('hints.title')}</h2>
      <ol>{STEPS.map((step) => <li key={step}><strong>{t(`hints.${step}.title`)}</strong><span>{t(`hints.${step}.what`)}</span></li>)}</ol>
      <Button onClick={close}>{t('hints.close')}</Button>
    </section>
  );
}
