/**
 * 我的: who I am here, how the app looks, who stands in for me, password, signing out. Called by the shell.
 * Looks are the only thing kept on the device.
 */
export { HandOverPage } from './HandOverPage';
export { applyLooks } from './looks';
export { MinePage } from './MinePage';
export { PasswordPage } from './PasswordPage';
export { StandInsPage } from './StandInsPage';
