/**
 * Small pieces that several widgets and views are made of. Called inside this package only.
 * They know no pack, no form and no server.
 */
export { Choices } from './Choices';
export { FileTile } from './FileTile';
export { Icon, type IconName } from './Icon';
export { FullScreen } from './FullScreen';
export { NumberControl } from './NumberControl';
export { TextControl } from './TextControl';
export { UploadNotice } from './UploadNotice';
export { Unusable, useUploads, type Prepared } from './use-uploads';
