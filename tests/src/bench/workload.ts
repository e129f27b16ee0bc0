/**
 * County approval, the same cases for every host: fill → amount > 5000? → the station approves (80 %), or station and county side by side
 * (20 %) → approved? → record → end. One instance in ten is refused once and goes round again: 2.42 completed steps an instance.
 */
import type { JsonObject } from '@liandong/core/run';

export const STATIONS = 50;
export const stationOf = (index: number): string => `st-${index % STATIONS}`;

const isCounty = (index: number): boolean => index % 10 >= 8;
const isRefusedOnce = (index: number): boolean => Math.floor(index / 10) % 10 === index % 10;

export interface Step {
  readonly node: string;
  /** whose step it is: CLERK and HEAD of the station, REVIEWER of the county */
  readonly role: 'CLERK' | 'HEAD' | 'REVIEWER';
  readonly data: JsonObject;
}

export const openData = (index: number): JsonObject => ({ caseNo: `C${String(index).padStart(8, '0')}`, station: stationOf(index) });

/** about 450 bytes as JSON */
const fillData = (index: number): JsonObject => ({
  amount: isCounty(index) ? 8000 + (index % 1000) : 1000 + (index % 3000),
  applicant: `Applicant ${index}`, idNumber: `3301021970010${1000 + (index % 9000)}`, phone: `138000${10_000 + (index % 90_000)}`,
  village: `Village ${index % 300}`, householdSize: 1 + (index % 6), purpose: 'temporary assistance after illness of a household member',
  address: `No. ${index % 200}, Lane ${index % 40}, Village ${index % 300}`, situation: 'two hospital stays since spring; savings are used up; one earner on short hours, two children at school',
  attachments: `receipt-${index}.pdf, income-${index}.pdf, household-register-${index}.pdf`,
});

/** about 50 bytes */
const approval = (approved: boolean): JsonObject => ({ approved, comment: approved ? 'agreed, papers complete' : 'income statement is missing' });

/** The steps of an instance in the order in which they are done. */
export function stepsOf(index: number): Step[] {
  const round = (approved: boolean): Step[] => [
    { node: 'fill', role: 'CLERK', data: fillData(index) },
    ...(isCounty(index)
      ? ([{ node: 'stationApprove2', role: 'HEAD', data: approval(approved) }, { node: 'countyReview', role: 'REVIEWER', data: approval(approved) }] as const)
      : ([{ node: 'stationApprove', role: 'HEAD', data: approval(approved) }] as const)),
  ];
  return [...(isRefusedOnce(index) ? round(false) : []), ...round(true)];
}

export const personFor = ({ role }: Pick<Step, 'role'>, index: number): string => (role === 'REVIEWER' ? 'reviewer' : `${role.toLowerCase()}-${index % STATIONS}`);
