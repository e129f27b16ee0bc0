/** What was to be reached and what was: every goal a ratio or a bound, judged from this run's own figures. */
import type { Figures } from './figures';
import type { PeerRow } from './peers';

export interface Goal { readonly measure: string; readonly goal: string; readonly got: string; readonly met: boolean }

const times = (ratio: number): string => `${ratio.toFixed(ratio < 10 ? 2 : 0)}×`;
/** A peer's best row of this run; a recorded one only where this run has none. */
function best(rows: readonly PeerRow[], peer: string, what: PeerRow['what']): PeerRow | undefined {
  const all = rows.filter((row) => row.peer === peer && row.what === what);
  const now = all.filter((row) => row.source === 'this run');
  return [...(now.length > 0 ? now : all)].sort((a, b) => b.completionsPerSecond - a.completionsPerSecond)[0];
}

function against(rows: readonly PeerRow[], peer: string, what: PeerRow['what'], ours: number, factor: number, measure: string): Goal[] {
  const row = best(rows, peer, what);
  if (!row) return [];
  const ratio = ours / row.completionsPerSecond;
  return [{ measure: `${measure} against ${peer}`, goal: `≥ ${factor}×`, got: `${times(ratio)} (${ours}/s : ${row.completionsPerSecond}/s, ${row.source})`, met: ratio >= factor }];
}
const most = (measure: string, value: number, bound: number, unit: string): Goal => ({ measure, goal: `≤ ${bound} ${unit}`, got: `${value} ${unit}`, met: value <= bound });
const least = (measure: string, value: number, bound: number, unit: string): Goal => ({ measure, goal: `≥ ${bound} ${unit}`, got: `${value} ${unit}`, met: value >= bound });

function durableGoals({ durable, floors, peers: { rows } }: Figures): Goal[] {
  const [one, sixteen] = [durable.find((row) => row.clients === 1), durable.find((row) => row.clients === 16)];
  const under = floors.find((row) => row.clients === 16);
  if (!one || !sixteen || !under) return [];
  const share = sixteen.completionsPerSecond / under.transactionsPerSecond;
  const speed = sixteen.completionsPerSecond;
  return [
    { measure: 'durable completions/s, 16 clients, against the floor', goal: '≥ 60 %', got: `${Math.round(share * 100)} % (${speed}/s : ${under.transactionsPerSecond}/s)`, met: share >= 0.6 },
    ...against(rows, 'bpmn-server', 'durable', speed, 10, 'durable completions/s, 16 clients,'), ...against(rows, 'Flowable', 'durable', speed, 3, 'durable completions/s, 16 clients,'),
    ...against(rows, 'Camunda', 'durable', speed, 3, 'durable completions/s, 16 clients,'),
    most('one durable completion, 1 client, p50', one.p50, 3.5, 'ms'), most('one durable completion, 1 client, p99', one.p99, 8, 'ms'),
  ];
}

function memoryGoals({ memory, peers: { rows } }: Figures): Goal[] {
  const speed = memory.completionsPerSecond;
  return [
    ...against(rows, 'SpiffWorkflow', 'memory', speed, 10, 'in memory, completions/s,'), ...against(rows, 'bpmn-engine', 'memory', speed, 100, 'in memory, completions/s,'),
    most('state of a case with 10 open tokens', memory.tenTokensBytes, 4096, 'bytes'),
  ];
}

function httpGoals({ http, peers: { rows } }: Figures): Goal[] {
  const speed = http.completionsPerSecond;
  return [least('over HTTP with validation, 16 clients', speed, 500, 'completions/s'), ...against(rows, 'Flowable', 'durable', speed, 1.8, 'over HTTP with validation, completions/s,'), most('server memory at its peak', http.memory.peak, 250, 'MB')];
}

function growthGoals({ growth }: Figures): Goal[] {
  const none = growth.find((row) => row.open === 0);
  const kept = (open: number, share: number): Goal[] => {
    const row = growth.find((entry) => entry.open === open);
    if (!none || !row) return [];
    const ratio = row.completionsPerSecond / none.completionsPerSecond;
    // what else the machine was doing shows in the floor, which knows of no open instances
    const floors = row.floor / none.floor;
    return [{ measure: `throughput kept with ${open} open`, goal: `≥ ${share}`, got: `${ratio.toFixed(2)} (the floor beside it ${floors.toFixed(2)})`, met: ratio >= share }];
  };
  const last = growth.at(-1);
  const pages = last ? [most(`first page of a worklist in the store, ${last.open} open, p95`, last.store.p95, 1.5, 'ms'), most(`first page of a worklist over HTTP, ${last.open} open, p95`, last.http.p95, 20, 'ms')] : [];
  return [...kept(100_000, 0.9), ...kept(1_000_000, 0.8), ...pages];
}

export const goalsOf = (figures: Figures): Goal[] => [
  ...memoryGoals(figures), ...durableGoals(figures), ...httpGoals(figures), ...growthGoals(figures), most('disk for a finished instance with full history', figures.disk.total, 6 * 1024, 'bytes'),
];
