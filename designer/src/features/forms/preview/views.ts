/** Who may look at a form where: the steps that show it, and the roles with what they may read. */
import { type CompiledForm, type CompiledPack, type FieldAccess, type JsonObject, presentData, type RoleDef } from '@liandong/core/run';
import { t } from '../text';

export interface PreviewStep {
  readonly key: string;
  readonly title: string;
  readonly access: FieldAccess | undefined;
  /** answers are there already, so that what one may not read is masked */
  readonly isLater: boolean;
}

export const WHOLE: PreviewStep = { key: '', title: t('preview.wholeForm'), access: undefined, isLater: false };

/** Every place at which the form is opened: services that begin with it, and steps of processes. */
export function stepsOf(pack: CompiledPack | undefined, formId: string): PreviewStep[] {
  const starts = Object.values(pack?.services ?? {}).filter((service) => service.form === formId)
    .map((service): PreviewStep => ({ key: `start:${service.id}`, title: t('preview.start', { title: service.title }), access: undefined, isLater: false }));
  const tasks = Object.values(pack?.processes ?? {}).flatMap((process) => Object.values(process.nodes).filter((node) => node.task?.form === formId)
    .map((node): PreviewStep => ({ key: `step:${process.id}:${node.id}`, title: t('preview.step', { process: process.title, step: node.title }), access: node.task?.access, isLater: true })));
  return [WHOLE, ...starts, ...tasks];
}

/** The answers as somebody of this role finds them at a later step. */
export function seenBy(role: RoleDef | undefined, step: PreviewStep, form: CompiledForm, answers: JsonObject): { readonly data: JsonObject; readonly masked: readonly string[] } {
  return role && step.isLater ? presentData(form.fields, answers, role.maxLevel) : { data: answers, masked: [] };
}
