import type { RecordDoc } from '../types';

/** What an expression over a record reads: its fields by name, and `data`, `state`, `stateAt`, `createdAt`, `occurredAt`. */
export const recordScope = ({ data, state, stateAt, createdAt, occurredAt }: RecordDoc): Record<string, unknown> => ({ ...data, data, state, stateAt, createdAt, occurredAt });
