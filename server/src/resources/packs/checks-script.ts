import { checksCode } from '@liandong/core/compile';
import { type CompiledForm, compileForm, type FormDef, type PackFiles } from '@liandong/core/run';
import type { Response } from 'express';
import { SENT } from '../../platform/http/handler';
import type { Checked } from './draft';

/** Answer a script module; the browser must take it for nothing else. */
export function sendScript(res: Response, code: string, cacheControl: string): typeof SENT {
  res.status(200).set({ 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': cacheControl, 'X-Content-Type-Options': 'nosniff' }).end(code);
  return SENT;
}

function formOf(text: string): CompiledForm | undefined {
  try {
    const { form } = compileForm(JSON.parse(text) as FormDef);
    checksCode({ [form.id]: form });
    return form;
  } catch {
    return undefined;
  }
}
/** A draft may be broken somewhere; the forms that are whole can be previewed all the same. */
const wholeForms = (files: PackFiles): Record<string, CompiledForm> =>
  Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith('forms/'))
      .map(([, text]) => formOf(text))
      .filter((form) => form !== undefined)
      .map((form) => [form.id, form]),
  );

export const draftChecks = (files: PackFiles, { pack }: Checked): string => checksCode(pack?.forms ?? wholeForms(files));
