/** 搜索: from any page to any other, to a service, a dashboard, a saved view or a record. Called by the shell. What there is and who may see it, others decide. */
export { Find } from './Find';
