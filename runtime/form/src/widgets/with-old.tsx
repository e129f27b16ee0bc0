import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '@liandong/core/run';
import { Icon, plainValue } from '../parts/index';
import type { WidgetEntry, WidgetProps } from './widget';

/**
 * What an older release of the form has left and this widget cannot hold: shown as it is above the empty widget, and kept in the answers
 * until somebody answers anew.
 */
export function withOld(Widget: WidgetEntry['Widget'], holds: (value: Json, field: WidgetProps['field']) => boolean): ComponentType<WidgetProps> {
  return function OldOrNew(props: WidgetProps) {
    const { t } = useTranslation('form');
    const { id, value, field, describedBy, invalid } = props;
    const old = value === undefined || value === null || holds(value, field) ? undefined : value;
    const noteId = `${id}-old`;
    return (
      <>
        {old !== undefined && <span id={noteId} className="field-old"><Icon name="alert" /><span>{t('old.kept', { value: plainValue(old) })}</span></span>}
        <Widget {...props} {...(old === undefined ? {} : { value: undefined, describedBy: describedBy === undefined ? noteId : `${describedBy} ${noteId}` })} invalid={invalid || old !== undefined} />
      </>
    );
  };
}
