/** What the inspector shows. */
export type Selection = { readonly kind: 'field' | 'section'; readonly id: string } | { readonly kind: 'form' };

export const THE_FORM: Selection = { kind: 'form' };

/** What a finding's path in a form file points at. */
export function selectionAt(path: string, targetOfRule: (rule: string) => string | undefined, isSection: (id: string) => boolean): Selection {
  const [, area = '', second = '', third = ''] = path.split('/');
  const id = area === 'schema' && second === 'properties' ? third : area === 'rules' ? (targetOfRule(second) ?? '') : area === 'uiSchema' ? second : '';
  if (id === '') return THE_FORM;
  return { kind: isSection(id) ? 'section' : 'field', id };
}
