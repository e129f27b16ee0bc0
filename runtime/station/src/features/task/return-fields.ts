import { type CompiledPack, type FieldSpec, fieldsOf } from '@liandong/core/run';

/** The fields that the step one returns to lets its performer answer; else all of the record's. */
export function fieldsToMend(pack: CompiledPack, recordType: string, from: string, to: string): FieldSpec[] {
  const services = Object.values(pack.services).filter((service) => service.record === recordType);
  const model = services.map((service) => pack.processes[service.process]).find((process) => process?.nodes[from] && process.nodes[to]);
  const task = model?.nodes[to]?.task;
  const fields = Object.values(pack.forms[task?.form ?? '']?.fields ?? fieldsOf(pack, recordType));
  const access = task?.access ?? {};
  return fields.filter((field) => (access[field.id] ?? access['*'] ?? 'edit') === 'edit');
}
