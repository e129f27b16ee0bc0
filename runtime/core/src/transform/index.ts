/**
 * What becomes of stored values when their form changes: steps that travel with the pack, applied to records when a running work changes
 * over and to drafts when they are opened. Pure. Must not judge whether the result is a valid answer: the form does that.
 */
export { transformData, type Transformed, type Unfit } from './transform-data';
export { stepsFrom } from './steps-from';
