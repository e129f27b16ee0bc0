// What takes longest begins first, so that no worker is left alone with it at the end; also in a fresh clone, where nothing was measured yet.
// The order is by what was last measured on two cores; a name that is missing here only costs time.
import Sequencer from '@jest/test-sequencer';

const LONGEST = [
  'kill-upload', 'pages-station', 'pages-designer', 'forms-designer.e2e', 'approvals.e2e', 'forms-designer-work', 'main-job', 'authorisation', 'packs.int', 'kill-together', 'recount', 'fuzz',
  'dashboards.e2e', 'sheets.e2e', 'decisions.e2e', 'plans.int', 'kill-ledger', 'database.int', 'kill.int', 'mongod.int', 'operators', 'together.int', 'merge-histories', 'approval/random', 'histories.test',
];
const rank = ({ path }) => {
  const found = LONGEST.findIndex((name) => path.includes(name));
  return found < 0 ? LONGEST.length : found;
};

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((a, b) => rank(a) - rank(b));
  }
}
