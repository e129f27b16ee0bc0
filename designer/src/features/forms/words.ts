/** Words of the form package (widgets, settings, groups) in the designer's own `t`. */
import { makeText } from '@liandong/client';
import { CORE_TEXT } from '@liandong/core/run';
import { FORM_TEXT } from '@liandong/form';

const form = makeText(FORM_TEXT);
const core = makeText(CORE_TEXT);

export const widgetTitle = (id: string): string => form.find(`widget.${id}`) ?? id;
export const groupTitle = (id: string): string => form.find(`group.${id}`) ?? id;
export const settingTitle = (id: string): string => form.find(`setting.${id}`) ?? id;
export const choiceTitle = (id: string): string => form.find(`choice.${id}`) ?? id;
export const levelTitle = (id: string): string => core.find(`level.${id}`) ?? id;
export const tierTitle = (id: string): string => core.find(`tier.${id}`) ?? id;
export const effectTitle = (id: string): string => core.find(`effect.${id}`) ?? id;
