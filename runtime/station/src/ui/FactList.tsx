export interface Fact { readonly title: string; readonly value: string; }

/** A few facts, each with its name. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ title, value }) => <div key={title} className="fact"><dt>{title}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}
