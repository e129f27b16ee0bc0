/**
 * House components without knowledge of works or packs: buttons, sheets, notices, list states, page frame.
 * Called by all screens. Must not load anything.
 */
export { ActionGroups, type Act } from './ActionGroups';
export { BackLink, Page } from './Page';
export { Button } from './Button';
export { errorText } from './error-text';
export { FactList, type Fact } from './FactList';
export { Icon, type IconName } from './Icon';
export { Empty, Failed, Loading, MoreButton } from './list-states';
export { Notice } from './Notice';
export { plainKey } from './plain-key';
export { Segments, type Segment } from './Segments';
export { SelectField } from './SelectField';
export { Sheet } from './Sheet';
export { TextField } from './TextField';
export { Timeline } from './Timeline';
export { Due, StateTag } from './tags';
