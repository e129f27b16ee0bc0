import { compileChecks } from '../form/compile-checks';
import { problem, type Problem } from '../shared/problem';
import { checkPack } from './compile-pack';
import { pathOf } from './files';
import type { PackFiles, Program } from './program';

/** checkPack plus the forms' schema checks compiled by ajv: for the server and for tests. A schema that ajv refuses is a finding. */
export async function compileProgram(files: PackFiles): Promise<{ readonly program?: Program; readonly findings: Problem[] }> {
  const { pack, findings } = await checkPack(files);
  if (!pack) return { findings };
  const refused = Object.values(pack.forms).flatMap((form): Problem[] => {
    try {
      compileChecks({ [form.id]: form });
      return [];
    } catch (error) {
      const reason = error instanceof Error ? error.message.slice(0, 200) : '';
      return [{ ...problem('form.schema', '/schema', { reason }), item: pathOf('form', form.id) }];
    }
  });
  return refused.length > 0 ? { findings: [...findings, ...refused] } : { program: { pack, checks: compileChecks(pack.forms) }, findings };
}
