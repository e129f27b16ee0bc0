/** The DMN Technology Compatibility Kit: every folder below a directory that has `.dmn` files and test files. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { readDecisions } from '@liandong/core/compile';
import { type DecisionModel, evaluateNode, type FeelContext, type FeelValue } from '@liandong/core/run';
import { type KitCase, readCases } from './dmn-cases';
import { isSame, shownFeel, shownKit, toFeel } from './dmn-values';
import type { CaseResult } from './report';

const NOW = '2026-01-05T01:00:00.000Z';

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)])).sort();

/** `testCase` may give several results: each must be as expected. */
function runCase(id: string, model: DecisionModel, kitCase: KitCase): CaseResult {
  const nodes = Object.values(model.nodes);
  const valueOf = (name: string): { readonly value: FeelValue | undefined; readonly error?: string } => {
    const node = nodes.find((candidate) => candidate.name === name && candidate.kind !== 'input');
    if (!node) return { value: undefined, error: `no node ${name}` };
    const { value, problems } = evaluateNode(model, node.id, (input) => { const given = kitCase.inputs[input.name]; return given ? toFeel(given) : null; }, { now: NOW });
    return { value, ...(problems[0] ? { error: `${problems[0].code} ${problems[0].path}` } : {}) };
  };
  const called = kitCase.invocable === undefined ? undefined : valueOf(kitCase.invocable);
  const several = kitCase.results.length > 1;
  for (const { name, expected } of kitCase.results) {
    const got = called ? { ...called, value: several ? (called.value as FeelContext | null)?.[name] : called.value } : valueOf(name);
    if (got.value === undefined || !isSame(got.value, expected)) return { id, ok: false, step: name, expected: shownKit(expected), got: got.value === undefined ? undefined : shownFeel(got.value), ...(got.error === undefined ? {} : { error: got.error }) };
  }
  return { id, ok: true };
}

export function runDmn(root: string): CaseResult[] {
  const all = filesBelow(root);
  return [...new Set(all.map(dirname))].flatMap((folder) => {
    const files = all.filter((file) => dirname(file) === folder);
    const sources = files.filter((file) => file.endsWith('.dmn'));
    if (sources.length === 0) return [];
    const models = readDecisions(Object.fromEntries(sources.map((file) => [relative(folder, file), readFileSync(file, 'utf8')])));
    return files.filter((file) => file.endsWith('.xml')).flatMap((file) => {
      const tests = readCases(readFileSync(file, 'utf8'));
      const read = tests && models[tests.model];
      const error = `${tests?.model}: ${read ? read.findings.map((found) => `${found.code} ${found.path}`).join(', ') : 'no such file'}`;
      return (tests?.cases ?? []).map((kitCase) => {
        const id = `${relative(root, file).replace(/\.xml$/, '')}/${kitCase.id}`;
        return read?.model ? runCase(id, read.model, kitCase) : { id, ok: false, error };
      });
    });
  });
}
