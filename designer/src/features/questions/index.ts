/** 题库: one question of the pack's library, edited as the form designer edits a field. Edits `questions/<id>.json` of the draft. */
export { QuestionPage } from './QuestionPage';
