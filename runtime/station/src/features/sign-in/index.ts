/**
 * 登录: the page before everything, and the sheet when a session ended in the middle of something. Called by the gate.
 * Must not keep what was typed into the password.
 */
export { SignInAgain } from './SignInAgain';
export { SignInPage } from './SignInPage';
