/** The pages of the station that somebody has, as they are called where they are linked. */
import type { Right } from '@liandong/core/run';
import type { Entry } from '@liandong/palette';
import { t } from './text';

export interface Has { readonly rights: readonly Right[]; readonly persons: boolean; readonly ledgers: boolean; readonly reports: boolean; readonly retention: boolean; /** somebody asks him, or he has asked, to see what is confidential */ readonly grants: boolean }

const page = (to: string, title: string): Entry => ({ to, title, group: t('find.pages') });
const where = (isThere: boolean, to: string, title: string): Entry[] => (isThere ? [page(to, title)] : []);

export const pagesFor = ({ rights, persons, ledgers, reports, retention, grants }: Has): readonly Entry[] => [
  page('/', t('bar.desk')), page('/tasks', t('bar.tasks')), page('/services', t('bar.services')), page('/works?box=started', t('works.started')), page('/works?box=done', t('works.done')),
  page('/records', t('records.title')), page('/record-offers', t('offer.page')), page('/registers', t('registers.title')), ...where(persons, '/persons', t('mine.persons')), ...where(rights.includes('figures'), '/dashboards', t('mine.dashboards')),
  page('/plans', t('find.plans')), ...where(reports, '/reports', t('find.reports')), ...where(ledgers, '/ledgers', t('find.ledgers')), page('/sheets', t('sheets.title')), ...where(retention, '/retention', t('find.retention')), ...where(retention, '/retention/lists', t('find.lists')), ...where(grants, '/grants', t('find.grants')), ...where(rights.includes('audit'), '/exports', t('mine.exports')),
  page('/inbox', t('inbox.title')), page('/mine', t('bar.mine')), page('/mine/stand-ins', t('standIn.title')), ...where(rights.includes('operate'), '/mine/hand-over', t('handOver.title')),
  page('/mine/password', t('password.title')),
];
