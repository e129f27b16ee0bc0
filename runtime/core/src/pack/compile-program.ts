import { compileChecks } from '../form/compile-checks';
import { noPause, type Pause } from '../shared/pause';
import { problem, type Problem } from '../shared/problem';
import { checkPack, type CheckedPack, releasedPack } from './compile-pack';
import { pathOf } from './files';
import type { CompiledPack, PackFiles, Program, SchemaChecks } from './program';

/** Which forms have a schema that ajv refuses. Only asked when one has: a compiler for each form costs many times one for all. */
async function refusedForms(pack: CompiledPack, pause: Pause): Promise<Problem[]> {
  const refused: Problem[] = [];
  for (const form of Object.values(pack.forms)) {
    try {
      await compileChecks({ [form.id]: form }, pause);
    } catch (error) {
      const reason = error instanceof Error ? error.message.slice(0, 200) : '';
      refused.push({ ...problem('form.schema', '/schema', { reason }), item: pathOf('form', form.id) });
    }
  }
  return refused;
}

async function checksOf(pack: CompiledPack, pause: Pause): Promise<{ readonly checks: SchemaChecks } | { readonly refused: readonly Problem[] }> {
  try {
    return { checks: await compileChecks(pack.forms, pause) };
  } catch (error) {
    const refused = await refusedForms(pack, pause);
    if (refused.length === 0) throw error;
    return { refused };
  }
}

export interface CheckedProgram { readonly program?: Program; readonly findings: Problem[] }

async function programOf({ pack, findings }: CheckedPack, pause: Pause): Promise<CheckedProgram> {
  if (!pack) return { findings };
  const compiled = await checksOf(pack, pause);
  return 'refused' in compiled ? { findings: [...findings, ...compiled.refused] } : { program: { pack, checks: compiled.checks }, findings };
}

/** checkPack plus the forms' schema checks compiled by ajv: for the server and for tests. A schema that ajv refuses is a finding. */
export const compileProgram = async (files: PackFiles, pause = noPause): Promise<CheckedProgram> => programOf(await checkPack(files, pause), pause);

/** A published release as it runs (`releasedPack`). */
export const compileRelease = async (files: PackFiles, pause = noPause): Promise<CheckedProgram> => programOf(await releasedPack(files, pause), pause);
