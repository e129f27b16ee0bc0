let owner = '';
/** Whose drafts lie on this device under what is typed now: who signed in last. */
export const ownerOf = (): string => owner;
export const setOwner = (userId: string): void => { owner = userId; };
