/** 打印版式: paper, printed words and what is filled in, told one by one; anything finer only that it changed. */
import { same } from '../../form/index';
import type { PrintDef } from '../../print/format';
import { pageOf } from '../../print/lay-out';
import { fieldUse, piecesOf, printedSteps } from '../../print/uses';
import { CORE_TEXT, filled } from '../../text/index';
import { fieldsOf } from '../../access/index';
import { pathOf } from '../files';
import type { CompiledPack } from '../program';
import { compare, list, type PackChange } from './change';

const { paper: PAPER, upright, across } = CORE_TEXT.print;

function paperText(print: PrintDef): string {
  const { size, landscape, margin } = pageOf(print);
  return filled(PAPER, { size, way: landscape ? across : upright, margin });
}

/** By today's names where there are such, so that a renamed field is told once, where it is renamed. */
function shownIn(print: PrintDef, packs: readonly CompiledPack[]): string {
  const all = packs.map((pack) => fieldsOf(pack, print.record));
  const titleOf = (path: string): string => {
    const { field, column } = fieldUse(path);
    const spec = all.find((fields) => Object.hasOwn(fields, field))?.[field];
    return column === undefined ? (spec?.title ?? field) : (spec?.columns?.[column]?.title ?? column);
  };
  return list([...new Set(piecesOf(print).flatMap((piece) => ('field' in piece ? [titleOf(piece.field)] : [])))]);
}

function stepsIn(print: PrintDef, packs: readonly CompiledPack[]): string {
  const nodes = packs.flatMap((pack) => Object.values(pack.processes).flatMap((model) => Object.values(model.nodes)));
  return list(printedSteps(print).map((step) => nodes.find((node) => node.id === step)?.title || step));
}

const wordsIn = (print: PrintDef): string => piecesOf(print).flatMap((piece) => ('text' in piece ? [piece.text] : [])).join(' ');

export function diffPrints(before: CompiledPack, after: CompiledPack): PackChange[] {
  const packs = [after, before];
  const [old, now] = [before.prints ?? {}, after.prints ?? {}];
  const item = (id: string): string => pathOf('print', id);
  const told = compare(old, now, {
    item, title: (print) => print.title,
    aspects: {
      name: (print) => print.title, record: (print) => after.records[print.record]?.title ?? print.record, paper: paperText,
      fields: (print) => shownIn(print, packs), steps: (print) => stepsIn(print, packs), words: wordsIn,
    },
  });
  const finer = Object.values(now).filter((print) => {
    const was = Object.hasOwn(old, print.id) ? old[print.id] : undefined;
    return was !== undefined && !same(was.grids, print.grids) && !told.some((change) => change.item === item(print.id));
  });
  return [...told, ...finer.map((print): PackChange => ({ kind: 'changed', item: item(print.id), title: print.title, detail: CORE_TEXT.print.finer }))];
}
