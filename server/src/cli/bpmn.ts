import { readFile } from 'node:fs/promises';
import { checkProcesses } from '@liandong/core/compile';
import { problem, type Problem } from '@liandong/core/run';
import { Command } from 'commander';
import { countOf, type Print, printFindings } from '../packs-on-disk/index';
import { sentence, words } from '../text/index';
import { print } from './print';
import { orSay } from './run';

async function findingsIn(file: string): Promise<Problem[]> {
  const xml = await readFile(file, 'utf8').catch(() => undefined);
  return xml === undefined ? [problem('process.xml')] : checkProcesses(xml);
}

/** What the standard forbids in BPMN files, as lines or as data; 1 when one of the findings is an error. */
export async function checkBpmnFiles(files: readonly string[], asJson: boolean, tell: Print): Promise<number> {
  const found: Problem[] = [];
  for (const file of files) found.push(...(await findingsIn(file)).map((finding) => ({ ...finding, item: file })));
  const errors = countOf(found, 'error');
  if (asJson) tell(JSON.stringify(found.map((finding) => ({ file: finding.item, code: finding.code, path: finding.path, severity: finding.severity, text: sentence(finding) })), null, 2));
  else {
    printFindings(found, tell);
    tell(found.length === 0 ? words('bpmn.clean', { files: files.length }) : words('pack.checked', { errors, warnings: countOf(found, 'warning') }));
  }
  return errors > 0 ? 1 : 0;
}

/** `liandong bpmn check [--json] FILE…` */
export const bpmnCommand = (): Command =>
  new Command('bpmn').description(words('cli.bpmn')).addCommand(
    new Command('check').description(words('cli.bpmnCheck')).argument('<file...>', words('cli.bpmnFile')).option('--json', words('cli.json'))
      .action((files: string[], { json }: { json?: boolean }) => orSay(() => checkBpmnFiles(files, json === true, print))),
  );
