import { compileDecisionFiles } from '../decision/compile/index';
import type { DecisionModel } from '../decision/types';
import { compileForm } from '../form/index';
import { compileProcess, releasedProcess } from '../process/compile/index';
import type { ProcessModel } from '../process/types';
import type { JsonObject } from '../shared/json';
import { mapOf } from '../shared/names';
import { noPause, type Pause } from '../shared/pause';
import type { Problem } from '../shared/problem';
import { lintPack } from './check/index';
import { pathOf } from './files';
import type { CompiledForm, CompiledPack, PackFiles } from './program';
import { readPack, type Source } from './read';
import { packSha } from './sha';

export interface CheckedPack {
  /** there when nothing is in error */
  readonly pack?: CompiledPack;
  readonly findings: Problem[];
}

const inFile = (item: string) => (found: Problem): Problem => ({ ...found, item });

async function compileForms(source: Source, pause: Pause): Promise<{ forms: Record<string, CompiledForm>; findings: Problem[] }> {
  const [forms, findings]: [Record<string, CompiledForm>, Problem[]] = [mapOf<CompiledForm>([]), []];
  for (const def of Object.values(source.form)) {
    const compiled = compileForm(def);
    findings.push(...compiled.findings.map(inFile(pathOf('form', def.id))));
    forms[def.id] = compiled.form;
    await pause();
  }
  return { forms, findings };
}

async function compileProcesses(source: Source, compile: typeof compileProcess, pause: Pause): Promise<{ processes: Record<string, ProcessModel>; findings: Problem[] }> {
  const [processes, findings]: [Record<string, ProcessModel>, Problem[]] = [mapOf<ProcessModel>([]), []];
  for (const [id, xml] of Object.entries(source.process)) {
    const compiled = await compile(id, xml);
    findings.push(...compiled.findings.map(inFile(pathOf('process', id))));
    if (compiled.model) processes[id] = compiled.model;
    await pause();
  }
  return { processes, findings };
}

function compileDecisions(source: Source): { decisions: Record<string, DecisionModel>; findings: Problem[] } {
  const compiled = Object.entries(compileDecisionFiles(source.decision));
  return {
    decisions: mapOf(compiled.flatMap(([id, { model }]) => (model ? [[id, model] as const] : []))),
    findings: compiled.flatMap(([id, { findings }]) => findings.map(inFile(pathOf('decision', id)))),
  };
}

const firstOf = <T extends { readonly id: string }>(items: readonly T[]): Record<string, T> => mapOf([...items].reverse().map((item) => [item.id, item] as const));

interface Assembled extends Partial<Pick<CheckedPack, 'pack'>> { readonly source: Source; readonly findings: Problem[] }

async function assemble(files: PackFiles, compile: typeof compileProcess, pause: Pause): Promise<Assembled> {
  const { source, findings } = readPack(files);
  const manifest = source.manifest[''];
  if (!manifest) return { source, findings };
  const [forms, processes, decisions] = [await compileForms(source, pause), await compileProcesses(source, compile, pause), compileDecisions(source)];
  const pack: CompiledPack = {
    format: 1, sha: packSha(files), manifest, params: (manifest.parameters?.values ?? {}) as JsonObject,
    services: firstOf(source.services['']?.services ?? []),
    codes: source.code, records: source.record, forms: forms.forms, questions: source.question, processes: processes.processes, decisions: decisions.decisions,
    indicators: source.indicator, reports: source.report, plans: source.plan, ledgers: source.ledger, dashboards: source.dashboard, notices: source.notice, prints: source.print, transforms: source.transform,
  };
  return { source, pack, findings: [...findings, ...forms.findings, ...processes.findings, ...decisions.findings] };
}

/**
 * Check a pack as a whole and compile it. Never throws and never guesses: what is wrong is a finding with the file (`item`) and the
 * place (`path`); the pack is there when no finding is an error.
 */
export async function checkPack(files: PackFiles, pause = noPause): Promise<CheckedPack> {
  const { pack, source, findings } = await assemble(files, compileProcess, pause);
  if (!pack) return { findings };
  const all = [...findings, ...(await lintPack({ pack, source, files }, pause))].map((found) => (found.item === undefined ? inFile('pack.json')(found) : found));
  return all.some((found) => found.severity === 'error') ? { findings: all } : { pack, findings: all };
}

/**
 * A published release as it runs. It was checked when it was published: what a later version of this program finds fault with must not stop
 * work that is under way, so only what cannot be read at all is in error.
 */
export async function releasedPack(files: PackFiles, pause = noPause): Promise<CheckedPack> {
  const { pack, findings } = await assemble(files, releasedProcess, pause);
  return pack ? { pack, findings: [] } : { findings };
}
