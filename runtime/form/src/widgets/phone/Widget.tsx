import { TextControl } from '../../parts/index';
import type { WidgetProps } from '../widget';

/** As copied from a contact: with spaces, dashes or the country's prefix. */
const digits = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').replace(/^\+86/, '');
export const PhoneWidget = (props: WidgetProps) => <TextControl {...props} normalise={digits} inputMode="tel" className="input-code" />;
