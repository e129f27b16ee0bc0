import type { Deps } from '../../platform/deps';
import type { ReportObjectDoc } from './model';

type Of = Pick<ReportObjectDoc, '_id' | 'countyId'>;
const aad = ({ _id }: Of): string => `report/${_id}`;

/** What people write in a report lies sealed: they write of people. */
export const sealText = ({ keys }: Pick<Deps, 'keys'>, of: Of, plain: string): string => keys.seal(of.countyId, aad(of), Buffer.from(plain)).toString('base64');
export const openText = ({ keys }: Pick<Deps, 'keys'>, of: Of, sealed: string): string => keys.open(of.countyId, aad(of), Buffer.from(sealed, 'base64')).toString();
