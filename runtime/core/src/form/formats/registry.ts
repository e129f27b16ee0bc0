/** Every value format, in alphabetical order; a test compares it with the folders. */
import { clock } from './clock/index';
import { cnId } from './cn-id/index';
import { cnPhone } from './cn-phone/index';
import { cnUscc } from './cn-uscc/index';
import { dateRange } from './date-range/index';
import type { ValueFormat } from './format';
import { hours } from './hours/index';
import { location } from './location/index';
import { money } from './money/index';
import { personName } from './person-name/index';
import { regionCode } from './region-code/index';

export const FORMATS: readonly ValueFormat[] = [clock, cnId, cnPhone, cnUscc, dateRange, hours, location, money, personName, regionCode];
const byId = new Map(FORMATS.map((format) => [format.id, format]));
export const formatOf = (id: string | undefined): ValueFormat | undefined => (id === undefined ? undefined : byId.get(id));
