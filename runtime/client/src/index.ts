/**
 * What both apps share on the way to the server: a client typed by the contracts, the session, and the words for time,
 * dues, explanations and timelines. Called by the station app and the designer. It renders nothing, knows no form and
 * keeps nothing on the device.
 */
export * from './api/index';
export * from './session/index';
export * from './text/index';
export * from './words/index';
