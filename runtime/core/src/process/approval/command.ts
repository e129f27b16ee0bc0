/** Commands of approvals beyond taking, completing and returning a step. What each does to branches, members, timers and data: docs/approvals.md. */
export type ApprovalCommand = { readonly id: string } & (
  /** 驳回: as the step's model says, the end or back to who began it */
  | { readonly type: 'RejectTask'; readonly taskId: string; readonly comment: string }
  /** 拿回: by who did the step last, while nobody has acted after it */
  | { readonly type: 'TakeBackTask'; readonly node: string; readonly comment?: string }
  /** 转办 */
  | { readonly type: 'TransferTask'; readonly taskId: string; readonly userId: string; readonly comment: string }
  /** 委派: comes back for confirmation */
  | { readonly type: 'DelegateTask'; readonly taskId: string; readonly userId: string; readonly comment: string }
  /** 前加签, 后加签 */
  | { readonly type: 'AddSigners'; readonly taskId: string; readonly userIds: readonly string[]; readonly position: 'before' | 'after'; readonly comment: string }
  /** 减签 by who added him */
  | { readonly type: 'RemoveSigner'; readonly taskId: string; readonly userId: string; readonly comment: string }
  /** an operator takes a member of a 会签 out who cannot sign */
  | { readonly type: 'RemoveMember'; readonly taskId: string; readonly comment: string }
  /** 抄送, 已阅 */
  | { readonly type: 'CopyTo'; readonly userIds: readonly string[]; readonly taskId?: string; readonly comment?: string }
  | { readonly type: 'MarkRead'; readonly copyId: string }
  /** 催办: all open steps, or one */
  | { readonly type: 'Urge'; readonly taskId?: string; readonly comment?: string }
  /** 沟通 */
  | { readonly type: 'AskPerson'; readonly taskId: string; readonly userId: string; readonly waits: boolean; readonly comment: string }
  | { readonly type: 'AnswerAsk'; readonly askId: string; readonly comment: string }
  | { readonly type: 'EndAsk'; readonly askId: string }
  /** 挂起, 恢复 */
  | { readonly type: 'SuspendInstance'; readonly comment: string }
  | { readonly type: 'ResumeInstance'; readonly comment: string }
  /** 离职转办: everything of one person in this instance goes to another */
  | { readonly type: 'HandOver'; readonly from: string; readonly to: string; readonly comment: string }
);
