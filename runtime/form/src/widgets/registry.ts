/** Every widget's component; a test compares it with the folders. */
import { ConsentWidget } from './consent/Widget';
import { DateWidget } from './date/Widget';
import { DatetimeWidget } from './datetime/Widget';
import { FileWidget } from './file/Widget';
import { IdCardWidget } from './id-card/Widget';
import { MoneyWidget } from './money/Widget';
import { MultiSelectWidget } from './multi-select/Widget';
import { NoteWidget } from './note/Widget';
import { NumberWidget } from './number/Widget';
import { PersonNameWidget } from './person-name/Widget';
import { PhoneWidget } from './phone/Widget';
import { PhotoWidget } from './photo/Widget';
import { ScoreWidget } from './score/Widget';
import { SelectWidget } from './select/Widget';
import { SignatureWidget } from './signature/Widget';
import { SwitchWidget } from './switch/Widget';
import { TextWidget } from './text/Widget';
import { TextareaWidget } from './textarea/Widget';
import type { WidgetEntry } from './widget';

const ENTRIES: Readonly<Record<string, WidgetEntry>> = {
  consent: { Widget: ConsentWidget, bare: true },
  date: { Widget: DateWidget },
  datetime: { Widget: DatetimeWidget },
  file: { Widget: FileWidget, group: true },
  'id-card': { Widget: IdCardWidget },
  money: { Widget: MoneyWidget },
  'multi-select': { Widget: MultiSelectWidget, group: true },
  note: { Widget: NoteWidget, bare: true },
  number: { Widget: NumberWidget },
  'person-name': { Widget: PersonNameWidget },
  phone: { Widget: PhoneWidget },
  photo: { Widget: PhotoWidget, group: true },
  score: { Widget: ScoreWidget, group: true },
  select: { Widget: SelectWidget },
  signature: { Widget: SignatureWidget, group: true },
  switch: { Widget: SwitchWidget, group: true },
  text: { Widget: TextWidget },
  textarea: { Widget: TextareaWidget },
};
export const WIDGET_IDS: readonly string[] = Object.keys(ENTRIES);
export const widgetEntry = (id: string): WidgetEntry => ENTRIES[id] ?? { Widget: TextWidget };
