/** Of JSON Schema's own formats those that every host understands; all others are ours (`x-format`). */
export const JSON_FORMATS = ['date', 'time', 'date-time', 'email', 'uri'] as const;
