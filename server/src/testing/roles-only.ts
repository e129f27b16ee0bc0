import type { PackFiles } from '@liandong/core/run';

const role = (id: string, tier: string, reach: string, maxLevel: string, rights: readonly string[] = []) => ({ id, title: id.toLowerCase(), tier, reach, maxLevel, rights });

/** The smallest pack: nothing but roles, for tests that need people with rights and no work. */
export const ROLES_ONLY: PackFiles = {
  'pack.json': JSON.stringify({
    format: 1, id: 'roles', version: '1.0.0', title: 'roles',
    roles: [
      role('ADMIN', 'county', 'own', 'L0', ['accounts']), role('POLICY', 'county', 'county', 'L1', ['design', 'publish', 'figures']), role('OPERATOR', 'county', 'county', 'L1', ['operate', 'audit']),
      role('HEAD', 'station', 'subtree', 'L3'), role('WORKER', 'station', 'unit', 'L2'), role('AIDE', 'room', 'own', 'L2'),
    ],
  }),
  'services.json': JSON.stringify({ services: [] }),
};
