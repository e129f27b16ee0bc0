import { createApi } from '@liandong/client';

/** The one client of this app. */
export const api = createApi();
