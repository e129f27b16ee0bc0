import { TextControl } from '../../parts/index';
import type { WidgetProps } from '../widget';

const noDoubleSpace = (text: string): string => text.replace(/\s+/g, ' ');
export const PersonNameWidget = (props: WidgetProps) => <TextControl {...props} normalise={noDoubleSpace} />;
