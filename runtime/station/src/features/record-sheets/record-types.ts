import { useQueries } from '@tanstack/react-query';
import { useApi, useSession } from '@liandong/client';
import { mayExportSome, type CompiledPack } from '@liandong/core/run';
import { packQuery, useRegisters } from '../../data';

interface TypeOf { readonly id: string; readonly packId: string; readonly type: string; readonly title: string }
export interface TypeChoice extends TypeOf { readonly states: readonly { readonly id: string; readonly title: string }[] }
/** A type whose records are not his to take away; whose they are. */
export interface TypeKept extends TypeOf { readonly roles: readonly string[] }

const rolesOf = ({ records, manifest }: CompiledPack, type: string): string[] =>
  (records[type]?.export?.roles ?? []).map((id) => manifest.roles.find((role) => role.id === id)?.title ?? id);

/** Types of records of the packs in use: those that one may take away, and those that one may not. `isKnown`: all of them are here. */
export function useRecordTypes(): { readonly open: readonly TypeChoice[]; readonly kept: readonly TypeKept[]; readonly isKnown: boolean } {
  const api = useApi();
  const grants = useSession().me?.grants ?? [];
  const registers = useRegisters();
  const releases = [...new Set((registers.data ?? []).map(({ release }) => release))];
  const packs = useQueries({ queries: releases.map((sha) => packQuery(api, sha)) });
  const open: TypeChoice[] = [];
  const kept: TypeKept[] = [];
  for (const { packId, type, title, release } of registers.data ?? []) {
    const pack = packs[releases.indexOf(release)]?.data;
    const choice = { id: `${packId} ${type}`, packId, type, title };
    if (pack && mayExportSome(pack, type, grants)) open.push({ ...choice, states: pack.records[type]?.states ?? [] });
    else if (pack) kept.push({ ...choice, roles: rolesOf(pack, type) });
  }
  return { open, kept, isKnown: registers.isSuccess && packs.every(({ isSuccess }) => isSuccess) };
}
