/** 服务清单: what stations offer. Edits `services.json` of the draft. Must not know what a form or process contains. */
export { ServicesPage } from './ServicesPage';
