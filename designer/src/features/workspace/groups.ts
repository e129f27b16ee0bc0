import type { Json } from '@liandong/core/run';
import { titleInText } from '../../dmn';
import { t } from '../../text';

/** One branch of the pack tree. A branch with a folder lists its files as items. */
export interface Branch {
  readonly path: string;
  readonly title: string;
  readonly folder?: string;
}
export const BRANCHES: readonly Branch[] = [
  { path: 'services', title: t('tree.services') },
  { path: 'forms', title: t('tree.forms'), folder: 'forms' },
  { path: 'questions', title: t('tree.questions'), folder: 'questions' },
  { path: 'processes', title: t('tree.processes'), folder: 'processes' },
  { path: 'decisions', title: t('tree.decisions'), folder: 'decisions' },
  { path: 'records', title: t('tree.records'), folder: 'records' },
  { path: 'codes', title: t('tree.codes'), folder: 'codes' },
  { path: 'indicators', title: t('tree.indicators'), folder: 'indicators' },
  { path: 'reports', title: t('tree.reports'), folder: 'reports' },
  { path: 'plans', title: t('tree.plans'), folder: 'plans' },
  { path: 'ledgers', title: t('tree.ledgers'), folder: 'ledgers' },
  { path: 'dashboards', title: t('tree.dashboards'), folder: 'dashboards' },
  { path: 'notices', title: t('tree.notices'), folder: 'notices' },
  { path: 'prints', title: t('tree.prints'), folder: 'prints' },
  { path: 'roles', title: t('tree.roles') },
  { path: 'parameters', title: t('tree.parameters') },
  { path: 'scenarios', title: t('tree.scenarios'), folder: 'scenarios' },
  { path: 'publish', title: t('tree.publish') },
];

export interface Item { readonly id: string; readonly file: string; readonly title: string }

const titleOfBpmn = (text: string): string | undefined => /<(?:bpmn2?:)?process\b[^>]*\bname="([^"]*)"/.exec(text)?.[1];

function titleOfFile(file: string, text: string, json: <T = Json>(path: string) => T | undefined): string | undefined {
  if (file.endsWith('.bpmn')) return titleOfBpmn(text);
  return file.endsWith('.dmn') ? titleInText(text) : json<{ readonly title?: string }>(file)?.title;
}

/** Items of a folder by title, from the files of the draft. */
export function itemsOf(folder: string, files: Readonly<Record<string, string>>, json: <T = Json>(path: string) => T | undefined): Item[] {
  return Object.keys(files)
    .filter((file) => file.startsWith(`${folder}/`))
    .map((file) => {
      const id = file.slice(folder.length + 1).replace(/\.(json|bpmn|dmn)$/, '');
      const title = titleOfFile(file, files[file] ?? '', json);
      return { id, file, title: title === undefined || title === '' ? id : title };
    })
    .sort((a, b) => a.title.localeCompare(b.title, 'zh-CN'));
}
