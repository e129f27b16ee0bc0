import { useDraft } from '../../editing';

export function ProcessEditor({ processId }: { readonly processId: string }) {
  const { files } = useDraft();
  return <pre className="ld-pad">{files[`processes/${processId}.bpmn`]}</pre>;
}
