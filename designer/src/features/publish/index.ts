/** 发布: what changes, for whom, from when, what runs on; releases and where they are in use. Must not edit the draft. */
export { PublishPage } from './PublishPage';
