/** Every widget's component; a test compares it with the folders. */
import { wallClock } from '@liandong/core/run';
import { CalculatedWidget, isSingle } from './calculated/Widget';
import { CascadeRead, CascadeWidget } from './cascade/Widget';
import { ConsentWidget } from './consent/Widget';
import { ConsentScopesWidget } from './consent-scopes/Widget';
import { DateWidget } from './date/Widget';
import { DateRangeWidget, isRange } from './date-range/Widget';
import { DatetimeWidget } from './datetime/Widget';
import { FileWidget } from './file/Widget';
import { HoursWidget } from './hours/Widget';
import { IdCardWidget } from './id-card/Widget';
import { LocationWidget } from './location/Widget';
import { isPlace } from './location/place';
import { MoneyWidget } from './money/Widget';
import { MultiSelectWidget } from './multi-select/Widget';
import { NoteWidget } from './note/Widget';
import { NumberWidget } from './number/Widget';
import { PersonNameWidget } from './person-name/Widget';
import { PhoneWidget } from './phone/Widget';
import { PhotoWidget } from './photo/Widget';
import { RecordPickerRead, RecordPickerWidget } from './record-picker/Widget';
import { ScanWidget } from './scan/Widget';
import { isGrade, ScoreWidget } from './score/Widget';
import { SearchSelectWidget } from './search-select/Widget';
import { SegmentedWidget } from './segmented/Widget';
import { SelectWidget } from './select/Widget';
import { SignatureWidget } from './signature/Widget';
import { SwitchWidget } from './switch/Widget';
import { TableRead } from './table/Read';
import { isRows } from './table/rows';
import { TableWidget } from './table/Widget';
import { TextWidget } from './text/Widget';
import { TextareaWidget } from './textarea/Widget';
import { isClock, TimeWidget } from './time/Widget';
import { UnitPickerRead, UnitPickerWidget } from './unit-picker/Widget';
import { UserPickerRead, UserPickerWidget } from './user-picker/Widget';
import * as holds from './holds';
import type { WidgetEntry } from './widget';
import { withOld } from './with-old';

const ENTRIES: Readonly<Record<string, WidgetEntry>> = {
  calculated: { Widget: CalculatedWidget, holds: isSingle },
  cascade: { Widget: CascadeWidget, holds: holds.option, Read: CascadeRead, group: true },
  consent: { Widget: ConsentWidget, holds: holds.boolean, bare: true },
  'consent-scopes': { Widget: ConsentScopesWidget, holds: holds.plainList, group: true },
  date: { Widget: DateWidget, holds: holds.day },
  'date-range': { Widget: DateRangeWidget, holds: isRange, group: true },
  datetime: { Widget: DatetimeWidget, holds: (value) => typeof value === 'string' && wallClock(value) !== undefined },
  file: { Widget: FileWidget, holds: holds.files, group: true },
  hours: { Widget: HoursWidget, holds: holds.number },
  'id-card': { Widget: IdCardWidget, holds: holds.text },
  location: { Widget: LocationWidget, holds: isPlace, group: true },
  money: { Widget: MoneyWidget, holds: holds.number },
  'multi-select': { Widget: MultiSelectWidget, holds: holds.plainList, group: true },
  note: { Widget: NoteWidget, bare: true },
  number: { Widget: NumberWidget, holds: holds.number },
  'person-name': { Widget: PersonNameWidget, holds: holds.text },
  phone: { Widget: PhoneWidget, holds: holds.text },
  photo: { Widget: PhotoWidget, holds: holds.files, group: true },
  'record-picker': { Widget: RecordPickerWidget, holds: holds.ids, Read: RecordPickerRead },
  scan: { Widget: ScanWidget, holds: holds.text },
  score: { Widget: ScoreWidget, holds: isGrade, group: true },
  'search-select': { Widget: SearchSelectWidget, holds: holds.option },
  segmented: { Widget: SegmentedWidget, holds: holds.option, group: true },
  select: { Widget: SelectWidget, holds: holds.option },
  signature: { Widget: SignatureWidget, holds: holds.files, group: true },
  switch: { Widget: SwitchWidget, holds: holds.boolean, group: true },
  table: { Widget: TableWidget, holds: isRows, Read: TableRead, group: true },
  text: { Widget: TextWidget, holds: holds.text },
  textarea: { Widget: TextareaWidget, holds: holds.text },
  time: { Widget: TimeWidget, holds: isClock },
  'unit-picker': { Widget: UnitPickerWidget, holds: holds.ids, Read: UnitPickerRead },
  'user-picker': { Widget: UserPickerWidget, holds: holds.ids, Read: UserPickerRead },
};
/** Made once: a component that changes its identity loses what is typed in it. */
const SAFE: Readonly<Record<string, WidgetEntry>> = Object.fromEntries(Object.entries(ENTRIES).map(([id, entry]) => [id, entry.holds ? { ...entry, Widget: withOld(entry.Widget, entry.holds) } : entry]));
export const WIDGET_IDS: readonly string[] = Object.keys(ENTRIES);
export const widgetEntry = (id: string): WidgetEntry => SAFE[id] ?? { Widget: TextWidget };
