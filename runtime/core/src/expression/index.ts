/**
 * The one door to FEEL (DMN 1.3 §10.3) for forms, processes and indicators. Called with plain JSON contexts; answers JSON.
 * Nobody else imports the FEEL library, so it can be replaced without touching a caller.
 */
export * from './evaluate';
export * from './inspect';
