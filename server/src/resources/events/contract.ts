import type { Routes } from '../api/contract';

export const eventsApi = {
  'GET /events': { summary: 'Server-sent events: `changed` when my lists may have changed, `numbers` when figures of a unit in my reach may have; it ends with my session', access: 'session', response: null, produces: 'text/event-stream' },
} as const satisfies Routes;
export type EventsApi = typeof eventsApi;
