/**
 * Drafts on this device: written before anything goes over the network, sealed under a key of their own for each person, gone with the
 * submission and with signing out. Called by the drafts only. It knows no server.
 */
export { deviceDrafts, type DeviceDraft, type OtherAnswers } from './device-drafts';
export { whyNotKept } from './why-not-kept';
