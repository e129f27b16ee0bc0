import { PlainText } from '../../parts/index';
import type { WidgetProps } from '../widget';

/** A text of the author between the fields. */
export const NoteWidget = ({ field }: WidgetProps) => (
  <div className="notice notice-info">
    <strong>{field.title}</strong>
    {field.description !== undefined && <PlainText text={field.description} />}
  </div>
);
