import { compileChecks } from '../form/compile-checks';
import { problem, type Problem } from '../shared/problem';
import { checkPack } from './compile-pack';
import { pathOf } from './files';
import type { CompiledForm, PackFiles, Program, SchemaChecks } from './program';

function checksOf(form: CompiledForm): SchemaChecks | Problem {
  try {
    return compileChecks({ [form.id]: form });
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : '';
    return { ...problem('form.schema', '/schema', { reason }), item: pathOf('form', form.id) };
  }
}

const isProblem = (found: SchemaChecks | Problem): found is Problem => typeof found.code === 'string';

/** checkPack plus the forms' schema checks compiled by ajv: for the server and for tests. A schema that ajv refuses is a finding. */
export async function compileProgram(files: PackFiles): Promise<{ readonly program?: Program; readonly findings: Problem[] }> {
  const { pack, findings } = await checkPack(files);
  if (!pack) return { findings };
  const compiled = Object.values(pack.forms).map(checksOf);
  const refused = compiled.filter(isProblem);
  if (refused.length > 0) return { findings: [...findings, ...refused] };
  const checks: SchemaChecks = Object.assign({}, ...compiled);
  return { program: { pack, checks }, findings };
}
