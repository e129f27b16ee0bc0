/** `liandong pack check|test|install`: what the command line runs; each answers the exit code. */
import { compileProgram } from '@liandong/core/compile';
import { memoryHost, type Program, playScenario, type ScenarioDef, type ScenarioHost, type ScenarioResult } from '@liandong/core/run';
import type { Deps } from '../platform/deps';
import { Refusal } from '../platform/http/refusal';
import { installPack, type InstallOptions } from '../resources/packs/index';
import { words } from '../text/index';
import { countOf, type Print, printFindings } from './print-findings';
import { readPack } from './read-pack';

/** Expected failures are printed like findings. */
async function orFindings(print: Print, run: () => Promise<number>): Promise<number> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    printFindings(error.problems, print);
    return 1;
  }
}

/** Print every finding; 1 when one of them is an error. */
export const checkPackFolder = (dir: string, print: Print): Promise<number> =>
  orFindings(print, async () => {
    const { program, findings } = await compileProgram(await readPack(dir));
    printFindings(findings, print);
    if (program && findings.length === 0) print(words('pack.checkedClean', { pack: program.pack.manifest.title, version: program.pack.manifest.version }));
    else print(words('pack.checked', { errors: countOf(findings, 'error'), warnings: countOf(findings, 'warning') }));
    return program ? 0 : 1;
  });

/** Makes what executes a scenario; `end` gives back whatever it took. */
export interface HostMaker {
  readonly title: 'hostMemory' | 'hostServer';
  make(program: Program, scenario: ScenarioDef): Promise<{ readonly host: ScenarioHost; end(): Promise<void> }>;
}
export const IN_MEMORY: HostMaker = {
  title: 'hostMemory',
  make: async (program, scenario) => ({ host: memoryHost(program, scenario), end: async () => undefined }),
};

function printResult(result: ScenarioResult, print: Print): void {
  print(words(result.passed ? 'pack.passed' : 'pack.failed', { scenario: `${result.id} ${result.title}` }));
  for (const { step, what, expected, got } of result.failures)
    print(words(step < 0 ? 'pack.failureAtEnd' : 'pack.failure', { step: step + 1, what, expected: JSON.stringify(expected), got: JSON.stringify(got) }));
}

async function playOn(maker: HostMaker, program: Program, scenario: ScenarioDef): Promise<ScenarioResult> {
  const { host, end } = await maker.make(program, scenario);
  try {
    return await playScenario(scenario, host);
  } finally {
    await end();
  }
}

/** Play the pack's scenarios on each kind of host; 1 when one of them fails. */
export const testPackFolder = (dir: string, print: Print, makers: readonly HostMaker[] = [IN_MEMORY]): Promise<number> =>
  orFindings(print, async () => {
    const files = await readPack(dir);
    const { program, findings } = await compileProgram(files);
    if (!program) throw new Refusal(findings.filter((found) => found.severity === 'error'));
    const scenarios = Object.keys(files).filter((path) => path.startsWith('scenarios/')).sort().map((path) => JSON.parse(files[path] ?? '') as ScenarioDef);
    if (scenarios.length === 0) print(words('pack.noScenarios'));
    let failed = 0;
    for (const maker of makers) {
      const results: ScenarioResult[] = [];
      for (const scenario of scenarios) results.push(await playOn(maker, program, scenario));
      for (const result of results) printResult(result, print);
      const passed = results.filter((result) => result.passed).length;
      failed += results.length - passed;
      print(words('pack.tested', { passed, failed: results.length - passed, host: words(`pack.${maker.title}`) }));
    }
    return failed === 0 ? 0 : 1;
  });

export const installPackFolder = (deps: Pick<Deps, 'db' | 'clock' | 'org' | 'packs'>, countyId: string, dir: string, options: InstallOptions, print: Print): Promise<number> =>
  orFindings(print, async () => {
    const { packId, rev, findings, release } = await installPack(deps, countyId, await readPack(dir), options);
    printFindings(findings, print);
    print(words('pack.installed', { pack: packId, rev }));
    if (release) print(words('pack.published', { version: release.version, sha: release.sha.slice(0, 12) }));
    return 0;
  });
