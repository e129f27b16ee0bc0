/** react-query keys: the first word names the resource, so that a change can be told to all its lists at once. */
export const keys = {
  counts: ['tasks', 'counts'],
  tasks: (box: string) => ['tasks', 'list', box],
  task: (id: string) => ['tasks', 'one', id],
  works: (box: string) => ['works', 'list', box],
  work: (id: string) => ['works', 'one', id],
  records: (filter: Readonly<Record<string, string>>) => ['records', 'list', filter],
  record: (id: string) => ['records', 'one', id],
  services: ['services'],
  drafts: ['drafts'],
  freshDrafts: ['drafts', 'fresh'],
  draftOfTask: (id: string) => ['drafts', 'task', id],
  inbox: ['inbox'],
  orgUnits: ['org-units'],
  pack: (sha: string) => ['release', sha, 'pack'],
  program: (sha: string) => ['release', sha, 'program'],
} as const;
