/**
 * 保管期限: which records need not be kept any more, for those who look after it; which of them are kept for now (暂缓); and lists of those that are to be
 * destroyed (销毁清册), which somebody proposes, somebody agrees to and a job carries out. How a record is destroyed is the durable host's to do.
 */
export { retentionHandlers } from './handlers';
export { destructionJob } from './job';
export { holdModel, itemModel, listModel } from './model';
