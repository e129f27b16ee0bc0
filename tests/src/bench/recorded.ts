/** Peers as they were measured on another day (two cores, nothing else running): shown as such where a peer is not installed. */

export interface PeerFigure { readonly peer: string; readonly what: 'memory' | 'durable'; readonly clients: number; readonly completionsPerSecond: number; readonly p50?: number; readonly p99?: number }

export const RECORDED: readonly PeerFigure[] = [
  { peer: 'SpiffWorkflow', what: 'memory', clients: 1, completionsPerSecond: 2835 },
  { peer: 'bpmn-engine', what: 'memory', clients: 1, completionsPerSecond: 175 },
  { peer: 'bpmn-server', what: 'durable', clients: 1, completionsPerSecond: 16, p50: 45.2, p99: 97.4 },
  { peer: 'bpmn-server', what: 'durable', clients: 16, completionsPerSecond: 89, p50: 135, p99: 248 },
  { peer: 'bpmn-engine', what: 'durable', clients: 16, completionsPerSecond: 80, p50: 154, p99: 344 },
  { peer: 'SpiffWorkflow', what: 'durable', clients: 1, completionsPerSecond: 283, p50: 2.7, p99: 4.7 },
  { peer: 'Flowable', what: 'durable', clients: 1, completionsPerSecond: 131, p50: 6, p99: 12.1 },
  { peer: 'Flowable', what: 'durable', clients: 16, completionsPerSecond: 265, p50: 45.9, p99: 88.4 },
  { peer: 'Camunda', what: 'durable', clients: 1, completionsPerSecond: 114, p50: 5.6, p99: 24 },
  { peer: 'Camunda', what: 'durable', clients: 16, completionsPerSecond: 305, p50: 38.7, p99: 71.8 },
];
