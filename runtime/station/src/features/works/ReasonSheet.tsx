import { t } from '../../text';
import type { Command } from './use-command';
import { WhySheet } from './WhySheet';

/** What is done with a few words and nothing else: how its button looks, and whether it may be done without words. */
const REASONS = {
  withdraw: { kind: 'danger', must: true },
  rejectEnd: { kind: 'danger', must: true },
  rejectStart: { kind: 'danger', must: true },
  terminate: { kind: 'danger', must: true },
  suspend: { kind: 'danger', must: true },
  resume: { kind: 'main', must: true },
  removeSigner: { kind: 'main', must: true },
  removeMember: { kind: 'main', must: true },
  urge: { kind: 'main', must: false },
  takeBack: { kind: 'main', must: false },
} as const;
export type ReasonAct = keyof typeof REASONS;

interface ReasonSheetProps {
  readonly act: ReasonAct;
  /** blanks of its texts */
  readonly of?: Readonly<Record<string, string>>;
  readonly command: Command;
  readonly onClose: () => void;
  readonly onSend: (comment: string) => void;
}

/** Says what will happen, takes a reason that stays in the history, and does it. */
export function ReasonSheet({ act, of = {}, command, onClose, onSend }: ReasonSheetProps) {
  const { kind, must } = REASONS[act];
  return (
    <WhySheet title={t(`reason.${act}.title`, of)} does={t(`reason.${act}.do`, of)} kind={kind} isFree={!must} maxLength={2000} first intent={command} onDo={onSend} onClose={onClose}>
      <p>{t(`reason.${act}.what`, of)}</p>
    </WhySheet>
  );
}
