import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { displayValue, type JsonObject } from '@liandong/core/run';
import { specOf } from '../../model/spec-of';
import { Icon, NumberControl, plainValue } from '../../parts/index';
import { isObject } from '../holds';
import type { WidgetProps } from '../widget';
import { askPlace, type PlaceFault } from './place';

type State = 'idle' | 'busy' | PlaceFault;
const AXES = ['lat', 'lng'] as const;

/** Both numbers by hand, for whoever has them from a map. */
function ByHand({ place, ...props }: WidgetProps & { readonly place: JsonObject }) {
  const { t } = useTranslation('form');
  const put = (axis: (typeof AXES)[number], value: WidgetProps['value']): void => {
    const next = Object.fromEntries(AXES.map((one) => [one, one === axis ? value : place[one]]).filter(([, entry]) => entry !== undefined && entry !== null)) as JsonObject;
    props.onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <details className="by-hand">
      <summary>{t('location.byHand')}</summary>
      {AXES.map((axis) => (
        <label key={axis} htmlFor={`${props.id}-${axis}`} className="by-hand-part">
          <span>{t(`location.${axis}`)}</span>
          <NumberControl {...props} id={`${props.id}-${axis}`} value={place[axis]} onChange={(value) => put(axis, value)} />
        </label>
      ))}
    </details>
  );
}

/** Asks the device when one presses; when it does not say, that is told and the form goes on without. */
export function LocationWidget(props: WidgetProps) {
  const { t } = useTranslation('form');
  const [state, setState] = useState<State>('idle');
  const { id, value, field, host } = props;
  const place = isObject(value) ? value : {};
  const spec = specOf(host.fields, field.id);
  const text = spec && typeof place.lat === 'number' && typeof place.lng === 'number' ? displayValue(spec, value, host.pack) || plainValue(place) : '';
  const take = async (): Promise<void> => {
    setState('busy');
    const found = await askPlace();
    setState(typeof found === 'string' ? found : 'idle');
    if (typeof found !== 'string') props.onChange(found);
  };
  return (
    <span className="location">
      {text !== '' && <span className="location-found"><Icon name="place" /><span className="value">{text}</span></span>}
      <span className="choices-with-clear">
        <button id={id} type="button" className="btn btn-plain" disabled={state === 'busy'} aria-describedby={props.describedBy} onClick={() => void take()} onBlur={props.onBlur}>
          <Icon name="place" />{t(state === 'busy' ? 'location.busy' : text === '' ? 'location.take' : 'location.again')}
        </button>
        {text !== '' && <button type="button" className="btn-link" onClick={() => props.onChange(undefined)}>{t('select.clear')}</button>}
      </span>
      {state !== 'idle' && state !== 'busy' && <span className="field-hint" role="status">{t(`location.fault.${state}`)}</span>}
      <ByHand {...props} place={place} />
    </span>
  );
}
