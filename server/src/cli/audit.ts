import { Command } from 'commander';
import { verifyCounty } from '../durable/index';
import type { Deps } from '../platform/deps';
import { words } from '../text/index';
import { print } from './print';
import { withDeps } from './run';

/** Prints what does not fit; how much that was. */
async function verifyOne(deps: Deps, countyId: string): Promise<number> {
  const { problems, last, works, entries, views, anchors } = await verifyCounty(deps, countyId);
  const { county } = await deps.org.snapshot(countyId);
  print(problems.length === 0 ? words('audit.clean', { county: county.name, works, entries, views, anchors }) : words('audit.broken', { county: county.name, count: problems.length }));
  for (const { what, chain, seq } of problems) print(words('audit.where', { what: words(`audit.${what}`), chain, seq }));
  if (last) print(words('audit.lastAnchor', { seq: last.seq, at: last.at, root: last.root }));
  return problems.length;
}

/** `liandong audit verify` */
export const auditCommand = (): Command =>
  new Command('audit').description(words('cli.audit')).addCommand(
    new Command('verify').description(words('cli.auditVerify')).option('--county <id>', words('cli.county')).action((options: { county?: string }) =>
      withDeps(async (deps) => {
        let broken = 0;
        for (const countyId of options.county ? [options.county] : await deps.org.countyIds()) broken += await verifyOne(deps, countyId);
        return broken === 0 ? 0 : 1;
      }),
    ),
  );
