import { fieldsOf } from '../../access/index';
import type { FieldSpec } from '../../form/types';
import { problem, type Problem, type Severity } from '../../shared/problem';
import { type FileKind, pathOf } from '../files';
import type { CompiledPack, PackFiles } from '../program';
import type { Source } from '../read';

export interface LintInput {
  readonly pack: CompiledPack;
  readonly source: Source;
  readonly files: PackFiles;
}

/** Makes findings about one item of the pack. */
export const about =
  (kind: FileKind, id = '') =>
  (code: string, path = '', params: Problem['params'] = {}, severity: Severity = 'error'): Problem => ({ ...problem(code, path, params, severity), item: pathOf(kind, id) });

export const roleOf = (pack: CompiledPack, id: string) => pack.manifest.roles.find((role) => role.id === id);

/** A form, process or record whose file is there but broken is not unknown: its own findings say what is wrong. */
export const isThere = (input: LintInput, kind: FileKind, id: string): boolean => input.files[pathOf(kind, id)] !== undefined;

const known = new WeakMap<LintInput, Map<string, Record<string, FieldSpec> | undefined>>();

/** Fields of a record; undefined when a form file is broken, so that nothing is called missing because of it. */
export function knownFields(input: LintInput, recordType: string): Record<string, FieldSpec> | undefined {
  const found = known.get(input) ?? new Map<string, Record<string, FieldSpec> | undefined>();
  known.set(input, found);
  if (!found.has(recordType)) found.set(recordType, findFields(input, recordType));
  return found.get(recordType);
}

function findFields(input: LintInput, recordType: string): Record<string, FieldSpec> | undefined {
  const broken = Object.keys(input.files).some((path) => path.startsWith('forms/') && !Object.hasOwn(input.pack.forms, path.slice('forms/'.length, -'.json'.length)));
  return broken ? undefined : fieldsOf(input.pack, recordType);
}
