import type { CompiledPack, FieldAccess, JsonObject } from '@liandong/core/run';

export interface FormPart {
  readonly formId: string;
  readonly title: string;
  readonly data: JsonObject;
  readonly access: FieldAccess;
}

/** Forms in the order in which the processes of the record's services show them; forms that none shows come last. */
function formsInOrder(pack: CompiledPack, recordType: string): string[] {
  const services = Object.values(pack.services).filter((service) => service.record === recordType);
  const shown = services.flatMap((service) => [service.form, ...Object.values(pack.processes[service.process]?.nodes ?? {}).map((node) => node.task?.form)]);
  const all = [...shown, ...Object.keys(pack.forms)].filter((id): id is string => id !== undefined && pack.forms[id]?.record === recordType);
  return [...new Set(all)];
}

/** A record's data cut into the forms that show it: each datum once, at the form that asks for it first; forms without data are left out. */
export function formParts(pack: CompiledPack, recordType: string, data: Readonly<Record<string, unknown>>, except?: string): FormPart[] {
  const seen = new Set<string>();
  const parts: FormPart[] = [];
  for (const formId of formsInOrder(pack, recordType)) {
    const form = pack.forms[formId];
    if (!form || formId === except) continue;
    const own = Object.keys(form.fields).filter((id) => data[id] !== undefined && data[id] !== null && !seen.has(id));
    own.forEach((id) => seen.add(id));
    if (own.length === 0) continue;
    parts.push({
      formId, title: form.title,
      data: Object.fromEntries(own.map((id) => [id, data[id]])) as JsonObject,
      access: { '*': 'hide', ...Object.fromEntries(own.map((id) => [id, 'read'])) },
    });
  }
  return parts;
}
