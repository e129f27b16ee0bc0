import type { ReactNode } from 'react';
import type { PersonView } from '@liandong/server/contract/persons';
import { Link } from 'react-router';
import { Notice, StateTag } from '../../ui';
import { dayText } from './days';
import { t } from './text';

/** What he has agreed to. It is taken back on the page of the consent. */
export function Consents({ view: { consents, askAgain, closed }, children }: { readonly view: PersonView; /** ways to a new one */ readonly children?: ReactNode }) {
  return (
    <section className="card">
      <h2>{t('person.consents')}</h2>
      {askAgain && <Notice kind="soon">{t('person.askAgain', { age: askAgain.age, since: dayText(askAgain.since), scopes: askAgain.scopes })}</Notice>}
      {closed.length > 0 && <Notice>{t('person.closed', { fields: closed.join(t('person.and')) })}</Notice>}
      {consents.length === 0 && <p className="hint">{t('person.noConsent')}</p>}
      <ul className="row-list">
        {consents.map((one) => (
          <li key={one.recordId}>
            <Link to={`/records/${one.recordId}`} className="row row-plain">
              <span className="row-main">
                <span className="row-title">{one.scopes}</span>
                <span className="row-more"><span>{t(one.byGuardian ? 'person.signedByGuardian' : 'person.signed', { at: dayText(one.signedAt) })}</span>{one.expiresAt !== undefined && <span>{t('person.expires', { at: dayText(one.expiresAt) })}</span>}</span>
              </span>
              <span className="row-side"><StateTag title={one.isInForce ? t('person.inForce') : t('person.notInForce', { state: one.stateTitle })} /></span>
            </Link>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
