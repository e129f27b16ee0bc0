/** 账号: who may sign in and which roles he holds where. For the accounts right. Must not show anything of clients. */
export { AccountsPage } from './AccountsPage';
