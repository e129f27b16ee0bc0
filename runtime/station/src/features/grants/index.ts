/**
 * 放行: who is let in to what is confidential in one record, by whom, why and until when. Called by the pages of a record and of a person.
 * Who may let in, and for how long at most, is the server's to say; every one of them is noted there.
 */
export { confidentialTitles } from './confidential';
export { GrantsCard } from './GrantsCard';
