/**
 * Small pieces that several widgets and views are made of. Called inside this package only.
 * They know no pack, no form and no server.
 */
export { Choices } from './Choices';
export { Combobox } from './Combobox';
export { dayText, isDay } from './day';
export { DrawingContext } from './drawing';
export { FileTile } from './FileTile';
export { Icon, type IconName } from './Icon';
export { FullScreen } from './FullScreen';
export { idsOf, LookupControl, LookupRead } from './LookupControl';
export { nameKnown, useNames } from './use-lookup';
export { NotTaken } from './NotTaken';
export { NumberControl } from './NumberControl';
export { initialsOf, isLatin } from './pinyin';
export { PlainText } from './PlainText';
export { plainValue } from './plain-value';
export { REVEAL } from './reveal';
export { TextControl } from './TextControl';
export { toggled } from './toggled';
export { UploadNotice } from './UploadNotice';
export { useRoom } from './use-room';
export { Unusable, useUploads, type Prepared } from './use-uploads';
