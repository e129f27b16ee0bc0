import { useTranslation } from 'react-i18next';
import type { FormHost, FormModel } from '../model/types';
import { Icon } from '../parts/index';
import { ReadValue } from '../theme/index';

/** Everything one may see, close together; nothing to type. */
export function ReadView({ model, host }: { readonly model: FormModel; readonly host: FormHost }) {
  const { t } = useTranslation('form');
  const sections = model.sections.map((section) => ({ ...section, fields: section.fields.filter((field) => field.widget !== 'note') })).filter((section) => section.fields.length > 0);
  return (
    <div className="reading">
      {sections.map((section) => (
        <section key={section.id} className="section" data-section={section.id} aria-label={section.title === '' ? undefined : section.title}>
          {section.title !== '' && <h2 className="section-title">{section.title}</h2>}
          <dl className="facts">
            {section.fields.map((field) => (
              <div key={field.id} className={field.marked ? 'fact is-marked' : 'fact'} data-field={field.id}>
                <dt>{field.title}</dt>
                <dd>
                  <ReadValue field={field} value={section.data[field.id]} host={host} />
                  {field.marked && <span className="field-note field-mark"><Icon name="pen" />{t('field.marked')}</span>}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
