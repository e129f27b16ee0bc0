/**
 * Accounts: who holds which role where. Needs the right `accounts`, which sees no business content. Called by the registry, the CLI and
 * the seed (`addUser`, `importUsers`). A change of roles or a lock-out ends the person's sessions in the same commit.
 */
export { usersHandlers } from './handlers';
export { addUser, grantProblems, type UserSpec } from './add';
export { importUsers, type Account, type UsersFile, type UsersImported } from './import';
