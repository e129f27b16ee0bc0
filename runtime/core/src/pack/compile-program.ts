import { compileChecks } from '../form/compile-checks';
import { problem, type Problem } from '../shared/problem';
import { checkPack } from './compile-pack';
import { pathOf } from './files';
import type { CompiledPack, PackFiles, Program, SchemaChecks } from './program';

/** Which forms have a schema that ajv refuses. Only asked when one has: a compiler for each form costs many times one for all. */
const refusedForms = (pack: CompiledPack): Problem[] =>
  Object.values(pack.forms).flatMap((form): Problem[] => {
    try {
      compileChecks({ [form.id]: form });
      return [];
    } catch (error) {
      const reason = error instanceof Error ? error.message.slice(0, 200) : '';
      return [{ ...problem('form.schema', '/schema', { reason }), item: pathOf('form', form.id) }];
    }
  });

function checksOf(pack: CompiledPack): { readonly checks: SchemaChecks } | { readonly refused: readonly Problem[] } {
  try {
    return { checks: compileChecks(pack.forms) };
  } catch (error) {
    const refused = refusedForms(pack);
    if (refused.length === 0) throw error;
    return { refused };
  }
}

/** checkPack plus the forms' schema checks compiled by ajv: for the server and for tests. A schema that ajv refuses is a finding. */
export async function compileProgram(files: PackFiles): Promise<{ readonly program?: Program; readonly findings: Problem[] }> {
  const { pack, findings } = await checkPack(files);
  if (!pack) return { findings };
  const compiled = checksOf(pack);
  return 'refused' in compiled ? { findings: [...findings, ...compiled.refused] } : { program: { pack, checks: compiled.checks }, findings };
}
