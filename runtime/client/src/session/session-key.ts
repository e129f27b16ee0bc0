/** react-query key of the session: `Me`, or null when nobody is signed in. */
export const SESSION_KEY = ['session'] as const;
