import { useDraft } from '../../editing';

export function ServicesPage() {
  const { files } = useDraft();
  return <pre className="ld-pad">{files['services.json']}</pre>;
}
