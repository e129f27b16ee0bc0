export interface Act { readonly title: string; readonly what: string; readonly run: () => void }
interface ActGroup { readonly title: string; readonly acts: readonly Act[] }

/** Things that can be done, by what one wants, each with a sentence of what will happen. */
export function ActionGroups({ groups }: { readonly groups: readonly ActGroup[] }) {
  return (
    <>
      {groups.map(({ title: group, acts }) => (
        <section key={group} aria-label={group}>
          <h3 className="action-group">{group}</h3>
          <ul className="action-list">
            {acts.map(({ title, what, run }) => <li key={title}><button type="button" onClick={run}><strong>{title}</strong><span>{what}</span></button></li>)}
          </ul>
        </section>
      ))}
    </>
  );
}
