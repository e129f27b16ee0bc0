import type { Finding } from '../../../editing';

/** What is wrong here, each once. */
export function FoundList({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return <div role="alert"><ul className="pr-found">{[...new Set(findings.map(({ detail }) => detail))].map((detail) => <li key={detail}>{detail}</li>)}</ul></div>;
}
