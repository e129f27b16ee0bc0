import type { Finding } from './findings';

const ROUTES: Readonly<Record<string, string>> = {
  'services.json': 'services', codes: 'codes', records: 'records', forms: 'forms', questions: 'questions', processes: 'processes', decisions: 'decisions', indicators: 'indicators', reports: 'reports', plans: 'plans', ledgers: 'ledgers', dashboards: 'dashboards', notices: 'notices', prints: 'prints', scenarios: 'scenarios',
};

const manifestPage = (path: string): string => (path.startsWith('/parameters') ? 'parameters' : 'roles');

/** The address below the workspace where a finding can be mended; `at` names the place on that page. */
export function placeOf(finding: { readonly item?: Finding['item']; readonly path: string }): string {
  const [folder = '', file] = (finding.item ?? '').split('/');
  const page = folder === 'pack.json' ? manifestPage(finding.path) : (ROUTES[folder] ?? 'files');
  const item = file === undefined ? '' : `/${encodeURIComponent(file.replace(/\.(json|bpmn|dmn)$/, ''))}`;
  return `${page}${item}?at=${encodeURIComponent(finding.path)}`;
}
