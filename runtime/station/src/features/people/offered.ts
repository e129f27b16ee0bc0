export interface Named { readonly userId: string; readonly name: string; readonly orgName?: string | undefined }

/** Who is shown to be picked from: whoever is chosen stays in sight, each once, and nobody who cannot be it. */
export function offeredPeople<P extends Named>(found: readonly P[], chosen: readonly P[], except: readonly string[] = []): P[] {
  const here = found.filter(({ userId }) => !except.includes(userId));
  const kept = chosen.filter(({ userId }) => !here.some((one) => one.userId === userId));
  return [...kept, ...here];
}

/** One more or one less; where only one is wanted, the other one. */
export function withPerson<P extends Named>(chosen: readonly P[], person: P, most: number): P[] {
  if (most === 1) return [person];
  return chosen.some(({ userId }) => userId === person.userId) ? chosen.filter(({ userId }) => userId !== person.userId) : [...chosen, person];
}
