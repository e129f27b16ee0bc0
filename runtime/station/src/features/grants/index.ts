/**
 * 放行: who is let in to what is confidential in one record, by whom, why and until when; who asks for it, and the page where that is answered.
 * Called by the pages of a record and of a person, by the desk and by 我的. Who may let in or ask, and for how long at most, is the server's to say; every one of them is noted there.
 */
export { confidentialTitles } from './confidential';
export { GrantsCard } from './GrantsCard';
export { DeskGrants, GrantsLink } from './GrantsLinks';
export { GrantsPage } from './GrantsPage';
export { useHasGrantRequests } from './use-grant-requests';
