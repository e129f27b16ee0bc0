import type { LedgerView } from '@liandong/server/contract/ledgers';

/** What is looked at: '' is all of it. */
export interface Asked { readonly orgId: string; readonly account: string; readonly period: string }
export interface PartProps { readonly ledger: LedgerView; readonly asked: Asked }

export const given = (values: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
